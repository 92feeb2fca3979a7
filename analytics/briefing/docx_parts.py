"""What a Chinese official document needs of WordprocessingML and python-docx has no name for."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from docx.document import Document as Doc
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from analytics.briefing.model import Bulletin, Figure

TITLE, BODY, BLACK, KAI = "方正小标宋简体", "仿宋", "黑体", "楷体"
LATIN = "Times New Roman"
FALLBACKS = {TITLE: "宋体", BODY: "仿宋_GB2312", BLACK: "SimHei", KAI: "楷体_GB2312", "宋体": "SimSun"}
"""What takes a font's place on a computer that lacks it (``w:altName``); Word and WPS know the rest by their families."""

PROOF = PackURI("/customXml/figures.json")


def face(run: Any, name: str) -> None:
    """The font of Chinese letters; digits and Latin ones have their own."""
    run.font.name = LATIN
    run._r.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), name)


def body_style(document: Doc, size: float, language: str) -> None:
    """What typing into the document looks like, and headings that are those of the layout, not the blue ones of Word."""
    for name, font in (
        ("Normal", BODY),
        ("Title", TITLE),
        ("Heading 1", BLACK),
        ("Heading 2", KAI),
        ("Heading 3", BODY),
    ):
        style: Any = document.styles[name]
        style.font.name, style.font.color.rgb = LATIN, RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().rFonts
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]  # a theme's font would win over the named one
        fonts.set(qn("w:eastAsia"), font)
        style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    for border in document.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    language_of_text = OxmlElement("w:lang")
    language_of_text.set(qn("w:val"), "en-GB")
    language_of_text.set(qn("w:eastAsia"), "zh-CN")
    normal: Any = document.styles["Normal"]
    normal.element.get_or_add_rPr().append(language_of_text)


def space(line: Any, points: float) -> None:
    """Exactly so many points from line to line."""
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    line.paragraph_format.line_spacing = Pt(points)
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(0)


def indent(line: Any, first: int = 0, *, right: int = 0) -> None:
    """In letters, as official documents count: two before a paragraph, some after a signature."""
    properties = line._p.get_or_add_pPr().get_or_add_ind()
    if first:
        properties.set(qn("w:firstLineChars"), str(first * 100))
        properties.set(qn("w:firstLine"), str(first * 320))
    if right:
        properties.set(qn("w:rightChars"), str(right * 100))
        properties.set(qn("w:right"), str(right * 320))


def page_numbers(document: Doc) -> None:
    """— 1 — in 4号, on the outer side: right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        line = footer.paragraphs[0]
        line.alignment = side
        properties = line._p.get_or_add_pPr().get_or_add_ind()
        properties.set(qn("w:rightChars" if side == WD_ALIGN_PARAGRAPH.RIGHT else "w:leftChars"), "100")
        for text in ("— ", None, " —"):
            run = line.add_run(text)
            run.font.size = Pt(14)
            face(run, "宋体")
            if text is None:
                _field(run, "PAGE")


def _field(run: Any, code: str) -> None:
    for kind in ("begin", None, "separate", "text", "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = code
        elif kind == "text":
            element = OxmlElement("w:t")
            element.text = "1"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def bookmark(run: Any, number: int) -> None:
    """Around a number, invisible: ``figure_12`` is the twelfth line of the proof that the document carries."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), str(number + 1))
    start.set(qn("w:name"), f"figure_{number + 1}")
    run._r.addprevious(start)
    run._r.addnext(end)


def keep_proof(document: Doc, figures: Sequence[Figure]) -> None:
    """Which indicator of which area and months each bookmark holds, as JSON inside the document."""
    proof = {f"figure_{number}": asdict(figure) for number, figure in enumerate(figures, 1)}
    content = json.dumps(proof, ensure_ascii=False).encode()
    part = Part(PROOF, "application/json", content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def name_fallbacks(document: Doc) -> None:
    """Tells Word what to take for a font that the reader's computer lacks."""
    table = next(p for p in document.part.package.iter_parts() if p.partname == "/word/fontTable.xml")
    fonts = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for font, other in FALLBACKS.items()
    )
    table._blob = table.blob.replace(b"</w:fonts>", f"{fonts}</w:fonts>".encode())


def name(document: Doc, bulletin: Bulletin) -> None:
    """The document's own properties; its moment is the day it is dated, so that the same figures give the same file."""
    properties = document.core_properties
    properties.title = f"{bulletin.title}{bulletin.subtitle}"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime(bulletin.dated.year, bulletin.dated.month, bulletin.dated.day)
    properties.language = "zh-CN" if bulletin.language == "zh" else "en-GB"


def describe(drawn: Any, title: str, alt: str) -> None:
    """What a reader who does not see the picture is told."""
    properties = drawn._inline.docPr
    properties.set("title", title)
    properties.set("descr", alt)


def repeat(row: Any) -> None:
    """The heads stand again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def keep_together(table: Any) -> None:
    """All of its rows on one page: each line stays with the next."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def middle(cell: Any) -> None:
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
