"""What the chosen unit has filed lately, and the way to all that it has filed."""

import streamlit as st

from analytics import receipts, register
from analytics.contract import KINDS
from analytics.intake.personal import masked
from analytics.register import Submission
from analytics.workspace import Workspace
from ui import address, layout, wording
from ui.upload import table
from ui.upload.choice import Choice
from ui.wording import t

SHOWN = 5
COLUMNS = ("number", "kind", "month", "at", "file", "rows", "state")


def draw(choice: Choice) -> None:
    books = register.peek(Workspace.at())
    if choice.unit is None or books is None:
        return
    filed = books.history(unit=choice.unit.code)
    layout.section(t("upload.recent", unit=choice.unit.label(wording.language())), t("upload.recent_note", count=SHOWN))
    if not filed:
        st.caption(t("upload.nothing_filed"))
        return
    heads = [t(f"receipt.{name}") for name in COLUMNS]
    table.draw(heads, [line(submission) for submission in filed[:SHOWN]], label=t("upload.recent_label"))
    st.button(
        t("upload.to_history"),
        key="upload_to_history",
        icon=":material/history:",
        on_click=_to_history,
        args=(choice.unit.code,),
    )


def line(submission: Submission) -> list[str]:
    """A submission as a line of ``COLUMNS``."""
    language = wording.language()
    return [
        str(submission.id),
        wording.label(KINDS[submission.kind]),
        receipts.month(submission, language) or "—",
        wording.moment(submission.submitted_at),
        masked(submission.file_name),
        wording.count(submission.rows),
        receipts.state(submission, language),
    ]


def _to_history(unit: str) -> None:
    address.touch()
    st.session_state.update(part="history", unit=unit)
