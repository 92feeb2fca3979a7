"""督查问责: which part of the page, which suggestions, which orders of the register, and whose card is open."""

import re
from collections.abc import Callable

from analytics.supervision.orders import STATES
from analytics.supervision.rules import IDS, KINDS
from analytics.supervision.table import TYPES
from ui.address import Param, one_of
from ui.choices import choices

PARTS = ("orders", "inspections", "effects")
LATE = ("overdue", "recheck", "relapse")


def params() -> tuple[Param, ...]:
    return (
        Param("part", one_of(PARTS), PARTS[0]),
        Param("rule", one_of(IDS), None),
        Param("kind", one_of(KINDS), None),
        Param("state", one_of(STATES), None),
        Param("type", one_of(TYPES), None),
        Param("late", one_of(LATE), None),
        Param("order", _number("DB"), None),
        Param("round", _number("LD"), None),
        choices.page(),
    )


def _number(prefix: str) -> Callable[[str], str]:
    """A parser of the numbers of orders or rounds."""

    def parse(text: str) -> str:
        if not re.fullmatch(rf"{prefix}-\d{{4}}-\d{{2,6}}", text):
            raise ValueError(text)
        return text

    return parse


CHOICES = choices.Choices(params)
