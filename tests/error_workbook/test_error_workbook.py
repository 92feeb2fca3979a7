"""What is found in a file can be taken away as a workbook, mended there, and uploaded as it is."""

import io
from datetime import datetime

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import error_workbook, intake, register, submissions
from analytics.clock import ZONE
from analytics.contract import KINDS
from analytics.error_workbook import file_sheet
from analytics.intake import own_workbook
from analytics.intake.grid import Grid
from analytics.wording import say
from analytics.workspace import Workspace
from tests.intake.files import HEADER, ROW, codes, delimited, found, ods, reading, xls, xlsx

IN_JUNE = datetime(2021, 6, 1, 9, 30, tzinfo=ZONE)
SCHOOLS = "学校代码,学校名称,学段,乡镇街道,在校学生数\nS1,示例小学,小学,跃龙街道,100\n".encode()
HAZARDS = KINDS["hazards"]
WIDE = [*HEADER, "隐患描述", "整改资金", "备注栏"]
BAD = [
    ["跃龙派出所隐患台账"],
    WIDE,
    ["007", "S1", "2021-05-06", "消防", "一般", "=1+1", "1200.50", "12345678901234567890"],
    ["008", "S1", "5月的一天", "消防", "一般", "联系 13812345678", "-5", "-"],
    [],
    ["009", "S1", "2021-05-07", "消访", "一般", "'@旧", "0012", "1E5"],
]


@pytest.fixture
def workspace(tmp_path):
    workspace = Workspace.at(tmp_path / "data")
    submissions.submit(workspace, SCHOOLS, "s.csv", "schools", "JB01", "2021-04", actor="王", at=IN_JUNE)
    return workspace


def checked(workspace, content, kind="hazards", name="台账.csv"):
    return submissions.check(workspace, content, name, kind, "PCS01", "2021-05", at=IN_JUNE)


