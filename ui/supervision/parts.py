"""The parts of the page: only the one that is shown asks for what it needs."""

from collections.abc import Callable

import streamlit as st

from ui import address, wording
from ui.choices.supervision import PARTS
from ui.supervision import card, effects, inspections, registered, relapses, suggested
from ui.supervision.gathered import Desk
from ui.wording import t


def orders(desk: Desk) -> None:
    """The order that is open, the suggestions, the register, and what has come back."""
    card.draw(desk)
    suggested.draw(desk)
    registered.draw(desk)
    relapses.draw(desk)


ROOMS: dict[str, Callable[[Desk], None]] = {"orders": orders, "inspections": inspections.draw, "effects": effects.draw}


def draw(desk: Desk) -> None:
    st.segmented_control(
        t("supervision.part"),
        **wording.options({part: t(f"supervision.part_{part}") for part in PARTS}),
        key="part",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )
    ROOMS[st.session_state["part"]](desk)
