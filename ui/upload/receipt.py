"""The receipt of a report that was accepted, to read out, to print, to keep."""

from pathlib import Path

import streamlit as st

from analytics import deadlines, register
from analytics.contract import KINDS
from analytics.register import Submission
from analytics.workspace import Workspace
from ui import filters, links, store, wording
from ui.filters import FIRST, LAST, TOWNS
from ui.markup import element, text
from ui.upload import filing
from ui.wording import t

PAGES = Path(__file__).parents[2] / "pages"


def draw() -> None:
    """The receipt of what was filed last in this session, and the way to the figures."""
    number, shown = st.session_state.get(filing.RECEIPT, (None, False))
    if number is None:
        return
    workspace = Workspace.at()
    submission = register.open(workspace).submission(number)
    rows = [
        element("tr", element("th", text(name), scope="row"), element("td", text(value)))
        for name, value in facts(submission, workspace).items()
    ]
    if submission.state == "waiting":
        words = t("upload.accepted_waiting", number=number, month=wording.month(submission.month))
        st.info(words, title=t("upload.accepted_waiting_title"))
    else:
        st.success(t("upload.accepted", number=number), title=t("upload.accepted_title"))
    st.html(element("table", *rows, class_="cg-table cg-wordy cg-receipt", aria_label=t("upload.receipt")))
    if not shown:
        st.warning(t("upload.not_shown"))
    elif submission.state == "current" and submission.month in filters.available_months():
        _way_to_figures(submission)


def _way_to_figures(submission: Submission) -> None:
    where = {
        TOWNS: list(store.reference().unit_by_code[submission.unit].townships),
        FIRST: submission.month,
        LAST: submission.month,
    }
    page = "hazards" if submission.kind == "hazards" else "overview"
    label, address = t("upload.see_figures"), links.view(**where)
    st.page_link(PAGES / f"{page}.py", label=label, icon=":material/arrow_forward:", query_params=address)


def facts(submission: Submission, workspace: Workspace) -> dict[str, str]:
    """What the receipt says, label to value."""
    unit, language = store.reference().unit_by_code[submission.unit], wording.language()
    said = {
        "number": str(submission.id),
        "kind": wording.label(KINDS[submission.kind]),
        "unit": unit.label(language),
        "month": wording.month(submission.month),
        "at": f"{submission.submitted_at:%Y-%m-%d %H:%M:%S}",
        "punctual": _punctual(submission, workspace),
        "state": filing.state(submission),
        "file": submission.file_name,
        "rows": wording.count(submission.rows),
        "warnings": wording.count(submission.warnings),
        "sha256": submission.sha256,
    }
    return {t(f"upload.receipt_{name}"): value for name, value in said.items() if value}


def _punctual(submission: Submission, workspace: Workspace) -> str:
    last_day = deadlines.due(KINDS[submission.kind], submission.month, workspace.settings)
    if last_day is None:
        return ""
    slot = register.open(workspace).history(*submission.slot)
    return t("upload.on_time" if deadlines.on_time(slot, last_day) else "upload.late", day=last_day.isoformat())
