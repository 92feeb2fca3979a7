"""The map in WebGL: sent small, asked nothing of any other machine, and told what was clicked."""

from functools import partial
from typing import Any

import pydeck as pdk
import streamlit as st
from pydeck.bindings.json_tools import default_serialize

from ui import palette, store
from ui.frontdoor import tiles
from ui.map import camera, layers, pick
from ui.map.county import County
from ui.map.ground import Ground
from ui.map.packed import written
from ui.map.towns import Towns
from ui.wording import t

KEY = "map_drawn"
NO_STYLE = "__MAP_STYLE__"  # by which Streamlit knows that none is wanted
TOOLTIP = {
    "text": "{tip}",  # set as text, not as markup: names come from clerks
    "style": {
        "backgroundColor": palette.PAPER,
        "color": palette.INK,
        "border": f"1px solid {palette.LINE}",
        "borderRadius": "4px",
        "fontSize": "13px",
        "lineHeight": "1.5",
        "maxWidth": "22em",
        "boxShadow": "0 1px 4px rgba(0,0,0,.18)",
    },
}


class Deck(pdk.Deck):
    """A deck that is written without spaces: pydeck indents every coordinate, which doubles what is sent.

    Rows that were packed before are put in as they are.
    """

    def to_json(self) -> str:
        rows = [layer.data for layer in self.layers]
        for i, layer in enumerate(self.layers):
            layer.data = _place(i) if isinstance(rows[i], str) else rows[i]
        text = written(self, _plain)
        for i, layer in enumerate(self.layers):
            layer.data = rows[i]
            if isinstance(rows[i], str):
                text = text.replace(written(_place(i)), rows[i], 1)
        return text


def _place(i: int) -> str:
    """Where the rows of a layer go. Whatever a clerk may write, this is not in it."""
    return f"\0rows {i}"


def draw(ground: Ground, county: County, towns: Towns, more: list[pdk.Layer]) -> None:
    """The map; ``more`` are layers that lie above all others."""
    st.pydeck_chart(
        deck(ground, county, towns, more),
        height=camera.height(),
        key=KEY,
        on_select=partial(pick.clicked, KEY),
        selection_mode="single-object",
        alt=t("map.alt"),
    )


def deck(ground: Ground, county: County, towns: Towns, more: list[pdk.Layer]) -> Deck:
    """No map provider and no style of one: a deck that has either asks a public host for tiles, unless it is our own."""
    return Deck(
        layers=[*layers.of(ground, county, towns, pick.turn()), *more],
        map_provider=None,
        map_style=tiles.STYLE if store.settings().tile_url else NO_STYLE,
        initial_view_state=camera.view(ground, county),
        tooltip=TOOLTIP,
    )


def _plain(thing: Any) -> Any:
    return repr(thing) if isinstance(thing, pdk.types.String) else default_serialize(thing)
