"""The receipt of a report that was accepted, to read out, to print, to keep."""

from functools import partial
from pathlib import Path

import streamlit as st

from analytics import receipt_page, receipts, register, store
from analytics.register import Submission
from analytics.workspace import Workspace
from ui import filters, links, wording
from ui import store as figures
from ui.filters import FIRST, LAST, TOWNS
from ui.markup import element, text
from ui.upload import filing
from ui.wording import t

PAGES = Path(__file__).parents[2] / "pages"
BYTES = "application/octet-stream"  # an original is saved, never shown: what is in it is nobody's promise


def draw() -> None:
    """The receipt of what was filed last in this session, and the way to the figures."""
    number, shown = st.session_state.get(filing.RECEIPT, (None, False))
    if number is None:
        return
    submission = register.open(Workspace.at()).submission(number)
    if submission.state == "waiting":
        words = t("upload.accepted_waiting", number=number, month=wording.month(submission.month))
        st.info(words, title=t("upload.accepted_waiting_title"))
    else:
        st.success(t("upload.accepted", number=number), title=t("upload.accepted_title"))
    facts(submission)
    downloads(submission)
    if not shown:
        st.warning(t("upload.not_shown"))
    elif submission.state == "current" and submission.month in filters.available_months():
        _way_to_figures(submission)


def facts(submission: Submission) -> None:
    """What the receipt says, and the warnings that were confirmed."""
    workspace, language = Workspace.at(), wording.language()
    said = receipts.facts(workspace, submission, language)
    rows = [_row(t(f"receipt.{name}"), value) for name, value in said.items()]
    confirmed = [_row(where, words) for where, words in receipts.warnings(workspace, submission, language)]
    if confirmed:
        heading = element("th", text(t("receipt.confirmed")), colspan="2", scope="colgroup")
        rows += [element("tr", heading, class_="cg-group"), *confirmed]
    st.html(element("table", *rows, class_="cg-table cg-wordy cg-receipt", aria_label=t("receipt.title")))


def downloads(submission: Submission) -> None:
    """The receipt as a file to print or keep, and the file as it was filed."""
    language = wording.language()
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            t("upload.receipt_download"),
            data=partial(receipt_page.page, Workspace.at(), submission, language),
            file_name=receipts.file_name(submission, language),
            mime="text/html",
            key=f"receipt_{submission.id}",
            icon=":material/receipt_long:",
            on_click="ignore",
        )
        if not store.original_path(Workspace.at(), submission.sha256).exists():
            st.error(t("source.original_gone"))
            return
        st.download_button(
            t("source.download"),
            data=partial(store.read_original, Workspace.at(), submission.sha256),
            file_name=Path(submission.file_name).name,
            mime=BYTES,
            key=f"original_{submission.id}",
            icon=":material/download:",
            on_click="ignore",
        )


def _row(name: str, value: str) -> str:
    return element("tr", element("th", text(name), scope="row"), element("td", text(value)))


def _way_to_figures(submission: Submission) -> None:
    where = {
        TOWNS: list(figures.reference().unit_by_code[submission.unit].townships),
        FIRST: submission.month,
        LAST: submission.month,
    }
    page = "hazards" if submission.kind == "hazards" else "overview"
    label, address = t("upload.see_figures"), links.view(**where)
    st.page_link(PAGES / f"{page}.py", label=label, icon=":material/arrow_forward:", query_params=address)
