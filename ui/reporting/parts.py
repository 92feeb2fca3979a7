"""The parts of the page: only the one that is shown asks the warehouse."""

from collections.abc import Callable

import streamlit as st

from ui import address, wording
from ui.choices.reporting import PARTS
from ui.filters import Filters
from ui.reporting import calendar, duplicates, filed, locks, quality, reconcile, summaries
from ui.wording import t

ROOMS: dict[str, Callable[[Filters], None]] = {
    "matrix": filed.draw,
    "reconcile": reconcile.draw,
    "quality": quality.draw,
    "duplicates": duplicates.draw,
    "locks": locks.draw,
    "summaries": summaries.draw,
    "calendar": calendar.draw,
}
"""Each part of the page by its name in the address, in the order of ``PARTS``."""


def draw(view: Filters) -> None:
    """The choice of the part, and the part."""
    st.segmented_control(
        t("reporting.part"),
        **wording.options({part: t(f"reporting.part_{part}") for part in PARTS if part in ROOMS}),
        key="part",
        required=True,
        wrap=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )
    ROOMS.get(st.session_state["part"], filed.draw)(view)
