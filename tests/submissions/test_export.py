import csv
import io
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from python_calamine import CalamineWorkbook

from analytics import export, submissions
from analytics.errors import UsageError


def csv_rows(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def xlsx_rows(content):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_as_a_formula_is_neutralised(start):
    table = pa.table({"description": [f"{start}cmd|' /C calc'!A0", "走廊=通道"]})
    assert [row[0] for row in csv_rows(export.to_csv(table))[1:]] == [f"'{start}cmd|' /C calc'!A0", "走廊=通道"]
    cell = xlsx_rows(export.to_xlsx(table, "隐患"))[1][0]
    assert cell.startswith("'")
    assert cell.endswith("cmd|' /C calc'!A0")


def test_numbers_dates_and_times_stay_what_they_are():
    table = pa.table(
        {
            "talks": [-1],
            "fund_yuan": [-1.5],
            "found_on": [date(2021, 5, 6)],
            "occurred_at": pa.array([datetime(2021, 5, 6, 8, 30)], pa.timestamp("s")),
        }
    )
    assert csv_rows(export.to_csv(table))[1] == ["-1", "-1.5", "2021-05-06", "2021-05-06 08:30:00"]
    assert xlsx_rows(export.to_xlsx(table, "x"))[1] == [-1, -1.5, date(2021, 5, 6), datetime(2021, 5, 6, 8, 30)]


def test_empty_zero_and_not_applicable_stay_different():
    table = pa.table({"boarders": [None, 0, None], "staff": [1, 2, 3], "not_applicable": [None, None, "boarders"]})
    assert csv_rows(export.to_csv(table)) == [["boarders", "staff"], ["", "1"], ["0", "2"], ["不适用", "3"]]
    assert xlsx_rows(export.to_xlsx(table, "x")) == [["boarders", "staff"], ["", 1], [0, 2], ["不适用", 3]]


def test_a_column_is_not_marked_because_another_ones_name_contains_its_own():
    table = pa.table({"staff": [None], "staff_checked": [None], "not_applicable": ["staff_checked"]})
    assert csv_rows(export.to_csv(table))[1] == ["", "不适用"]


def test_a_mart_that_counts_what_does_not_apply_is_exported_with_that_column():
    table = pa.table({"item": ["talks"], "value": pa.array([None], pa.int64()), "not_applicable": [1]})
    expected = [["item", "value", "not_applicable"], ["talks", "", "1"]]
    assert csv_rows(export.to_csv(table)) == expected
    assert xlsx_rows(export.to_xlsx(table, "work_item")) == [expected[0], ["talks", "", 1]]


def test_line_breaks_quotes_and_commas_survive_a_csv():
    table = pa.table({"description": ['他说"关门",\n然后走了']})
    assert csv_rows(export.to_csv(table))[1] == ['他说"关门",\n然后走了']


def test_heads_with_commas_and_quotes_in_them_survive_a_csv_and_plain_ones_stay_unquoted():
    heads = ["Township", "Incidents per 1,000 pupils", 'the "four" targets']
    assert csv_rows(export.to_csv(pa.table({head: ["x"] for head in heads}))) == [heads, ["x"] * 3]
    assert export.to_csv(pa.table({"乡镇": [1], "未整改": [2]})).decode("utf-8-sig").splitlines()[0] == "乡镇,未整改"


def test_a_sheet_name_that_a_spreadsheet_forbids_is_made_allowed():
    book = CalamineWorkbook.from_filelike(io.BytesIO(export.to_xlsx(pa.table({"a": [1]}), "a/b:c" * 20)))
    assert book.sheet_names == [("a b c" * 20)[:31].strip()]


def test_more_rows_than_a_sheet_holds_are_refused_in_words():
    with pytest.raises(UsageError) as error:
        export.to_xlsx(pa.table({"n": pa.nulls(1_048_576, pa.int64())}), "x")
    assert error.value.code == "too_long_for_sheet"


def test_a_kinds_table_is_its_current_rows_with_unit_and_month_first(two_schools):
    two_schools.files("hazards", "PCS01", "2021-05", "hazard_id | fund_yuan\nH1 | 100")
    two_schools.files("hazards", "PCS01", "2021-05", "hazard_id | fund_yuan\nH1 | 200\nH2 | 300")
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nH1")
    rows = csv_rows(export.to_csv(export.table(two_schools.workspace, "hazards")))
    assert rows[0][:4] == ["unit", "month", "hazard_id", "school_code"]
    assert "line" not in rows[0]
    assert [row[:4] for row in rows[1:]] == [
        ["JB01", "2021-05", "H1", "S1"],
        ["PCS01", "2021-05", "H1", "S1"],
        ["PCS01", "2021-05", "H2", "S1"],
    ]


def test_an_exported_report_is_filed_again_without_a_change(two_schools):
    row = {"hazard_id": "H1", "description": "门锁损坏", "fund_yuan": "不适用", "rectified_on": "2021-05-20"}
    before = two_schools.files("hazards", "PCS01", "2021-05", [row])
    exported = export.to_csv(export.table(two_schools.workspace, "hazards"))
    again = submissions.check(two_schools.workspace, exported, "hazards.csv", "hazards", "PCS01", "2021-05")
    assert again.accepted, again.as_dict()["problems"]
    assert again.changes.as_dict() == {"new": 0, "changed": 0, "same": before.rows, "gone": 0}


def test_a_kind_that_nobody_has_filed_is_an_empty_table_with_its_header(county):
    assert csv_rows(export.to_csv(export.table(county.workspace, "work")))[0][:2] == ["unit", "month"]
    assert not county.workspace.data.exists()


def test_parquet_keeps_types_and_marks(two_schools):
    two_schools.files("schools", "JB01", "2021-04", [{"school_code": "S1", "boarders": "不适用"}])
    table = parquet.read_table(io.BytesIO(export.to_parquet(export.table(two_schools.workspace, "schools"))))
    marked = [row for row in table.to_pylist() if row["unit"] == "JB01"]
    assert [(row["boarders"], row["not_applicable"]) for row in marked] == [(None, "boarders")]


def test_a_mart_is_exported_by_its_name(two_schools):
    two_schools.builds()
    assert "township_month" in export.names(two_schools.workspace)
    assert export.table(two_schools.workspace, "township_month").num_rows > 0


def test_a_table_that_does_not_exist_is_wrong_usage_and_the_answer_names_those_that_do(county):
    with pytest.raises(UsageError) as error:
        export.table(county.workspace, "hazard_ledger")
    assert error.value.code == "unknown_table"
    assert "hazards" in error.value.facts["known"]


def test_a_workbook_shows_its_heads_its_widths_and_shares_as_shares():
    import openpyxl

    share = pa.field("整改率", pa.float64(), metadata={export.FORMAT: b"0.0%"})
    table = pa.table([["长街镇"], [0.5]], schema=pa.schema([pa.field("乡镇（街道）", pa.string()), share]))
    sheet = openpyxl.load_workbook(io.BytesIO(export.to_xlsx(table, "整改"))).active
    assert sheet.freeze_panes == "A2"
    assert sheet["B2"].number_format == "0.0%"
    assert round(sheet.column_dimensions["A"].width) == 2 * len("乡镇（街道）") + 3 + 1


def test_a_workbook_of_several_tables_names_each_sheet_once_and_keeps_heads_in_view():
    import openpyxl

    heads = pa.schema([pa.field("乡镇（街道）", pa.string())], metadata={export.HEADS: b"1"})
    tables = {title: pa.table([["长街镇"]], schema=heads) for title in ("整改率/发现", "整改率:发现", "整改率 发现")}
    book = openpyxl.load_workbook(io.BytesIO(export.to_book(tables)))
    assert book.sheetnames == ["整改率 发现", "整改率 发现 2", "整改率 发现 3"]
    assert {sheet.freeze_panes for sheet in book} == {"B2"}


def test_unknown_is_what_its_column_says_in_a_workbook_and_empty_in_a_csv():
    import openpyxl

    share = pa.field("整改率", pa.float64(), metadata={export.FORMAT: b"0.0%", export.EMPTY: "—".encode()})
    table = pa.table([["长街镇", "跃龙街道"], [0.25, None]], schema=pa.schema([pa.field("乡镇", pa.string()), share]))
    sheet = openpyxl.load_workbook(io.BytesIO(export.to_xlsx(table, "整改"))).active
    assert [cell.value for cell in sheet["B"]] == ["整改率", 0.25, "—"]
    assert export.to_csv(table).decode("utf-8-sig").splitlines() == ["乡镇,整改率", '"长街镇",0.25', '"跃龙街道",']
