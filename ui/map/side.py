"""Beside the map: what was clicked comes first; as long as nothing was, what the map shows and what it means."""

from ui import drill
from ui.map import card, legend
from ui.map.county import County
from ui.map.coverage import Planned
from ui.map.towns import Towns


def draw(county: County, towns: Towns, planned: list[Planned]) -> None:
    """The card stands above the choices and the legend once there is something on it that was asked for."""
    if drill.chosen():
        drill.chips()
        card.draw(county, towns)
    legend.draw(county, towns, planned=bool(planned))
    if not drill.chosen():
        card.draw(county, towns)
