"""Deciding about a pair: the two are one and one of them counts, they are not, or the decision is taken back."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analytics import duplicates, locks
from analytics.errors import CampusError
from analytics.workspace import Workspace
from ui import wording
from ui.reporting.pair_card import CHANNELS, Sides
from ui.upload.filing import ACTOR, rebuild
from ui.wording import t

NOTICE = "_pairs_notice"
LONGEST = 200  # characters of a reason


def form(pair: dict[str, Any]) -> None:
    """Which record stays, why, and the two buttons; nothing is decided before one is pressed."""
    key = pair["pair"]
    with st.form(f"decide_{key}", border=False):
        left, right = st.columns([2, 3], vertical_alignment="bottom")
        with left:
            keep = st.radio(
                t("duplicates.keep"),
                **wording.options({channel: t(f"duplicates.keep_{channel}") for channel in CHANNELS}),
                index=CHANNELS.index(pair["earlier"]),
                key=f"keep_{key}",
                horizontal=True,
            )
        with right:
            why = st.text_input(t("duplicates.why"), key=f"why_{key}", max_chars=LONGEST)
        with st.container(horizontal=True, gap="small"):
            is_one = st.form_submit_button(t("duplicates.link"), key=f"link_{key}", type="primary")
            is_two = st.form_submit_button(t("duplicates.dismiss"), key=f"dismiss_{key}")
    _final(pair)
    if is_one:
        _decide("linked", lambda folder: duplicates.link(folder, key, keep, actor=ACTOR, why=why))
    if is_two:
        _decide("dismissed", lambda folder: duplicates.dismiss(folder, key, actor=ACTOR, why=why))


def made(pair: dict[str, Any], sides: Sides) -> None:
    """Who decided what, when and why; what has changed since; and the way back."""
    sentences = [
        t(
            f"duplicates.was_{pair['state']}",
            kept=t(f"reporting.channel_{pair['kept']}") if pair["kept"] else "",
            by=pair["decided_by"],
            at=wording.moment(pair["decided_at"]),
        )
    ]
    sentences += [t("duplicates.because", why=pair["why"])] if pair["why"] else []
    sentences += [t("duplicates.no_longer_alike")] if not pair["alike"] and all(sides.values()) else []
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(t("reporting.between_sentences").join(sentences), width="stretch")
        undo = st.button(t("duplicates.undo"), key=f"undo_{pair['pair']}", icon=":material/undo:")
    if undo:
        _decide("undone", lambda folder: duplicates.reopen(folder, pair["pair"], actor=ACTOR))


def _final(pair: dict[str, Any]) -> None:
    """Says so where a decision would change the figures of a month that is final."""
    month = f"{pair['day']:%Y-%m}"
    if month in locks.locked(Workspace.at()):
        st.caption(t("duplicates.month_final", month=wording.month(month)))


def notice() -> None:
    """What became of the last decision, once."""
    tone, words = st.session_state.pop(NOTICE, (None, ""))
    if tone:
        (st.success if tone == "success" else st.error)(words)


def _decide(done: str, decide: Callable[[Workspace], object]) -> None:
    """Decides and rebuilds the figures; the words for the reader wait for the next run, which shows what follows."""
    workspace = Workspace.at()
    try:
        with st.spinner(t("duplicates.deciding")):
            decide(workspace)
            shown = rebuild(workspace)
        words = t(f"duplicates.done_{done}") if shown else t("duplicates.not_rebuilt")
        st.session_state[NOTICE] = ("success" if shown else "error", words)
    except CampusError as error:
        st.session_state[NOTICE] = ("error", error.words(wording.language()))
    st.rerun()
