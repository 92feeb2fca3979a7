"""Taking a submission back, and bringing one back that was withdrawn or replaced: each with a reason."""

import streamlit as st

from analytics import problem_words, problems, register, submissions
from analytics.errors import CampusError
from analytics.register import Submission
from analytics.submissions import Outcome
from analytics.workspace import Workspace
from ui import address, wording
from ui.upload import filing
from ui.wording import t

NOTICE = "_history_notice"
NAMED = 5


def draw(submission: Submission) -> None:
    """What can be done with it, behind one fold: nothing happens without a reason."""
    act = "withdraw" if submission.state in ("current", "waiting") else "restore"
    icon = {"withdraw": ":material/undo:", "restore": ":material/settings_backup_restore:"}[act]
    with st.expander(t(f"history.{act}"), icon=icon):
        st.caption(t(f"history.{act}_note"))
        with st.form(f"history_{act}_{submission.id}", border=False):
            why = st.text_input(t(f"history.{act}_why"), key=f"history_why_{submission.id}", max_chars=200)
            if st.form_submit_button(t(f"history.{act}_now"), key=f"history_{act}_now"):
                _done(act, submission, why)
                st.rerun()
        if submission.state == "superseded":
            st.caption(t("history.withdraw_replaced"))


def notice() -> None:
    """What became of the last act, once."""
    tone, words = st.session_state.pop(NOTICE, (None, ""))
    if tone:
        (st.success if tone == "success" else st.error)(words)


def _done(act: str, submission: Submission, why: str) -> None:
    """Does it and leaves the words for the next run."""
    try:
        with st.spinner(t("history.working")):
            st.session_state[NOTICE] = ACTS[act](submission, why)
            filing.rebuild(Workspace.at())
    except CampusError as error:
        st.session_state[NOTICE] = ("error", error.words(wording.language()))


def _withdraw(submission: Submission, why: str) -> tuple[str, str]:
    workspace = Workspace.at()
    waited = submission.state == "waiting"
    submissions.withdraw(workspace, submission.id, why, actor=filing.ACTOR)
    st.session_state.pop(filing.RECEIPT, None)
    return "success", t("history.withdrawn", number=submission.id) + _now_speaks(workspace, submission, waited)


def _restore(submission: Submission, why: str) -> tuple[str, str]:
    outcome = submissions.restore(Workspace.at(), submission.id, why, actor=filing.ACTOR)
    if outcome.submission is None:
        return "error", t("history.not_restored", number=submission.id, problems=_found(outcome))
    address.touch()
    key = "restored_waiting" if outcome.waiting else "restored"
    return "success", t(f"history.{key}", number=submission.id, new=outcome.submission.id)


def _found(outcome: Outcome) -> str:
    errors = [each for each in problems.listed(outcome.reading.problems, NAMED) if each.severity == "error"]
    return " ".join(dict.fromkeys(problem_words.sentence(each, wording.language()) for each in errors))


def _now_speaks(workspace: Workspace, taken: Submission, waited: bool) -> str:
    """What counts in place of a report that was taken back."""
    if waited:
        return t("history.withdrawn_waited")
    speaking = register.open(workspace).speaking(*taken.slot)
    return t("history.withdrawn_back", before=speaking.id) if speaking else t("history.withdrawn_none")


ACTS = {"withdraw": _withdraw, "restore": _restore}
