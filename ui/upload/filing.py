"""Files what was dropped, lets the dashboard show it at once, and says what became of each file.

A second click interrupts the run of the first at any word that is drawn: what was filed is therefore noted before
anything is drawn, and what is still to be done is found again by the next run.
"""

from dataclasses import dataclass

import streamlit as st

from analytics import confirmed_warnings, receipts, submissions, warehouse
from analytics.confirmed_warnings import Note
from analytics.contract import KINDS
from analytics.errors import CampusError
from analytics.submissions import Outcome
from analytics.workspace import Workspace
from ui import wording
from ui.upload import desk
from ui.upload.desk import Dropped
from ui.wording import t

ACTOR = receipts.PAGE  # there is no sign-in yet that could tell who it is
RECEIPT = "_upload_receipt"
RESULTS = "_upload_results"
UNSHOWN = "_upload_unshown"
NOTICE = "_upload_notice"

ORDER = list(KINDS)  # registers first: what the others are checked against


@dataclass(frozen=True)
class Result:
    """What became of a file: ``state`` is ``accepted``, ``waiting``, ``repeated``, ``refused`` or ``failed``."""

    name: str
    kind: str
    unit: str
    month: str | None
    state: str
    number: int | None = None
    words: str = ""


def submit_one(file: Dropped) -> None:
    """Files it and leaves the receipt for the next run. A second click finds it filed already."""
    with st.spinner(t("upload.filing")):
        result = _submitted(file)
    if result.state == "failed":
        st.session_state[NOTICE] = ("error", result.words)


def submit_all(files: list[Dropped]) -> None:
    """Files all of them, one after the other, and leaves what became of each for the next run."""
    st.session_state.setdefault(RESULTS, [])
    with st.status(t("submit.filing_all", done=0, count=len(files)), expanded=False) as status:
        bar = st.progress(0.0)
        for done, file in enumerate(sorted(files, key=lambda f: ORDER.index(f.kind or ORDER[-1])), 1):
            st.session_state[RESULTS].append(_submitted(file))
            status.update(label=t("submit.filing_all", done=done, count=len(files)))
            bar.progress(done / len(files))
    st.session_state.pop(RECEIPT, None)


def finish() -> bool:
    """Rebuilds the figures if something was filed since; whether they show it stands in the receipt. True: it did."""
    if not st.session_state.get(UNSHOWN):
        return False
    with st.spinner(t("upload.filing")):
        shown = rebuild(Workspace.at())
    st.session_state.pop(UNSHOWN, None)
    number, _ = st.session_state.get(RECEIPT, (None, False))
    if number is not None:
        st.session_state[RECEIPT] = (number, shown)
    elif not shown:
        st.session_state[NOTICE] = ("error", t("upload.not_shown"))
    return True


def let_go() -> None:
    """The receipt and the results of before make room for a new file."""
    for key in (RECEIPT, RESULTS):
        st.session_state.pop(key, None)


def _submitted(file: Dropped) -> Result:
    workspace = Workspace.at()
    told = (file.name, file.kind or "", file.unit or "", file.month)
    try:
        _keep_notes(workspace, file)
        outcome = submissions.submit(workspace, file.content, *told, actor=ACTOR)
    except CampusError as error:
        return Result(*told, "failed", words=error.words(wording.language()))
    file.checked = (None, None)
    if outcome.submission is None:
        return Result(*told, "refused")
    if not outcome.repeated:
        st.session_state[UNSHOWN] = True
    st.session_state[RECEIPT] = (outcome.submission.id, True)
    desk.put_away(file.number)
    return Result(*told, _state(outcome), outcome.submission.id)


def _keep_notes(workspace: Workspace, file: Dropped) -> None:
    """Before the file is accepted: no accepted report shall be without what the clerk said of it."""
    if not file.notes:
        return
    month = workspace.settings.last_month if file.of and file.of.cadence == "once" else file.month
    notes = [Note(code, column, note) for (code, column), note in file.notes.items()]
    slot = (file.kind or "", file.unit or "", month or "")
    confirmed_warnings.keep(workspace, slot, file.sha256, notes, actor=ACTOR)


def _state(outcome: Outcome) -> str:
    return "repeated" if outcome.repeated else "waiting" if outcome.waiting else "accepted"


def rebuild(workspace: Workspace) -> bool:
    """Whether the dashboard shows what was filed; if the build fails it goes on showing the figures from before."""
    try:
        warehouse.ensure(workspace, actor=ACTOR)
    except (warehouse.BrokenPromise, CampusError):
        return False
    return True
