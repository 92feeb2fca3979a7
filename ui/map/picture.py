"""The map itself, in WebGL or without, under what its makers ask to be said on it."""

import streamlit as st

from analytics.boundaries import BoundaryError
from ui import address, store, wording
from ui.frontdoor import looks
from ui.map import chosen, deck, ground, svg
from ui.map.county import County
from ui.map.coverage import Planned
from ui.map.ground import Ground
from ui.map.towns import Towns
from ui.markup import element, text
from ui.wording import t

OSM = "© OpenStreetMap contributors, ODbL 1.0"


def known_ground() -> Ground | None:
    """The boundaries; where a file of them is wrong, says which and what, and there is no map."""
    try:
        return ground.ground()
    except BoundaryError as error:
        st.error(error.words(wording.language()), title=t("map.no_ground"), icon=":material/wrong_location:")
        return None


def draw(ground: Ground, county: County, towns: Towns, planned: list[Planned]) -> None:
    """In WebGL where the browser has it and the reader has not asked for the plain one."""
    plain = st.session_state["draw"] == "svg" or st.context.cookies.get(looks.WEBGL) == "0"
    with st.container(key="map_picture"):
        if plain:
            svg.draw(ground, county, towns, chosen.plain(ground, county, planned))
        else:
            deck.draw(ground, county, towns, chosen.layers(ground, county, planned))
        st.html(_said_on_it(ground, plain=plain))


def other_way() -> None:
    """The choice between the two ways of drawing; without WebGL there is none, and it is said."""
    if st.context.cookies.get(looks.WEBGL) == "0":
        st.caption(t("map.no_webgl"))
        return
    st.toggle(
        t("map.draw_plain"),
        value=st.session_state["draw"] == "svg",
        key="map_plain_wished",
        on_change=_turn,
        help=t("map.draw_plain_help"),
    )


def _said_on_it(ground: Ground, *, plain: bool) -> str:
    """Whose data the ground is, and that it is a sketch if it is: on the map, as the licence asks."""
    whole = ground.known.attribution
    short = OSM if "OpenStreetMap" in whole else whole
    said = [element("span", text(short), title=whole)] if whole else []
    if (tiles := store.settings()).tile_url and not plain and tiles.tile_attribution:
        said.append(element("span", text(tiles.tile_attribution)))
    if ground.known.schematic:
        said.insert(0, element("strong", text(t("map.schematic"))))
    return element("div", *said, class_="cg-map-said")


def _turn() -> None:
    address.touch()
    st.session_state["draw"] = "svg" if st.session_state["map_plain_wished"] else "map"
