"""The month that the map shows: a slider, and a button that steps through the months of the period."""

from functools import partial

import streamlit as st

from ui import address, wording
from ui.map.asked import Asked
from ui.wording import t

PACE = 1.6  # seconds a month stands still
SLIDER, _PLAYING, _JUST_DRAWN = "map_month", "_map_playing", "_map_just_drawn"


def draw(asked: Asked) -> None:
    """Nothing to slide over in a period of one month."""
    if len(asked.months) < 2:
        st.session_state[_PLAYING] = False
        return
    playing = st.session_state.get(_PLAYING, False)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="map_months"):
        st.button(
            t("map.pause" if playing else "map.play"),
            key="map_play",
            icon=":material/pause:" if playing else ":material/play_arrow:",
            on_click=partial(_play, asked.month, asked.months),
        )
        st.session_state[SLIDER] = asked.month
        st.select_slider(
            t("map.month"),
            **wording.options({month: wording.month(month) for month in asked.months}),
            key=SLIDER,
            on_change=partial(_slid, asked.months),
            label_visibility="collapsed",
        )
    if playing:
        st.session_state[_JUST_DRAWN] = True
        _step(asked.month, asked.months)


def _show(month: str, months: tuple[str, ...]) -> None:
    """The last month is not said in the address, so that a bookmark follows new ones."""
    address.touch()
    st.session_state["month"] = None if month == months[-1] else month


def _slid(months: tuple[str, ...]) -> None:
    st.session_state[_PLAYING] = False
    _show(st.session_state[SLIDER], months)


def _play(month: str, months: tuple[str, ...]) -> None:
    """Begins where the slider stands, or from the first month if that is the last; or stops."""
    starts = not st.session_state.get(_PLAYING, False)
    st.session_state[_PLAYING] = starts
    _show(months[0] if starts and month == months[-1] else month, months)


@st.fragment(run_every=PACE)
def _step(month: str, months: tuple[str, ...]) -> None:
    """Runs with the page, when it has nothing to do, and by itself after a while, when it turns to the next month."""
    if st.session_state.pop(_JUST_DRAWN, False) or not st.session_state.get(_PLAYING, False):
        return
    after = months[months.index(month) + 1 :]
    if after:
        _show(after[0], months)
    st.session_state[_PLAYING] = len(after) > 1
    st.rerun()
