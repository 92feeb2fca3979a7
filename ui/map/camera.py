"""From where the map is looked at first: all of the county, or what the reader came for."""

from math import cos, log2, radians

import pydeck as pdk
import streamlit as st

from ui.frontdoor import looks
from ui.map.county import County
from ui.map.ground import Ground

TILE = 512  # pixels of the world at zoom 0, as deck counts
LEAST, MOST, LOW = 500, 660, 380  # pixels that the map is high, and is on a telephone
UPRIGHT = 0.86  # of its width
MENU, EDGES, WIDEST, SHARE = (
    300,
    80,
    1200,
    0.66,
)  # of the window: the menu, the page's margins, its width, the map's part
PHONE, MARGIN = 700, 40  # windows up to so wide have the map alone in a row, with so much beside it
USUAL = 1400  # a window of which nothing is known
NEAR = 13.6  # zoom at which letters and names of schools can be read
FARTHEST, NEAREST = 6.0, 17.5
_HELD, _TURNS = "_map_view", "_map_turns"

Bounds = tuple[float, float, float, float]


def view(ground: Ground, county: County) -> pdk.ViewState:
    """Where to look. Stays as it is after a click on the map: the reader is looking at what was clicked already."""
    areas, held = county.asked.areas, st.session_state.get(_HELD)
    if held is None or held[0] != areas:
        held = st.session_state[_HELD] = (areas, _wanted(ground, county))
    lon, lat, zoom = held[1]
    zoom += st.session_state.get(_TURNS, 0) * 1e-6  # the browser turns only to what differs from before
    return pdk.ViewState(longitude=lon, latitude=lat, zoom=zoom, min_zoom=FARTHEST, max_zoom=NEAREST)


def turn() -> None:
    """Looks anew at what is chosen: for choices made beside the map."""
    st.session_state.pop(_HELD, None)
    st.session_state[_TURNS] = st.session_state.get(_TURNS, 0) + 1


def fitted(bounds: Bounds) -> tuple[float, float, float]:
    """Longitude, latitude and zoom at which all within the bounds can be seen."""
    west, south, east, north = bounds
    middle = (south + north) / 2
    across = log2(_width() * 360 / TILE / max(east - west, 1e-4))
    upright = log2((height() - 20) * 360 / TILE * cos(radians(middle)) / max(north - south, 1e-4))
    zoom = min(max(min(across, upright) - 0.05, FARTHEST), NEAR)
    return round((west + east) / 2, 5), round(middle, 5), round(zoom, 2)


def _wanted(ground: Ground, county: County) -> tuple[float, float, float]:
    asked = county.asked
    place = county.known.get(asked.school or "") or county.zones.get(asked.zone or "")
    if place and place["lon"] is not None:
        return round(place["lon"], 5), round(place["lat"], 5), NEAR
    if asked.area:
        return fitted(ground.bounds_of(asked.area))
    if len(asked.areas) in (1, 2, 3):
        every = [ground.bounds_of(code) for code in asked.areas]
        west, south, east, north = zip(*every, strict=True)
        return fitted((min(west), min(south), max(east), max(north)))
    return fitted(ground.bounds)


def height() -> int:
    """Pixels: less on a telephone, where a finger must find a way past the map."""
    return LOW if is_phone() else round(min(max(_width() * UPRIGHT, LEAST), MOST))


def is_phone() -> bool:
    """Whether the columns stand below each other."""
    return _window() <= PHONE


def _width() -> float:
    window = _window()
    return window - MARGIN if is_phone() else min(window - MENU - EDGES, WIDEST) * SHARE


def _window() -> int:
    said = st.context.cookies.get(looks.WIDTH, "")
    return int(said) if said.isdigit() and 200 <= int(said) <= 10_000 else USUAL