def opened(content):
    return openpyxl.load_workbook(io.BytesIO(content))


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def made(workspace, content, language="zh", kind="hazards"):
    return error_workbook.workbook(checked(workspace, content, kind), content, "台账.csv", language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_clerk_mends_the_coloured_cells_and_uploads_the_workbook_as_it_is(workspace, language):
    content = delimited(BAD, "gb18030")
    outcome = checked(workspace, content)
    assert not outcome.accepted
    book = opened(made(workspace, content, language))
    sheet = book[say("error_workbook.sheet_file", language)]
    coloured = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    # The unknown column's head, a day that is none, personal data, a negative amount, a word that is none.
    assert coloured == {"H2", "C4", "F4", "G4", "D6"}
    assert all(sheet[place].fill.fgColor.rgb not in (None, "00000000") for place in coloured)
    sheet["C4"], sheet["G4"], sheet["D6"] = "2021-05-08", "5", "消防"
    filed = submissions.submit(
        workspace, saved(book), "台账（核对结果）.xlsx", "hazards", "PCS01", "2021-05", actor="王", at=IN_JUNE
    )
    assert filed.accepted, filed.as_dict()
    assert filed.reading.source.sheet == say("error_workbook.sheet_file", language)
    rows = filed.reading.rows.to_pylist()
    assert [row["hazard_id"] for row in rows] == ["007", "008", "009"]
    assert [row["line"] for row in rows] == [3, 4, 6]
    assert [row["fund_yuan"] for row in rows] == [1200.5, 5, 12]
    assert [row["description"] for row in rows] == ["=1+1", "联系 138****5678", "@旧"]
    assert register.open(workspace).speaking("hazards", "PCS01", "2021-05").sha256 == filed.submission.sha256


def test_the_first_sheet_says_in_words_what_to_do_and_counts_each_sort_of_problem(workspace):
    book = opened(made(workspace, delimited(BAD)))
    texts = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    first = [row[0] for row in texts if row[0]]
    assert first[0] == "报表核对结果"
    assert first[1] == f"文件：台账.csv；报表：{HAZARDS.zh}。"
    assert first[2] == "这份文件不能收下：需要修改 3 处，另有提示 2 处。"
    assert first[3] == "需要修改的行：第 4、6 行。"
    counted = {(row[0], row[2]): row[3] for row in texts if isinstance(row[3], int)}
    assert sum(counted.values()) == 5
    assert counted["需要修改", "发现日期"] == 1


def test_the_second_sheet_has_every_problem_and_leads_to_its_cell(workspace):
    book = opened(made(workspace, delimited(BAD)))
    rows = list(book["问题清单"].iter_rows(min_row=2))
    listed = {(row[0].value, str(row[1].value), row[2].value, row[3].value) for row in rows}
    assert ("需要修改", "4", "发现日期", "5月的一天") in listed
    assert ("需要修改", "6", "隐患类别", "消访") in listed
    links = {row[1].hyperlink.location for row in rows if row[1].hyperlink}
    assert "'原文件（在此修改）'!C4" in links
    assert len(rows) == 5


def test_what_a_spreadsheet_would_run_is_text_in_every_sheet(workspace):
    content = delimited([HEADER, ["=cmd|' /C calc'!A0", "S1", "2021-05-06", "=HYPERLINK(1)", "一般"]])
    cells = [cell for sheet in opened(made(workspace, content)) for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert [text for text in texts if text[:1] in tuple("=+-@\t")] == []
    assert "'=cmd|' /C calc'!A0" in texts


def test_a_number_that_leads_to_a_person_is_masked_in_the_workbook(workspace):
    book = opened(made(workspace, delimited(BAD)))
    texts = "".join(str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    assert "138****5678" in texts
    assert "13812345678" not in texts


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(300), xlsx(("S", [["某", "表"], ["1", "2"]])), b"PK\x03\x04broken"]
)
def test_a_file_that_is_no_table_gets_words_alone_and_its_workbook_is_no_report(workspace, content):
    result = made(workspace, content)
    assert opened(result).sheetnames == ["核对结果", "问题清单"]
    assert codes(reading(result)) == ["result_without_file"]


def test_a_document_gets_words_alone(workspace):
    assert opened(made(workspace, b"text", kind="summary")).sheetnames == ["核对结果", "问题清单"]


def test_of_a_file_too_large_only_the_rows_with_problems_are_taken_and_cannot_be_filed(workspace, monkeypatch):
    monkeypatch.setattr(file_sheet, "MOST_CELLS", 40)
    content = delimited(
        [HEADER, *([f"H{n}", "S1", "2021-05-06", "消防", "一般"] for n in range(50)), ["X", *ROW[1:4], ""]]
    )
    result = made(workspace, content)
    book = opened(result)
    rows = [[cell.value for cell in row] for row in book.worksheets[2].iter_rows()]
    assert [row[0] for row in rows] == [1, 52]
    assert rows[1][1] == "X"
    assert codes(reading(result)) == ["result_without_file"]


def test_a_cell_longer_than_a_spreadsheet_holds_is_not_cut_for_filing(workspace):
    content = delimited([[*HEADER, "隐患描述"], [*ROW, "长" * 40_000]])
    assert codes(reading(made(workspace, content))) == ["result_without_file"]


def test_a_workbook_of_ours_that_was_emptied_is_empty(workspace):
    book = opened(made(workspace, delimited(BAD)))
    book["原文件（在此修改）"].delete_rows(1, 10)
    assert codes(reading(saved(book))) == ["empty_file"]


@pytest.mark.parametrize(
    "content",
    [xlsx(("台账", BAD), hidden_rows=[4]), xls(BAD), ods(("台账", BAD)), xlsx(("S", [[], *[["", *r] for r in BAD]]))],
    ids=["xlsx with a hidden row", "xls", "ods", "further right and down"],
)
def test_rows_and_columns_keep_their_places_whatever_the_file_was(workspace, content):
    again = reading(made(workspace, content))
    before = reading(content)
    assert again.rows.to_pylist() == before.rows.to_pylist()
    kept = ("bad_date", "not_in_vocabulary", "negative")
    assert found(again, *kept) == found(before, *kept)


# A spreadsheet holds neither surrogates nor noncharacters, and a file with NUL in it is no table.
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff")
CELL = st.text(LETTERS, max_size=12) | st.builds("".join, st.lists(st.sampled_from("=+-@\t'＝－ 01,.%E\n"), max_size=6))


@given(st.lists(st.lists(CELL, min_size=8, max_size=8), min_size=1, max_size=6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_the_workbook_says_cell_by_cell_what_the_file_said(workspace, rows):
    content = delimited([WIDE, *rows])
    before = checked(workspace, content)
    if before.reading.source.header_row is None:
        return
    grid, _ = intake.opened(content, HAZARDS)
    again, _ = intake.opened(error_workbook.workbook(before, content, "台账.csv", "zh"), HAZARDS)
    personal = {row for code, row, *_ in found(before.reading) if code == "personal_data"}
    assert {line: cells for line, cells in filled(again) if line not in personal} == {
        line: cells for line, cells in filled(grid) if line not in personal
    }


def filled(grid):
    """Rows in which anything stands, each with its number and as many cells as the header has."""
    rows = zip(grid.lines.to_pylist(), grid.rows(), strict=True)
    return [(line, cells + [""] * (len(WIDE) - len(cells))) for line, cells in rows if any(cells)]


@given(CELL)
def test_a_text_is_shown_without_harm_and_meant_as_it_was(text):
    shown = own_workbook.shown(text)
    assert own_workbook.HARMLESS.fullmatch(shown) or shown[:1] not in "=+-@\t\r\n＝＋－＠" or shown == ""
    assert own_workbook.meant(Grid.of([pa.chunked_array([[shown]])])).rows() == [[text]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("台账.csv", "台账（核对结果）.xlsx"), ("C:\\夹\\a.b.xls", "a.b（核对结果）.xlsx"), ("", "报表（核对结果）.xlsx")],
)
def test_the_workbook_is_named_after_the_file(name, expected):
    assert error_workbook.file_name(name, "zh") == expected
