"""安防达标: by which four targets, which schools are listed, and which school's plan is shown."""

from analytics.needs import item_name
from analytics.queries.protection import GROUPINGS, ITEMS, STATES
from ui import filters, wording
from ui.address import Param, one_of
from ui.choices import choices

STAGES = choices.codes("schools", "stage")
NARROWING = ("item", "month", "area", "stage", "words")


def params() -> tuple[Param, ...]:
    return (
        Param("grouping", one_of(GROUPINGS), next(iter(GROUPINGS))),
        Param("item", one_of(ITEMS), None),
        Param("state", one_of(STATES), STATES[0]),
        choices.month(),
        Param("area", one_of(filters.township_names()), None),
        Param("stage", one_of(STAGES), None),
        choices.search(),
        choices.school(),
        choices.page(),
    )


def named(name: str, code: str) -> str:
    if name == "item":
        return item_name(code, wording.language())
    if name == "area":
        return filters.township_names()[code]
    return choices.words("schools", "stage")[code]


CHOICES = choices.Choices(params, NARROWING, named)
