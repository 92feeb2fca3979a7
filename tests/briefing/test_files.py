"""The files that people get: the layout of GB/T 9704, and what happens on a server without Chinese fonts."""

import io
import zipfile

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from analytics import briefing
from analytics.briefing import fonts, sheets
from analytics.briefing.model import Picture
from analytics.errors import CampusError, UsageError
from tests.briefing import parsing

CHINESE = {name for face in fonts.FACES.values() for name in face}
needs_a_font = pytest.mark.skipif(not fonts.families(None) & CHINESE, reason="no Chinese font on this machine")


@pytest.fixture
def document(four, desk_of):
    return docx.Document(io.BytesIO(briefing.write(briefing.of(desk_of(four.workspace)), "docx", four.workspace)))


def test_the_page_is_a4_with_the_margins_of_the_standard(document):
    section = document.sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(length.mm) for length in (section.page_width, section.page_height)] == [210, 297]
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]


def test_title_headings_and_text_have_their_typefaces_sizes_and_lines(document):
    lines = {line.text: line for line in document.paragraphs}

    def face(text):
        line = next(each for each in lines.values() if each.text.startswith(text))
        run = line.runs[0]
        return run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt, line.paragraph_format.line_spacing.pt

    assert face("宁海县“护校安园”")[:2] == ("方正小标宋简体", 22)
    assert face("一、总体情况") == ("黑体", 16, 28)
    assert face("（一）安全隐患") == ("楷体", 16, 28)
    assert face("现将2021年5月") == ("仿宋", 16, 28)


def test_a_font_that_is_lacking_has_another_in_its_place(document):
    table = next(p for p in document.part.package.iter_parts() if p.partname == "/word/fontTable.xml")
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>' in table.blob.decode()


def test_pages_are_numbered_on_the_outer_side(document):
    section = document.sections[0]
    assert document.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        assert footer.paragraphs[0].text == "— 1 —"
        assert [code.text for code in footer._element.iter(qn("w:instrText"))] == ["PAGE"]


def test_the_heads_of_a_table_stand_again_on_each_page_and_no_row_is_torn(document):
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@needs_a_font
def test_the_pdf_says_the_same_and_numbers_its_pages(four, desk_of):
    made = briefing.of(desk_of(four.workspace))
    pages = pypdf.PdfReader(io.BytesIO(briefing.write(made, "pdf", four.workspace))).pages
    said = ["".join((page.extract_text() or "").split()) for page in pages]
    assert "宁海县“护校安园”专项工作月度通报" in said[0]
    assert all(f"—{number}—" in text for number, text in enumerate(said, 1))
    assert "长街镇当期整改率10.0%（3/30），低于99.8%界限" in "".join(said)
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [210, 297]


@needs_a_font
def test_charts_and_the_map_are_pictures_with_words_for_who_cannot_see_them(four, desk_of):
    pictures = [block for block in briefing.of(desk_of(four.workspace)).blocks if isinstance(block, Picture)]
    assert [picture.title.split("（")[0] for picture in pictures] == [
        "宁海县发现隐患、完成整改、未整改逐月变化",
        "各乡镇",
        "各乡镇",
    ]
    assert all(picture.alt and picture.png.startswith(b"\x89PNG") and b"<svg" in picture.svg for picture in pictures)
    assert "示意分区，非行政界线" in pictures[-1].note
    assert "© OpenStreetMap contributors" in pictures[-1].note


def test_without_a_chinese_font_the_pdf_is_refused_and_word_is_not(four, desk_of, monkeypatch):
    monkeypatch.setattr(fonts, "families", lambda own: frozenset({"DejaVu Sans"}))
    from analytics.briefing import drawing

    drawing._settle.cache_clear()
    made = briefing.of(desk_of(four.workspace))
    assert not any(isinstance(block, Picture) for block in made.blocks)
    content = briefing.write(made, "docx", four.workspace)
    assert parsing.text(content).count("未安装中文字体") == 1
    with pytest.raises(CampusError) as refused:
        briefing.write(made, "pdf", four.workspace)
    assert refused.value.code == "no_chinese_font"


def test_the_same_figures_give_the_same_document(four, desk_of):
    first, second = (
        zipfile.ZipFile(io.BytesIO(briefing.write(briefing.of(desk_of(four.workspace)), "docx", four.workspace)))
        for _ in range(2)
    )
    assert first.namelist() == second.namelist()
    assert all(first.read(name) == second.read(name) for name in first.namelist())


@needs_a_font
def test_every_township_has_a_sheet_of_one_page(four, desk_of):
    packed = zipfile.ZipFile(io.BytesIO(sheets.zipped(desk_of(four.workspace), "pdf")))
    assert len(packed.namelist()) == len(four.workspace.reference.townships)
    assert "330226101_长街镇_2021-05.pdf" in packed.namelist()
    for name in packed.namelist():
        assert len(pypdf.PdfReader(io.BytesIO(packed.read(name))).pages) == 1, name


def test_a_sheet_lists_the_townships_own_hazards_and_missing_reports(four, desk_of):
    packed = zipfile.ZipFile(io.BytesIO(sheets.zipped(desk_of(four.workspace), "docx")))
    content = packed.read("330226101_长街镇_2021-05.docx")
    listed = next(table for table in parsing.tables(content) if table[0][0] == "编号")
    assert [row[0] for row in listed[1:]] == sorted(f"JB05-{i}" for i in range(3, 30))[:12]
    assert "共 27 处，此处列出 12 处" in parsing.text(content)
    owed = next(table for table in parsing.tables(content) if table[0][0] == "报送单位")
    assert {row[0] for row in owed[1:]} == {"长街教办", "长街派出所"}


@pytest.mark.parametrize(("first", "last"), [("2021-06", "2021-05"), ("2020-01", "2020-02"), ("2030-01", "2030-01")])
def test_months_without_figures_make_no_bulletin(four, desk_of, first, last):
    with pytest.raises(UsageError):
        briefing.of(desk_of(four.workspace, first, last))
