"""Columns whose names the county does not know: what they may mean, corrected by the clerk, remembered for the unit."""

from functools import partial

import streamlit as st

from analytics import header_mapping
from analytics.contract import Kind
from analytics.header_mapping import IGNORED
from analytics.intake import glance
from analytics.intake.refusal import Refused
from analytics.submissions import Outcome
from analytics.workspace import Workspace
from ui import wording
from ui.upload import sheet
from ui.upload.desk import Dropped
from ui.upload.filing import ACTOR
from ui.wording import t

LEAVE = "-"
MOST = 40


def draw(file: Dropped, outcome: Outcome) -> None:
    """The unknown headers with proposals, and what is remembered already."""
    kind = outcome.reading.kind
    if kind.format != "table":
        return
    words = _words(file, kind)
    proposals = header_mapping.proposed(words, kind)
    if proposals:
        _correct(file, outcome, dict(list(proposals.items())[:MOST]), words)
    if outcome.headers:
        _remembered(file, outcome)


def _words(file: Dropped, kind: Kind) -> list[str]:
    """The header's words; where no header was found, the first row with most words."""
    opened = sheet.opened(file, kind)
    if opened is not None:
        return opened[1].words
    try:
        _, rows = glance.first_rows(file.content, kind)
    except Refused:
        return []
    except Exception:  # the banner says what is wrong with the file
        return []
    return max(rows, key=lambda row: len({cell for cell in row if cell and not cell.isdigit()}), default=[])


def _correct(file: Dropped, outcome: Outcome, proposals: dict[str, str | None], words: list[str]) -> None:
    kind, needed = outcome.reading.kind, _needed(outcome)
    title = t("submit.headers", count=len(proposals))
    with st.expander(title, expanded=needed, icon=":material/view_column:"):
        st.caption(t("submit.headers_note"))
        options = _options(kind)
        with st.form(f"upload_headers_{file.number}", border=False):
            meant = {}
            for place, (word, column) in enumerate(proposals.items()):
                meant[word] = st.selectbox(
                    t("submit.header", word=word),
                    **wording.options(options),
                    index=list(options).index(column or LEAVE),
                    key=f"upload_header_{file.number}_{place}",
                )
            if not file.unit:
                st.info(t("submit.headers_need_unit"))
            pressed = st.form_submit_button(t("submit.headers_use"), key=f"upload_headers_use_{file.number}")
        if pressed and file.unit:
            _remember(file, kind, {word: column for word, column in meant.items() if column != LEAVE})
            st.rerun()


def _options(kind: Kind) -> dict[str, str]:
    """Every column of the kind, those that have to be there marked, and the two ways of not reading one."""
    columns = {
        column.id: t("submit.required", name=wording.label(column)) if column.required else wording.label(column)
        for column in kind.columns
    }
    return {LEAVE: t("submit.header_leave"), **columns, IGNORED: t("submit.header_ignore")}


def _needed(outcome: Outcome) -> bool:
    return bool({"missing_column", "no_header"} & set(outcome.reading.problems["code"].unique().to_pylist()))


def _remember(file: Dropped, kind: Kind, headers: dict[str, str]) -> None:
    if headers:
        header_mapping.remember(Workspace.at(), kind.id, file.unit or "", headers, actor=ACTOR)


def _remembered(file: Dropped, outcome: Outcome) -> None:
    """What is known of the unit's words, each to be taken away again."""
    kind = outcome.reading.kind
    with st.expander(t("submit.remembered", count=len(outcome.headers)), icon=":material/history_edu:"):
        st.caption(t("submit.remembered_note"))
        for place, (word, column) in enumerate(outcome.headers.items()):
            known = kind.by_id.get(column)
            name = wording.label(known) if known else t("submit.header_ignore")
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.text(t("submit.remembered_as", word=word, column=name), width="content")
                st.button(
                    t("submit.forget"),
                    key=f"upload_forget_{file.number}_{place}",
                    type="tertiary",
                    on_click=partial(_forget, kind.id, file.unit or "", word),
                )


def _forget(kind: str, unit: str, word: str) -> None:
    header_mapping.forget(Workspace.at(), kind, unit, word, actor=ACTOR)
