"""Checks and files what was typed in, once the reader has pressed the button."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from analytics import entries, problem_words, problems
from analytics.errors import CampusError, Overtaken
from analytics.problems import Problem
from analytics.submissions import Outcome
from analytics.workspace import Workspace
from ui import wording
from ui.entry import draft as drafts
from ui.entry.draft import Draft
from ui.upload import filing
from ui.wording import t

FOUND = 500
REPEATED = "_entry_repeated"


def ask(draft: Draft) -> None:
    """Callback of the button: the run that follows has all that the fields hold."""
    draft.asked = True


def answer(name: tuple[str, ...], draft: Draft, check: Callable[[], Outcome], submit: Callable[[], Outcome]) -> None:
    """Does what was asked for: checks, and files what has no error and no warning that was not seen before."""
    if not draft.asked:
        return
    draft.asked, draft.error = False, ""
    seen = draft.checked is not None and draft.checked[0] == draft.said()
    try:
        with st.spinner(t("upload.checking")):
            outcome = check()
        draft.checked = (draft.said(), outcome)
        if outcome.accepted and not _nothing_new(outcome) and (seen or not outcome.reading.problems.num_rows):
            _file(name, draft, submit)
    except Overtaken as overtaken:
        draft.error = overtaken.words(wording.language())
        newest = entries.standing(Workspace.at(), name[0], name[1], name[2]) if len(name) > 2 else None
        draft.onto = newest.id if newest else 0
    except CampusError as error:
        draft.error = error.words(wording.language())


def _file(name: tuple[str, ...], draft: Draft, submit: Callable[[], Outcome]) -> None:
    with st.spinner(t("upload.filing")):
        outcome = submit()
        draft.checked = (draft.said(), outcome)
        if outcome.submission is None:
            return
        st.session_state[filing.RECEIPT] = (outcome.submission.id, True)
        drafts.forget(name)
        if outcome.repeated:
            st.session_state[REPEATED] = outcome.submission.id
        shown = filing.rebuild(Workspace.at())
        st.session_state[filing.RECEIPT] = (outcome.submission.id, shown)


def _nothing_new(outcome: Outcome) -> bool:
    changes = outcome.changes
    return changes.before is not None and not (changes.new or changes.changed or changes.gone)


def verdict(draft: Draft, line: int) -> None:
    """What came of the last check, above the fields; each field's own problems stand beside it."""
    repeated = st.session_state.pop(REPEATED, None)
    if repeated:
        st.info(t("entry.repeated", number=repeated))
    if draft.error:
        st.error(draft.error)
    outcome = draft.outcome
    if outcome is None:
        return
    found = listed(outcome)
    errors = [problem for problem in found if problem.severity == "error"]
    if errors:
        st.error(_elsewhere(errors, line) or t("entry.to_mend", count=len(errors)), title=t("entry.to_mend_title"))
    elif _nothing_new(outcome):
        st.info(t("entry.nothing_new"))
    elif found:
        others = _elsewhere(found, line)
        st.warning(t("entry.to_confirm", count=len(found)) + ("\n\n" + others if others else ""))


def button(draft: Draft) -> None:
    """Files it; where the check has found only warnings, the words say that they are confirmed."""
    outcome = draft.outcome
    same = draft.checked is not None and draft.checked[0] == draft.said()
    confirm = same and outcome is not None and outcome.accepted and outcome.reading.problems.num_rows > 0
    st.button(
        t("entry.confirm" if confirm else "entry.submit"),
        type="primary",
        key="entry_submit",
        icon=":material/check:",
        on_click=partial(ask, draft),
    )


def listed(outcome: Outcome) -> Sequence[Problem]:
    return list(problems.listed(outcome.reading.problems, FOUND))


def _elsewhere(found: Sequence[Problem], line: int) -> str:
    """Problems of the report as a whole, or of rows that were on file before, which no field can show."""
    language = wording.language()
    others = [problem for problem in found if problem.column is None or problem.row not in (None, line)]
    words = [
        t("entry.of_row", row=problem.row, text=problem_words.sentence(problem, language))
        if problem.row not in (None, line)
        else problem_words.sentence(problem, language)
        for problem in others[:5]
    ]
    return "\n".join(f"- {sentence}" for sentence in dict.fromkeys(words))
