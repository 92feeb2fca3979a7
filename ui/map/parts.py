"""What stands below the map: the lists, or the part 护学覆盖 with its own marks on the map."""

from ui.map import coverage, lists
from ui.map.asked import Asked
from ui.map.county import County
from ui.map.coverage import Planned
from ui.map.towns import Towns


def marks(asked: Asked) -> list[Planned]:
    """The posts that the part proposes."""
    return list(coverage.marks(asked.view, asked.month).planned) if asked.part == "coverage" else []


def draw(county: County, towns: Towns) -> None:
    """What the reader has chosen below the map."""
    asked = county.asked
    if asked.part == "coverage":
        coverage.draw(asked.view, asked.month)
        return
    lists.draw(county, towns)
    lists.apart(county)
