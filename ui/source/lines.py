"""The lines of a submitted file around the one that a figure was counted from."""

from typing import Any

import streamlit as st

from analytics import originals
from analytics.contract import KINDS
from analytics.workspace import Workspace
from ui import layout
from ui.markup import element, text
from ui.wording import t


def draw(report: dict[str, Any]) -> None:
    """The file's lines as its clerk sees them, the line that the address names marked."""
    if KINDS[report["kind"]].format == "document":
        return
    line = st.session_state.get("line")
    found = originals.excerpt(
        Workspace.at(), report["kind"], report["sha256"], line or 1, originals.AROUND if line else 20
    )
    layout.section(t("source.lines"), t("source.lines_note", line=line) if line else t("source.lines_first"), "lines")
    if found is None:
        st.info(t("source.unreadable"))
        return
    heads = element("tr", *(element("th", text(word), scope="col") for word in (t("rows.line"), *found.heads)))
    body = [_line(number, cells, marked=number == line) for number, cells in found.lines]
    table = element("table", element("thead", heads), element("tbody", *body), class_="cg-table cg-wordy cg-file")
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))


def _line(number: int, cells: list[str], *, marked: bool) -> str:
    sign = element("strong", text(t("source.marked", line=number))) if marked else text(number)
    row = (element("td", text(cell)) for cell in cells)
    return element("tr", element("th", sign, scope="row"), *row, class_="cg-marked" if marked else None)
