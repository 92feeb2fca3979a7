"""A unit's submissions, narrowed by kind and month, and the one that is looked at."""

from collections.abc import Sequence

import streamlit as st

from analytics import register
from analytics.contract import KINDS
from analytics.intake.personal import masked
from analytics.register import Submission
from analytics.workspace import Workspace
from ui import address, empty, paging, store, wording
from ui.choices.upload import STATES
from ui.history import acts, listed, versions
from ui.upload import receipt
from ui.wording import t

LABELS = {"kind": "upload.kind", "period": "upload.month", "standing": "receipt.state"}


def draw() -> None:
    """Who, which kind, which month; the list; one submission in full."""
    acts.notice()
    unit = _controls()
    books = register.peek(Workspace.at())
    if unit is None or books is None:
        empty.nothing_here(t("history.choose_unit" if unit is None else "history.empty"))
        return
    filed = books.history(st.session_state.get("kind"), unit, st.session_state.get("period"))
    if standing := st.session_state.get("standing"):
        filed = [submission for submission in filed if submission.state == standing]
    if not filed:
        empty.nothing_here(t("history.empty"))
        return
    listed.draw(filed)
    chosen = _chosen(filed)
    if chosen is not None:
        _one(chosen, books.history(*chosen.slot))


def _one(submission: Submission, slot: Sequence[Submission]) -> None:
    receipt.facts(submission)
    receipt.downloads(submission)
    acts.draw(submission)
    versions.draw(submission, slot)


def _controls() -> str | None:
    language, units = wording.language(), store.reference().units
    kinds = {kind.id: kind.label(language) for kind in KINDS.values()}
    first, second, third, fourth = st.columns([3, 2, 2, 2], gap="small")
    with first:
        st.selectbox(
            t("upload.unit"),
            **wording.options({unit.code: unit.label(language) for unit in units}),
            key="unit",
            index=None,
            placeholder=t("upload.unit_placeholder"),
            on_change=_turned,
        )
    with second:
        _narrowed("kind", kinds, t("history.any_kind"))
    with third:
        months = {month: wording.month(month) for month in reversed(_months())}
        _narrowed("period", months, t("history.any_month"))
    with fourth:
        states = {state: t(f"history.is_{state}") for state in STATES}
        _narrowed("standing", states, t("history.any_state"))
    return st.session_state.get("unit")


def _narrowed(name: str, words: dict[str, str], anything: str) -> None:
    st.selectbox(
        t(LABELS[name]),
        **wording.options(words),
        key=name,
        index=None,
        placeholder=anything,
        on_change=_turned,
    )


def _months() -> list[str]:
    books = register.peek(Workspace.at())
    return sorted({s.month for s in books.history(unit=st.session_state.get("unit"))}) if books else []


def _turned() -> None:
    """Another list: nothing of it has been chosen yet."""
    address.touch()
    st.session_state["number"] = None
    st.session_state[paging.KEY] = 1


def _chosen(filed: Sequence[Submission]) -> Submission | None:
    by_number = {submission.id: submission for submission in filed}
    if st.session_state.get("number") not in by_number:
        st.session_state["number"] = None
    number = st.selectbox(
        t("history.which"),
        **wording.options({number: _named(each) for number, each in by_number.items()}),
        key="number",
        index=None,
        placeholder=t("history.choose"),
        on_change=address.touch,
    )
    return by_number.get(number)


def _named(submission: Submission) -> str:
    """What never changes of a submission: the browser knows an option by its words, and would lose one that gets others."""
    facts = {
        "number": submission.id,
        "kind": wording.label(KINDS[submission.kind]),
        "month": wording.month(submission.month),
        "file": masked(submission.file_name),
    }
    return t("history.item", **facts)
