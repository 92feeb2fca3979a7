"""Checks and files what was dropped, and lets the dashboard show it at once."""

from typing import Any

import streamlit as st

from analytics import register, submissions, warehouse
from analytics.errors import CampusError
from analytics.register import Submission
from analytics.submissions import Outcome
from analytics.workspace import Workspace
from ui import wording
from ui.upload import drop
from ui.upload.choice import Choice
from ui.wording import t

ACTOR = "dashboard"  # there is no sign-in yet that could tell who it is
CHECKED = "_upload_checked"
RECEIPT = "_upload_receipt"
NOTICE = "_upload_notice"


def checked(file: Any, choice: Choice) -> Outcome:
    """What would become of the file; remembered, so that looking at it again does not read it again."""
    books = register.peek(Workspace.at())
    what = (file.file_id, choice, books.snapshot().head if books else 0)
    known, outcome = st.session_state.get(CHECKED, (None, None))
    if known != what:
        with st.spinner(t("upload.checking")):
            outcome = submissions.check(Workspace.at(), *_arguments(file, choice))
        st.session_state[CHECKED] = (what, outcome)
    return outcome


def submit(file: Any, choice: Choice) -> None:
    """Files it, rebuilds the figures, leaves the receipt for the next run. A second click finds it filed already."""
    workspace = Workspace.at()
    with st.spinner(t("upload.filing")):
        outcome = submissions.submit(workspace, *_arguments(file, choice), actor=ACTOR)
        shown = rebuild(workspace)
    st.session_state.pop(CHECKED, None)
    if outcome.submission is not None:
        st.session_state[RECEIPT] = (outcome.submission.id, shown)
        drop.clear()


def withdraw(number: int | None, why: str) -> None:
    """Takes a report back; the words for the reader wait for the next run."""
    if number is None:
        st.session_state[NOTICE] = ("error", t("upload.withdraw_choose"))
        return
    workspace = Workspace.at()
    try:
        with st.spinner(t("upload.withdrawing")):
            waited = register.open(workspace).submission(number).state == "waiting"
            taken = submissions.withdraw(workspace, number, why, actor=ACTOR)
            rebuild(workspace)
    except CampusError as error:
        st.session_state[NOTICE] = ("error", error.words(wording.language()))
        return
    st.session_state[NOTICE] = ("success", t("upload.withdrawn", number=number) + _now_speaks(workspace, taken, waited))
    st.session_state.pop(RECEIPT, None)


def state(submission: Submission) -> str:
    """What became of it, in words."""
    return t(f"upload.state_{submission.state}", why=submission.withdrawn_why or "")


def rebuild(workspace: Workspace) -> bool:
    """Whether the dashboard shows what was filed; if the build fails it goes on showing the figures from before."""
    try:
        warehouse.ensure(workspace, actor=ACTOR)
    except (warehouse.BrokenPromise, CampusError):
        return False
    return True


def _now_speaks(workspace: Workspace, taken: Submission, waited: bool) -> str:
    """What counts in place of a report that was taken back."""
    if waited:
        return t("upload.withdrawn_waited")
    speaking = register.open(workspace).speaking(*taken.slot)
    return t("upload.withdrawn_back", before=speaking.id) if speaking else t("upload.withdrawn_none")


def _arguments(file: Any, choice: Choice) -> tuple[bytes, str, str, str | None, str | None]:
    return file.getvalue(), file.name, choice.kind.id, choice.unit.code if choice.unit else None, choice.month
