"""What stands below the map: the lists, or the part 护学覆盖 with its own marks on the map."""

from collections.abc import Hashable

import streamlit as st

from ui import store
from ui.map import coverage, lists
from ui.map.asked import Asked
from ui.map.county import County
from ui.map.coverage import Planned
from ui.map.towns import Towns

MANY = 800  # uncovered schools: to find places for posts among more may take seconds
_SOLVED = "_map_posts_found"


def marks(asked: Asked, county: County) -> list[Planned]:
    """The posts that the part proposes; none yet where finding them would keep the reader from the map."""
    if asked.part != "coverage" or _keeps_waiting(asked, county):
        return []
    return list(coverage.marks(asked.view, asked.month).planned)


def _keeps_waiting(asked: Asked, county: County) -> bool:
    return len(county.bare) > MANY and st.session_state.get(_SOLVED) != _asked_for(asked)


def _asked_for(asked: Asked) -> tuple[Hashable, ...]:
    return coverage.question(asked.view, asked.month), store.version(), store.scope()


def draw(county: County, towns: Towns) -> None:
    """What the reader has chosen below the map."""
    asked = county.asked
    if asked.part == "coverage":
        waits = _keeps_waiting(asked, county)
        coverage.draw(asked.view, asked.month)
        if waits:  # they are known now: once more, with the posts on the map
            st.session_state[_SOLVED] = _asked_for(asked)
            st.rerun()
        return
    lists.draw(county, towns)
    lists.apart(county)
