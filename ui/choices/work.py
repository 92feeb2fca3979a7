"""六项措施: which measure, which count of it, and whether the lines of the tables are counts, townships or units."""

from analytics.warehouse.counts import counted
from ui import wording
from ui.address import Param, one_of
from ui.choices import choices
from ui.wording import t

MEASURES = ("1", "2", "3", "4", "5", "6")
COLUMNS = {column.id: column for _, column in counted()}
LINES = ("item", "township", "unit")
PLACES = ("unit", "township")

NARROWING = ("measure", "item", "month")


def params() -> tuple[Param, ...]:
    return (
        Param("measure", one_of(MEASURES), None),
        Param("item", one_of(COLUMNS), None),
        Param("lines", one_of(LINES), LINES[0]),
        Param("place", one_of(PLACES), PLACES[0]),
        choices.month(),
    )


def named(name: str, code: str) -> str:
    return wording.label(COLUMNS[code]) if name == "item" else t(f"work.measure_{code}")


CHOICES = choices.Choices(params, NARROWING, named)
