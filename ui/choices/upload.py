"""数据上报: which part of the page, whose report for which month, and what of the history is listed."""

from analytics.contract import KINDS
from analytics.months import months_between
from ui import filters, store
from ui.address import Param, one_of
from ui.choices import choices

PARTS = ("file", "entry", "history")
WHAT = ("work", "incidents")
"""What can be typed in instead of being filed as a file."""


STATES = ("current", "superseded", "waiting", "withdrawn")
"""What can have become of a submission."""


def params() -> tuple[Param, ...]:
    return (
        Param("part", one_of(PARTS), PARTS[0]),
        choices.unit(),
        Param("month", one_of(months()), None),
        Param("what", one_of(WHAT), WHAT[0]),
        Param("kind", one_of(tuple(KINDS)), None),
        Param("period", one_of(months()), None),
        Param("standing", one_of(STATES), None),
        Param("number", _number, None),
    )


def months() -> list[str]:
    """The campaign's months and those that were reported besides, the oldest first."""
    settings = store.settings()
    return sorted({*months_between(settings.first_month, settings.last_month), *filters.available_months()})


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


CHOICES = choices.Choices(params)
