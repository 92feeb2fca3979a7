"""What the chosen unit has filed lately, and taking a report back."""

import streamlit as st

from analytics import register
from analytics.contract import KINDS
from analytics.register import Submission
from analytics.workspace import Workspace
from ui import layout, wording
from ui.upload import filing, table
from ui.upload.choice import Choice
from ui.wording import t

SHOWN = 10
COLUMNS = ("number", "kind", "month", "at", "file", "rows", "state")


def draw(choice: Choice) -> None:
    _notice()
    books = register.peek(Workspace.at())
    if choice.unit is None or books is None:
        return
    filed = books.history(unit=choice.unit.code)[:SHOWN]
    layout.section(t("upload.recent", unit=choice.unit.label(wording.language())), t("upload.recent_note", count=SHOWN))
    if not filed:
        st.caption(t("upload.nothing_filed"))
        return
    table.draw([t(f"upload.receipt_{name}") for name in COLUMNS], map(_line, filed), label=t("upload.recent_label"))
    _withdraw([submission for submission in filed if submission.state != "withdrawn"])


def _line(submission: Submission) -> list[str]:
    return [
        str(submission.id),
        wording.label(KINDS[submission.kind]),
        wording.month(submission.month),
        f"{submission.submitted_at:%Y-%m-%d %H:%M}",
        submission.file_name,
        wording.count(submission.rows),
        filing.state(submission),
    ]


def _withdraw(standing: list[Submission]) -> None:
    if not standing:
        return
    by_number = {submission.id: submission for submission in standing}
    with st.expander(t("upload.withdraw"), icon=":material/undo:"):
        st.caption(t("upload.withdraw_note"))
        with st.form("upload_withdraw", border=False, clear_on_submit=True):
            number = st.selectbox(
                t("upload.withdraw_which"),
                list(by_number),
                format_func=lambda n: _named(by_number[n]),
                key="upload_withdraw_which",
                index=None,  # never a preset one: a click too fast must not take back the wrong report
                placeholder=t("upload.withdraw_placeholder"),
            )
            why = st.text_input(t("upload.withdraw_why"), key="upload_withdraw_why", max_chars=200)
            if st.form_submit_button(t("upload.withdraw_now"), key="upload_withdraw_now"):
                filing.withdraw(number, why)
                st.rerun()


def _named(submission: Submission) -> str:
    kind = wording.label(KINDS[submission.kind])
    return t("upload.withdraw_item", number=submission.id, kind=kind, month=wording.month(submission.month))


def _notice() -> None:
    """What became of the last withdrawal, once."""
    tone, words = st.session_state.pop(filing.NOTICE, (None, ""))
    if tone:
        (st.success if tone == "success" else st.error)(words)
