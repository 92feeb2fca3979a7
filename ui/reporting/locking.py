"""The forms that make a month final and open it again."""

from collections.abc import Sequence

import streamlit as st

from analytics import locks, warehouse
from analytics.errors import CampusError
from analytics.workspace import Workspace
from ui import layout, wording
from ui.reporting.finalmonths import Month
from ui.upload.filing import ACTOR, rebuild
from ui.wording import t

NOTICE = "_locks_notice"
LONGEST = 200


def draw(months: Sequence[Month]) -> None:
    """One form each; a month is never preset, so that a click too fast decides nothing."""
    layout.section(t("locks.decide"), t("locks.decide_note"))
    left, right = st.columns(2, gap="large")
    with left:
        _lock({month.month: _named(month) for month in months if not month.is_final})
    with right:
        _unlock({month.month: _named(month) for month in months if month.is_final})


def notice() -> None:
    """What became of the last decision, once."""
    tone, words = st.session_state.pop(NOTICE, (None, ""))
    if tone:
        (st.success if tone == "success" else st.error)(words)


def _lock(months: dict[str, str]) -> None:
    if not months:
        st.caption(t("locks.none_open"))
        return
    with st.form("locks_lock", clear_on_submit=True):
        month = _month(months, "lock_month", t("locks.lock_which"))
        why = st.text_input(t("locks.lock_why"), key="lock_why", max_chars=LONGEST)
        if st.form_submit_button(t("locks.lock_now"), key="lock_now", icon=":material/lock:"):
            _decided(*_locked(month, why))


def _unlock(months: dict[str, str]) -> None:
    if not months:
        st.caption(t("locks.none_final"))
        return
    with st.form("locks_unlock", clear_on_submit=True):
        month = _month(months, "unlock_month", t("locks.unlock_which"))
        why = st.text_input(t("locks.unlock_why"), key="unlock_why", max_chars=LONGEST)
        if st.form_submit_button(t("locks.unlock_now"), key="unlock_now", icon=":material/lock_open:"):
            _decided(*_unlocked(month, why))


def _month(months: dict[str, str], key: str, label: str) -> str | None:
    placeholder = t("locks.choose")
    return st.selectbox(label, **wording.options(months), key=key, index=None, placeholder=placeholder)


def _named(month: Month) -> str:
    """The month and what one should know before deciding: how many reports are there, or how many wait."""
    name = wording.month(month.month)
    if month.is_final:
        return t("locks.option_waiting", month=name, count=len(month.waiting)) if month.waiting else name
    if month.expected is None or month.received is None:
        return name
    return t("locks.option_missing", month=name, missing=wording.count(month.expected - month.received))


def _locked(month: str | None, why: str) -> tuple[str, str]:
    if month is None:
        return "error", t("locks.choose_month")
    try:
        with st.spinner(t("locks.working")):
            locks.lock(Workspace.at(), month, actor=ACTOR, why=why)
    except (CampusError, warehouse.BrokenPromise) as error:
        return "error", _why(error)
    return "success", t("locks.locked", month=wording.month(month))


def _unlocked(month: str | None, why: str) -> tuple[str, str]:
    if month is None:
        return "error", t("locks.choose_month")
    workspace = Workspace.at()
    waited = len(locks.waiting(workspace, month))
    try:
        with st.spinner(t("locks.working")):
            locks.unlock(workspace, month, why, actor=ACTOR)
            shown = rebuild(workspace)
    except CampusError as error:
        return "error", _why(error)
    words = t("locks.opened_counting" if waited else "locks.opened", month=wording.month(month), count=waited)
    return ("success", words) if shown else ("error", words + t("locks.not_shown"))


def _why(error: Exception) -> str:
    return error.words(wording.language()) if isinstance(error, CampusError) else t("locks.not_shown")


def _decided(tone: str, words: str) -> None:
    """The words wait for the next run, which shows the months as they are now."""
    st.session_state[NOTICE] = (tone, words)
    st.rerun()
