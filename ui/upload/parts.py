"""The parts of the page: a file to file, figures to type in, and what has been filed."""

from collections.abc import Callable

import streamlit as st

from ui import address, entry, history, wording
from ui.choices.upload import PARTS
from ui.upload import choice, room
from ui.wording import t

ROOMS: dict[str, Callable[[], None]] = {"file": room.draw, "entry": entry.draw, "history": history.draw}
"""Each part by its name in the address, in the order of ``PARTS``."""


def draw() -> None:
    """The choice of the part, and the part."""
    st.session_state.setdefault("part", PARTS[0])  # nobody holds the address before anything has been reported
    st.segmented_control(
        t("upload.part"),
        **wording.options({part: t(f"upload.part_{part}") for part in PARTS}),
        key="part",
        required=True,
        wrap=True,
        on_change=_turn,
        label_visibility="collapsed",
    )
    ROOMS[st.session_state["part"]]()


def _turn() -> None:
    """The unit and the month that were chosen in one part stay chosen in the others."""
    address.touch()
    held = st.session_state.get(choice.KEPT, {})
    for key, name in choice.LINKED.items():
        st.session_state[name] = held.get(key) or st.session_state.get(name)
