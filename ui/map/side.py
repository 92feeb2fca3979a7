"""Beside the map what it shows and what that means; what was clicked comes first."""

import streamlit as st

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


def across(county: County, towns: Towns) -> None:
    """Under both columns: how all that is looked at stands, as long as nothing in it is picked."""
    if not drill.chosen():
        with st.container(key="map_all"):
            card.draw(county, towns)
