"""A click on the map, or on a line of a table below it: what is picked stands in the address."""

from collections.abc import Sequence

import streamlit as st

from analytics import queries
from ui import address, store
from ui.map import camera
from ui.map.county import County

KINDS = {"township": "area", "area": "zone", "post": "zone", "school": "school"}
"""The layers that can be picked, and what of the address a click on each sets."""

ONES = ("area", "zone", "school")
_TURN = "_map_turn"


def turn() -> int:
    """How often something has been picked on the map."""
    return st.session_state.get(_TURN, 0)


def clicked(key: str) -> None:
    """Callback of the map: picks what was clicked, or lets go of it if it was picked before.

    The browser tells of what it marks no longer as well, when its layer is gone: that is no click.
    """
    objects = st.session_state[key]["selection"]["objects"]
    found = [(layer, rows[0]) for layer, rows in objects.items() if rows]
    if found:
        layer, row = found[0]
        take(KINDS[layer.split(".")[0]], row["i"])


def take(name: str, code: str | None) -> None:
    """Picks a thing alone: of the ones picked before only the township that it was looked for in is kept."""
    address.touch()
    st.session_state[_TURN] = turn() + 1
    held = st.session_state[name] == code
    for one in ONES:
        if one == name:
            st.session_state[one] = None if held else code
        elif one != "area":
            st.session_state[one] = None
    if name == "area":
        st.session_state["page"] = 1


def of_table(key: str, name: str, codes: Sequence[str]) -> None:
    """Callback of a table: the picked line's thing is picked on the map too, and looked at."""
    address.touch()
    places = st.session_state[key]["selection"]["rows"]
    code = codes[places[0]] if places and places[0] < len(codes) else None
    if code is None or code != st.session_state[name]:
        st.session_state[name] = None
        take(name, code)
    camera.turn()


def within(county: County) -> frozenset[str] | None:
    """The schools within the zone that is picked; None if none is."""
    zone = county.asked.zone
    if zone is None:
        return None
    return frozenset(row["school_code"] for row in store.records(queries.zone_schools(county.asked.month, zone=zone)))
