"""The bulletin on the screen: its words, tables and pictures, with a link behind every number that is an indicator's."""

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from analytics.briefing import Bulletin, Figure
from analytics.briefing.model import Heading, PageBreak, Paragraph, Picture, Piece, Table
from analytics.metrics import METRICS
from ui import layout, links, store
from ui.briefing.period import Asked
from ui.markup import element, text
from ui.wording import t

Written = Callable[[Piece], str]


def draw(made: Bulletin, asked: Asked) -> None:
    layout.section(t("briefing.preview"), t("briefing.preview_note" if made.final else "briefing.preview_open"))
    write = partial(_piece, _evidence(asked))
    with st.container(border=True, key="briefing_preview"):
        head = [element("h2", text(made.title)), element("p", text(made.subtitle), class_="cg-note")]
        lines = [element("div", *head, class_="cg-paper-head")]
        for block in made.blocks:
            if isinstance(block, Picture):
                _html(lines)
                lines = []
                _picture(block)
            else:
                lines.append(_block(block, write))
        _html(lines)


def _html(lines: list[str]) -> None:
    if lines:
        st.html(element("div", *lines, class_="cg-paper"))


def _picture(picture: Picture) -> None:
    st.image(picture.png, caption=picture.title, width="stretch")
    if picture.note:
        st.caption(picture.note)


def _block(block: Heading | Paragraph | Table | PageBreak, write: Written) -> str:
    match block:
        case Heading():
            return element(f"h{block.level + 2}", text(block.number), _pieces(block.pieces, write))
        case Paragraph():
            return element("p", _pieces(block.pieces, write), class_=f"cg-paper-{block.role}")
        case Table():
            return _table(block, write)
        case _:
            return element("hr")


def _table(table: Table, write: Written) -> str:
    heads = element("thead", element("tr", *(element("th", text(head), scope="col") for head in table.heads)))
    rows = (element("tr", *(element("td", write(cell)) for cell in row)) for row in table.rows)
    drawn = element("table", heads, element("tbody", *rows), class_="cg-table cg-wordy")
    note = element("p", text(table.note), class_="cg-note") if table.note else ""
    return element("h5", text(table.title)) + element("div", drawn, class_="cg-scroll") + note


def _pieces(pieces: Iterable[Piece], write: Written) -> str:
    return "".join(map(write, pieces))


def _piece(address_of: Callable[[Figure], str | None], piece: Piece) -> str:
    if not isinstance(piece, Figure):
        return text(piece)
    href = address_of(piece)
    return element("a", text(piece.text), href=href) if href else text(piece.text)


def _evidence(asked: Asked) -> Callable[[Figure], str | None]:
    """From a number to the rows behind it, where they are one click away: of a month, or of the range in the sidebar."""
    if asked.year_end:
        return lambda figure: None
    to_rows = links.rows(over=True) if asked.report == "range" else links.rows(month=asked.last)
    county = store.reference().root.code

    def address_of(figure: Figure) -> str | None:
        provable = figure.id in METRICS and figure.side != "change" and figure.value is not None
        if not provable or (figure.first, figure.last) != (asked.first, asked.last):
            return None
        return to_rows(figure.id, "" if figure.area == county else figure.area)

    return address_of
