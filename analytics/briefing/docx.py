"""The bulletin as a Word document in the layout of GB/T 9704, for Word and WPS to open, change and print."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph as Line

from analytics.briefing import docx_parts as parts
from analytics.briefing.model import Bulletin, Figure, Heading, PageBreak, Paragraph, Picture, Piece, Table

CENTRE, LEFT, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
PAGE = {
    "page_width": 210,
    "page_height": 297,
    "top_margin": 37,
    "bottom_margin": 35,
    "left_margin": 28,
    "right_margin": 26,
}
SMALL_PAGE = PAGE | {"top_margin": 20, "bottom_margin": 18, "left_margin": 22, "right_margin": 22}
"""Millimetres: GB/T 9704 for the bulletin, narrower margins for a sheet that must fit on one page."""

TOGETHER = 22  # rows of a table that fits on a page and is not torn apart


class Writer:
    """One document in the making. Every number is a run of its own inside a bookmark, by which it can be traced."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.bulletin = bulletin
        self.document: Doc = Document()
        self.small = bulletin.compact
        self.size = 11.0 if self.small else 16.0
        self.spacing = 19.0 if self.small else 28.0
        self.figures: list[Figure] = []

    def write(self) -> bytes:
        self._page()
        self._title()
        for block in self.bulletin.blocks:
            self._block(block)
        parts.keep_proof(self.document, self.figures)
        parts.name_fallbacks(self.document)
        parts.name(self.document, self.bulletin)
        file = io.BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _page(self) -> None:
        section = self.document.sections[0]
        for name, millimetres in (SMALL_PAGE if self.small else PAGE).items():
            setattr(section, name, Mm(millimetres))
        section.footer_distance = Mm(25 if not self.small else 8)
        parts.body_style(self.document, self.size, self.bulletin.language)
        if not self.small:
            parts.page_numbers(self.document)

    def _title(self) -> None:
        size = 16 if self.small else 22
        title = self._line((self.bulletin.title,), parts.TITLE, size, align=CENTRE, spacing=size * 1.5)
        title.style = self.document.styles["Title"]
        if self.bulletin.subtitle:
            self._line((self.bulletin.subtitle,), parts.KAI, self.size, align=CENTRE)
        if not self.small:
            self._line((), parts.BODY, self.size)

    def _block(self, block: object) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                last = self.document.paragraphs[-1] if self.document.paragraphs else self.document.add_paragraph()
                if last._p.getnext() is None or last._p.getnext().tag.endswith("}sectPr"):
                    last.add_run().add_break(WD_BREAK.PAGE)
                else:  # a table was last, and a break needs a paragraph
                    self._line((), parts.BODY, 2, spacing=2).add_run().add_break(WD_BREAK.PAGE)

    def _heading(self, heading: Heading) -> None:
        face = (parts.BLACK, parts.KAI, parts.BODY)[heading.level - 1]
        line = self._line((heading.number, *heading.pieces), face, self.size, bold=heading.level == 3)
        line.style = self.document.styles[f"Heading {heading.level}"]
        line.paragraph_format.keep_with_next = True
        if not heading.annex and not self.small:
            parts.indent(line, 2)

    def _paragraph(self, paragraph: Paragraph) -> None:
        match paragraph.role:
            case "note":
                size = 9 if self.small else 11
                self._line(paragraph.pieces, parts.BODY, size, spacing=size * 1.5)
            case "signature":
                for line in (*self.document.paragraphs[-2:], self._line((), parts.BODY, self.size)):
                    line.paragraph_format.keep_with_next = True  # a signature does not stand alone on a page
                signed = self._line(paragraph.pieces, parts.BODY, self.size, align=RIGHT)
                signed.paragraph_format.keep_with_next = True
                parts.indent(signed, right=2)
            case "date":
                parts.indent(self._line(paragraph.pieces, parts.BODY, self.size, align=RIGHT), right=4)
            case "to":
                self._line(paragraph.pieces, parts.BODY, self.size)
            case _:
                line = self._line(paragraph.pieces, parts.BODY, self.size, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
                if self.bulletin.language == "zh":
                    parts.indent(line, 2)

    def _table(self, table: Table) -> None:
        size = 8.5 if self.small else 9.5
        titled = self._line((table.title,), parts.BLACK, size + 1.5, align=CENTRE, spacing=20)
        titled.paragraph_format.keep_with_next = True
        drawn = self.document.add_table(rows=0, cols=len(table.heads), style="Table Grid")
        drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        widths = self._widths(table)
        for column, width in zip(drawn.columns, widths, strict=True):
            column.width = Emu(width)
        numeric = [any(isinstance(row[i], Figure) for row in table.rows) for i in range(len(table.heads))]
        heads = [(head,) for head in table.heads]
        self._row(drawn, heads, widths, [True] * len(heads), parts.BLACK, size)
        parts.repeat(drawn.rows[0])
        for row in table.rows:
            self._row(drawn, [(cell,) for cell in row], widths, numeric, parts.BODY, size)
        if len(table.rows) <= TOGETHER:
            parts.keep_together(drawn)
        if table.note:
            self._line((table.note,), parts.BODY, size - 0.5, spacing=14)
        else:
            self._line((), parts.BODY, 6, spacing=8)

    def _row(
        self,
        drawn: Any,
        cells: Sequence[Sequence[Piece]],
        widths: Sequence[int],
        centred: Sequence[bool],
        face: str,
        size: float,
    ) -> None:
        row = drawn.add_row()
        parts.keep_whole(row)
        for cell, pieces, width, centre in zip(row.cells, cells, widths, centred, strict=True):
            cell.width = Emu(width)
            parts.middle(cell)
            self._fill(cell.paragraphs[0], pieces, face, size)
            cell.paragraphs[0].alignment = CENTRE if centre else LEFT
            parts.space(cell.paragraphs[0], size * 1.35)

    def _widths(self, table: Table) -> list[int]:
        section: Any = self.document.sections[0]
        across = section.page_width - section.left_margin - section.right_margin
        return [int(across * width / sum(table.widths)) for width in table.widths]

    def _picture(self, picture: Picture) -> None:
        line = self.document.add_paragraph()
        line.alignment = CENTRE
        line.paragraph_format.keep_with_next = True
        drawn = line.add_run().add_picture(io.BytesIO(picture.png), width=Mm(picture.width))
        parts.describe(drawn, picture.title, picture.alt)
        titled = self._line((picture.title,), parts.BLACK, 11, align=CENTRE, spacing=20)
        if picture.note:
            titled.paragraph_format.keep_with_next = True
            self._line((picture.note,), parts.BODY, 9, align=CENTRE, spacing=14)

    def _line(
        self,
        pieces: Sequence[Piece],
        face: str,
        size: float,
        *,
        align: WD_ALIGN_PARAGRAPH = LEFT,
        bold: bool = False,
        spacing: float | None = None,
    ) -> Line:
        line = self.document.add_paragraph()
        line.alignment = align
        self._fill(line, pieces, face, size, bold=bold)
        parts.space(line, spacing or self.spacing)
        return line

    def _fill(self, line: Line, pieces: Sequence[Piece], face: str, size: float, *, bold: bool = False) -> None:
        for piece in pieces:
            text = piece.text if isinstance(piece, Figure) else piece
            run = line.add_run(text)
            run.font.size, run.font.bold = Pt(size), bold
            parts.face(run, face)
            if isinstance(piece, Figure):
                parts.bookmark(run, len(self.figures))
                self.figures.append(piece)


def write(bulletin: Bulletin) -> bytes:
    return Writer(bulletin).write()
