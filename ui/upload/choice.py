"""Which report a file is: its kind, whose it is, and which month it tells of."""

from dataclasses import dataclass

import streamlit as st

from analytics.clock import now
from analytics.contract import KINDS, Kind
from analytics.deadlines import due
from analytics.months import month_before, months_between
from analytics.reference import Unit
from analytics.settings import Settings
from analytics.workspace import Workspace
from ui import store, wording
from ui.wording import t

KEYS = ("upload_kind", "upload_unit", "upload_month")
LINKED = {KEYS[1]: "unit", KEYS[2]: "month"}  # names of the address that say it
KEPT = "_upload_choice"  # the widgets' own state goes when the reader looks at another page


@dataclass(frozen=True)
class Choice:
    """``unit`` is None until one is chosen; ``month`` is None for what is filed once."""

    kind: Kind
    unit: Unit | None
    month: str | None


def draw() -> Choice:
    _recall()
    st.segmented_control(
        t("upload.kind"), list(KINDS), format_func=lambda kind: wording.label(KINDS[kind]), key=KEYS[0], required=True
    )
    kind = KINDS[st.session_state[KEYS[0]]]
    left, right = st.columns([3, 2], gap="medium")
    with left:
        unit = _unit(kind)
    with right:
        month = _month(kind)
    st.session_state[KEPT] = {key: st.session_state[key] for key in KEYS if key in st.session_state}
    grain = kind.grain_zh if wording.language() == "zh" else kind.grain_en
    st.caption(t("upload.grain", grain=grain, due=_until(kind, month)))
    return Choice(kind, unit, month)


def latest_due(settings: Settings) -> str:
    """The month that is most likely reported now: the last complete one, within the campaign."""
    return max(settings.first_month, min(settings.last_month, month_before(f"{now():%Y-%m}")))


def _recall() -> None:
    """Takes up what was chosen before, or what the link that led here names."""
    usual = {KEYS[0]: "hazards", KEYS[1]: None, KEYS[2]: latest_due(Workspace.at().settings)}
    named = {key: st.session_state[name] for key, name in LINKED.items() if st.session_state.get(name)}
    for key, value in (usual | st.session_state.get(KEPT, {}) | named).items():
        st.session_state.setdefault(key, value)


def _unit(kind: Kind) -> Unit | None:
    units = {unit.code: unit for unit in store.reference().units if unit.files(kind)}
    if st.session_state.get(KEYS[1]) not in units:
        st.session_state[KEYS[1]] = None
    code = st.selectbox(
        t("upload.unit"),
        list(units),
        format_func=lambda code: units[code].label(wording.language()),
        key=KEYS[1],
        index=None,
        placeholder=t("upload.unit_placeholder"),
    )
    return units.get(code)


def _month(kind: Kind) -> str | None:
    if kind.cadence == "once":
        return None
    settings = Workspace.at().settings
    months = months_between(settings.first_month, settings.last_month)[::-1]
    if st.session_state.get(KEYS[2]) not in months:
        st.session_state[KEYS[2]] = latest_due(settings)
    return st.selectbox(t("upload.month"), months, format_func=wording.month, key=KEYS[2])


def _until(kind: Kind, month: str | None) -> str:
    day = due(kind, month or "", Workspace.at().settings)
    return t("upload.due", day=day.isoformat()) if day else t("upload.no_due")
