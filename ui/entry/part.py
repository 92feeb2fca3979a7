"""What is typed in, whose it is and of which month; then its form."""

from collections.abc import Callable

import streamlit as st

from analytics.contract import KINDS
from analytics.months import months_between
from analytics.reference import Unit
from ui import address, empty, store, wording
from ui.choices.upload import WHAT
from ui.entry import incident, work
from ui.upload import choice, receipt
from ui.wording import t

FORMS: dict[str, Callable[[Unit, str], None]] = {"work": work.draw, "incidents": incident.draw}


def draw() -> None:
    st.session_state.setdefault("what", WHAT[0])  # nobody holds the address before anything has been reported
    st.segmented_control(
        t("entry.what"),
        **wording.options({what: t(f"entry.what_{what}") for what in WHAT}),
        key="what",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )
    what = st.session_state["what"]
    st.caption(t(f"entry.note_{what}"))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        unit = _unit(what)
    month = ""
    if what == "work":
        with right:
            month = _month()
    _remember(unit, month)
    if unit is None:
        empty.nothing_here(t("entry.choose_unit"))
    else:
        FORMS[what](unit, month)
    receipt.draw()


def _remember(unit: Unit | None, month: str) -> None:
    """For the other parts of the page, and for when the reader comes back from another page."""
    held = {choice.KEYS[1]: unit.code if unit else None, choice.KEYS[2]: month}
    st.session_state[choice.KEPT] = st.session_state.get(choice.KEPT, {}) | {k: v for k, v in held.items() if v}


def _unit(what: str) -> Unit | None:
    units = {unit.code: unit for unit in store.reference().units if unit.files(KINDS[what])}
    if st.session_state.get("unit") not in units:
        st.session_state["unit"] = None
    st.selectbox(
        t("upload.unit"),
        **wording.options({code: unit.label(wording.language()) for code, unit in units.items()}),
        key="unit",
        index=None,
        placeholder=t("upload.unit_placeholder"),
        on_change=address.touch,
    )
    return units.get(st.session_state["unit"])


def _month() -> str:
    settings = store.settings()
    months = months_between(settings.first_month, settings.last_month)[::-1]
    if st.session_state.get("month") not in months:
        st.session_state["month"] = choice.latest_due(settings)
    st.selectbox(
        t("upload.month"),
        **wording.options({month: wording.month(month) for month in months}),
        key="month",
        on_change=address.touch,
    )
    return str(st.session_state["month"])
