"""From a mark to the rows behind it: what the reader has narrowed the ledger to, kept in the address like filters."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from analytics import queries
from analytics.contract import KINDS
from analytics.metrics import METRICS
from ui import address, filters, store, wording
from ui.address import Param
from ui.wording import t

_JUST_CLICKED = "_drill_clicked"
STATES = ("待整改", "整改中", "待复查", "已销号")
WHICH = ("to_rectify", "found", "rectified", "open", "overdue", "due")
ROWS = ("township", "month")
BREAKDOWNS = ("category", "grade", "found_by", "stage", "unit")
COLUMNS = {"category": "hazards", "grade": "hazards", "found_by": "hazards", "stage": "schools"}

CODES = {name: [term.zh for term in KINDS[kind].by_id[name].terms] for name, kind in COLUMNS.items()}

NARROWING = ("which", "month", *COLUMNS, "state", "age", "unit", "school")
"""The names that narrow the ledger, in the order in which they are told."""


def params() -> tuple[Param, ...]:
    allowed = CODES | {
        "which": WHICH,
        "month": filters.available_months(),
        "state": STATES,
        "age": queries.AGES,
        "unit": store.reference().unit_by_code,
    }
    narrowing = [Param(name, address.one_of(options), None) for name, options in allowed.items()]
    own = (
        Param("school", _code, None),
        Param("by", address.one_of(BREAKDOWNS), BREAKDOWNS[0]),
        Param("rows", address.one_of(ROWS), ROWS[0]),
        Param("metric", address.one_of(METRICS), None),
    )
    return (*narrowing, *own)


def nothing() -> dict[str, Any]:
    return {param.name: param.default for param in params()}


def clear(*names: str) -> None:
    """Forgets what the ledger was narrowed to, all of it if no name is given."""
    for name, default in nothing().items():
        if not names or name in names:
            st.session_state[name] = default


def chosen() -> dict[str, str]:
    """What the ledger is narrowed to, name to code."""
    return {name: st.session_state[name] for name in NARROWING if st.session_state.get(name)}


def clicked(chart: str, names: Sequence[str]) -> None:
    """Callback of a chart: narrows to the codes that the mark carries, or lets go of them if it was clicked before."""
    address.touch()
    points = st.session_state[chart]["selection"]["points"]
    if not points:
        return
    codes = dict(zip(names, points[0]["customdata"], strict=True))
    held = {name: st.session_state.get(name) for name in codes}
    st.session_state.update(dict.fromkeys(codes) if held == codes else codes)
    st.session_state[_JUST_CLICKED] = held != codes


def just_clicked() -> bool:
    """Whether this run answers a click on a mark. Ask once a run."""
    return st.session_state.pop(_JUST_CLICKED, False)


def chips() -> None:
    """What the ledger is narrowed to, each with a button that lets go of it."""
    narrowed = chosen()
    if not narrowed:
        st.caption(t("hazards.click_hint"))
        return
    with st.container(horizontal=True, gap="small"):
        for name, code in narrowed.items():
            _chip(t("hazards.chip", name=t(f"hazards.narrow_{name}"), value=named(name, code)), name)
        if len(narrowed) > 1:
            _chip(t("hazards.clear_all"))


def named(name: str, code: str) -> str:
    """A code in the reader's words."""
    if name in COLUMNS:
        return words(name)[code]
    if name == "month":
        return wording.month(code)
    if name == "unit":
        return store.reference().unit_by_code[code].label(wording.language())
    return code if name == "school" else t(f"hazards.{name}_{_key(name, code)}")


def words(name: str) -> dict[str, str]:
    """The vocabulary of a column: what is stored to what is read."""
    return {term.zh: wording.label(term) for term in KINDS[COLUMNS[name]].by_id[name].terms}


def _chip(words: str, *names: str) -> None:
    key = f"clear_{'_'.join(names) or 'all'}"
    st.button(words, key=key, icon=":material/close:", icon_position="right", on_click=partial(_let_go, names))


def _let_go(names: Sequence[str]) -> None:
    address.touch()
    clear(*(names or NARROWING))


def _key(name: str, code: str) -> str:
    return str(STATES.index(code)) if name == "state" else code


def _code(text: str) -> str:
    if not re.fullmatch(r"[\w-]{1,40}", text):
        raise ValueError(text)
    return text
