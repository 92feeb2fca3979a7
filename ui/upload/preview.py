"""What is wrong with a file and what it would change, before anything is written."""

from functools import partial

import streamlit as st

from analytics import error_workbook
from analytics.submissions import Outcome
from ui import wording
from ui.upload import changes, desk, doubt, filing, found, headers, looking, sheet
from ui.upload.desk import Dropped
from ui.upload.verdict import verdict
from ui.wording import t

TONES = {"error": st.error, "warning": st.warning, "success": st.success, "info": st.info}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(file: Dropped) -> None:
    """The banner first; what is to be done; the file itself; what would change; the button that files it."""
    outcome = looking.outcome(file)
    if outcome is None:
        return
    said = verdict(outcome)
    TONES[said.tone](said.words, title=said.title)
    if outcome.repeated:
        _buttons(file, outcome)
        return
    if not outcome.accepted:
        _take_away(file, outcome)
    headers.draw(file, outcome)
    found.errors(outcome)
    marked = outcome.reading.problems["row"].null_count < outcome.reading.problems.num_rows
    if marked or not outcome.accepted:
        sheet.draw(file, outcome)
    found.warnings(outcome, file)
    if outcome.accepted:
        changes.draw(file, outcome)
        if not marked:
            with st.expander(t("submit.sheet_of_good"), icon=":material/table_view:"):
                sheet.draw(file, outcome)
    _buttons(file, outcome)


def is_unreadable(file: Dropped) -> bool:
    """Whether there is nothing in it to be read, whoever sent it."""
    outcome = looking.outcome(file)
    return outcome is not None and outcome.reading.source.format is None and not outcome.accepted


def _take_away(file: Dropped, outcome: Outcome) -> None:
    """The workbook in which the bad cells are marked, made when the button is pressed."""
    language = wording.language()
    st.download_button(
        t("submit.error_workbook"),
        data=partial(error_workbook.workbook, outcome, file.content, file.name, language),
        file_name=error_workbook.file_name(file.name, language),
        mime=XLSX,
        key=f"upload_errors_{file.number}",
        icon=":material/download:",
        on_click="ignore",
    )


def _buttons(file: Dropped, outcome: Outcome) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if not outcome.repeated:
            _accept(file, outcome)
        st.button(
            t("submit.put_away"),
            key=f"upload_put_away_{file.number}",
            on_click=partial(desk.put_away, file.number),
            icon=":material/close:",
        )


def _accept(file: Dropped, outcome: Outcome) -> None:
    """Says what is filed as what: the press confirms the guesses as well. Each file has a button of its own, so that a
    second click cannot mean the next file."""
    unsaid = outcome.accepted and found.unconfirmed(outcome, file) > 0
    if st.button(
        t("upload.accept_anyway" if unsaid else "upload.accept"),
        type="primary",
        key=f"upload_accept_{file.number}",
        disabled=not outcome.accepted,
        icon=":material/check:",
    ):
        filing.submit_one(file)
        filing.finish()
        st.rerun()
    if outcome.accepted:
        parts = [doubt.named(field, value) for field in desk.FIELDS if (value := _told(file, field))]
        st.caption(t("submit.accept_as", what=" · ".join(parts)), width="content")
        if len(desk.files()) > 1 and doubt.is_to_confirm(file):
            st.button(
                t("submit.settle"), key=f"upload_settle_{file.number}", on_click=partial(setattr, file, "settled", True)
            )


def _told(file: Dropped, field: str) -> str | None:
    once = file.of is not None and file.of.cadence == "once"
    return None if field == "month" and once else getattr(file, field)
