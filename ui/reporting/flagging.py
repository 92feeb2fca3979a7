"""The flag on a finding: set with a note on what is to be followed up, and cleared again."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from analytics import flags
from analytics.errors import UsageError
from analytics.flags import Finding
from analytics.register import Decision
from analytics.workspace import Workspace
from ui import wording
from ui.markup import element, text
from ui.upload.filing import ACTOR
from ui.wording import t

NOTICE = "_flag_notice"


def standing() -> Mapping[str, Decision]:
    """The flags that stand, by subject."""
    return flags.standing(Workspace.at())


def control(subject: str) -> None:
    """The form that sets the finding's flag, or tells of the one that stands and clears it."""
    flag = standing().get(subject)
    sort = "set" if flag is None else "clear"
    key = f"{sort}_{subject}"
    with st.form(f"form_{key}", clear_on_submit=True):
        if flag is not None:
            st.html(element("p", text(t("quality.flag_stands", note=flag.why, actor=flag.actor, at=moment(flag)))))
        st.text_input(t(f"quality.flag_{sort}_note"), key=f"note_{key}", max_chars=200)
        icon = ":material/flag:" if flag is None else ":material/done:"
        st.form_submit_button(t(f"quality.flag_{sort}"), icon=icon, on_click=partial(_decide, sort, subject))
    if notice := st.session_state.pop(NOTICE, None):
        st.warning(notice)


def moment(flag: Decision) -> str:
    return wording.moment(flag.at)


def _decide(sort: str, subject: str) -> None:
    note = st.session_state[f"note_{sort}_{subject}"]
    decide = flags.flag if sort == "set" else flags.clear
    try:
        decide(Workspace.at(), Finding.of(subject), note, actor=ACTOR)
    except UsageError as error:
        st.session_state[NOTICE] = error.words(wording.language())
    else:
        st.toast(t(f"quality.flag_{sort}_done"))
