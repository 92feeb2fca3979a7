"""The list of what a unit has filed, newest first, one page at a time."""

from collections.abc import Sequence

import streamlit as st

from analytics import receipts
from analytics.contract import KINDS
from analytics.intake.personal import masked
from analytics.register import Submission
from ui import layout, paging, wording
from ui.upload import table
from ui.wording import t

SIZE = 15
WHOLE = (1, 2, 4)  # report, month and moment stay on one line
COLUMNS = ("number", "kind", "month", "state", "at", "by", "rows", "warnings", "file")


def draw(filed: Sequence[Submission]) -> None:
    """``filed``: all that fit the reader's choice."""
    st.session_state.setdefault(paging.KEY, 1)
    question = tuple(st.session_state.get(name) for name in ("unit", "kind", "period", "standing"))
    first = paging.offset(len(filed), question, SIZE)
    standing = sum(submission.state == "current" for submission in filed)
    layout.section(t("history.title"), t("history.note", count=len(filed), standing=standing))
    heads = [t(f"receipt.{name}") for name in COLUMNS]
    table.draw(heads, map(_line, filed[first : first + SIZE]), label=t("history.title"), whole=WHOLE)
    paging.draw(len(filed), SIZE)


def _line(submission: Submission) -> list[str]:
    language = wording.language()
    return [
        str(submission.id),
        wording.label(KINDS[submission.kind]),
        receipts.month(submission, language) or "—",
        receipts.state(submission, language),
        wording.moment(submission.submitted_at),
        receipts.sender(submission.submitted_by, language),
        wording.count(submission.rows),
        wording.count(submission.warnings),
        masked(submission.file_name),
    ]
