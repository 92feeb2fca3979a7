"""What the clerk said of a report's warnings when it was filed."""

from typing import Any

import streamlit as st

from analytics import confirmed_warnings, on_file, problem_words
from analytics.contract import KINDS
from analytics.problems import Problem
from analytics.workspace import Workspace
from ui import layout, wording
from ui.markup import element, text
from ui.wording import t

HEADS = ("note_column", "note_warning", "note_said")


def draw(report: dict[str, Any]) -> None:
    """A line for each kind of warning that was confirmed; nothing where none was."""
    slot = (report["kind"], report["unit"], report["month"])
    said = confirmed_warnings.of(on_file.snapshot(Workspace.at()), slot, report["sha256"])
    if not said:
        return
    layout.section(t("source.notes"), t("source.notes_note"))
    head = element("tr", *(element("th", text(t(f"source.{name}")), scope="col") for name in HEADS))
    lines = [_line(note, report["kind"]) for note in said]
    table = element("table", element("thead", head), element("tbody", *lines), class_="cg-table cg-wordy")
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))


def _line(note: confirmed_warnings.Note, kind: str) -> str:
    problem = Problem(note.code, "warning", column=note.column, value="…")
    column = problem_words.column(problem, KINDS[kind], wording.language()) or t("source.note_whole")
    words = problem_words.sentence(problem, wording.language())
    said = note.note or t("source.note_silent")
    return element("tr", element("th", text(column), scope="row"), *(element("td", text(c)) for c in (words, said)))
