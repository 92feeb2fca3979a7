"""Deciding on this page: a step is taken, and the next run tells what became of it and shows what follows."""

from collections.abc import Callable

import streamlit as st

from analytics.errors import CampusError
from analytics.workspace import Workspace
from ui import wording
from ui.upload.filing import ACTOR
from ui.wording import t

__all__ = ["ACTOR", "LONGEST", "act", "notice"]

NOTICE = "_supervision_notice"
LONGEST = 500  # characters of a reason or a result


def act(done: str, step: Callable[[Workspace], object], **facts: str) -> None:
    """Takes the step; ``done`` are the words for it, to which ``number`` of what it gave is told."""
    try:
        made = step(Workspace.at())
        words = t(f"supervision.done_{done}", **{"number": getattr(made, "number", ""), **facts})
        st.session_state[NOTICE] = ("success", words)
    except CampusError as error:
        st.session_state[NOTICE] = ("error", error.words(wording.language()))
    st.rerun()


def notice() -> None:
    """What became of the last step, once."""
    tone, words = st.session_state.pop(NOTICE, (None, ""))
    if tone:
        (st.success if tone == "success" else st.error)(words)
