from datetime import date, datetime

import pytest

from tests.intake.files import HEADER, ROW, ROWS, codes, found, ods, reading, rewritten, xls, xlsx

SHEET = "xl/worksheets/sheet1.xml"
SECOND = ["H2", *ROW[1:]]
THIRD = ["H3", *ROW[1:]]


@pytest.mark.parametrize(
    ("content", "told_as"), [(xlsx(("台账", ROWS)), "xlsx"), (xls(ROWS), "xls"), (ods(("台账", ROWS)), "ods")]
)
def test_workbooks_of_every_format_are_read(content, told_as):
    read_file = reading(content)
    assert codes(read_file) == []
    assert (read_file.source.format, read_file.source.sheet) == (told_as, "台账")
    assert read_file.rows.to_pylist() == reading(xlsx(("台账", ROWS))).rows.to_pylist()


@pytest.mark.parametrize("name", ["台账.csv", "台账.xls", "台账", ""])
def test_what_a_file_is_shows_in_its_bytes_and_not_in_its_name(name):
    assert reading(xlsx(("台账", ROWS)), name=name).source.format == "xlsx"
    assert reading("\n".join([",".join(HEADER), ",".join(ROW)]).encode("gb18030"), name=name).source.format == "csv"


def test_rows_are_numbered_as_the_sheet_numbers_them():
    blank = [""] * 5
    rows = [blank, blank, *ROWS, blank, SECOND]
    for content in (xlsx(("S", rows)), xls(rows), ods(("S", rows))):
        assert reading(content).rows["line"].to_pylist() == [4, 6]


def test_cells_keep_their_place_when_the_table_begins_further_right_and_down():
    rows = [[], [], *[["", "", *cells, *more] for cells, more in zip(ROWS, ([], ["", "多"]), strict=True)]]
    for content in (xlsx(("S", rows)), xls(rows), ods(("S", rows))):
        read_file = reading(content)
        assert read_file.source.header_row == 3
        assert read_file.rows["line"].to_pylist() == [4]
        assert found(read_file) == [("unknown_column", None, None, "I")]


def test_dates_numbers_and_ticks_of_excel_are_read_without_loss():
    rows = [
        [*HEADER, "整改期限", "整改资金", "复查日期"],
        [202105001.0, "S1", datetime(2021, 5, 6), "消防", "一般", 44336, 1200.1, datetime(2021, 5, 20, 9, 30)],
    ]
    formats = {(1, 2): "yyyy-mm-dd", (1, 7): "yyyy-mm-dd hh:mm"}
    (row,) = reading(xlsx(("S", rows), formats=formats)).rows.to_pylist()
    assert row["hazard_id"] == "202105001"
    assert row["found_on"] == date(2021, 5, 6)
    assert row["deadline"] == date(2021, 5, 20)
    assert row["fund_yuan"] == 1200.1
    assert row["rechecked_on"] == date(2021, 5, 20)


def test_times_of_excel_are_read_to_the_second():
    rows = [
        ["案事件编号", "学校代码", "发生时间", "案事件类型", "上报时间"],
        ["A1", "S1", datetime(2021, 5, 6, 7, 40), "治安", datetime(2021, 5, 6, 8, 9, 59)],
    ]
    content = xlsx(("S", rows), formats={(1, 2): "yyyy-mm-dd hh:mm", (1, 4): "yyyy/m/d h:mm:ss"})
    (row,) = reading(content, "incidents").rows.to_pylist()
    assert row["occurred_at"] == datetime(2021, 5, 6, 7, 40)
    assert row["reported_at"] == datetime(2021, 5, 6, 8, 9, 59)


def test_midnight_in_a_workbook_cannot_be_told_from_a_date_and_is_warned_about():
    header = ["案事件编号", "学校代码", "发生时间", "案事件类型"]
    rows = [header, ["A1", "S1", datetime(2021, 5, 6), "治安"]]
    read_file = reading(xlsx(("S", rows), formats={(1, 2): "yyyy-mm-dd hh:mm"}), "incidents")
    assert read_file.rows["occurred_at"].to_pylist() == [datetime(2021, 5, 6)]
    assert found(read_file) == [("time_missing", 2, "occurred_at", "2021-05-06")]


def test_numbers_stored_as_text_and_truth_values_are_understood():
    rows = [["学校代码", "专职保安员数", "视频监控", "封闭化管理"], ["S1", "２", True, False]]
    (row,) = reading(xlsx(("S", rows)), "protection").rows.to_pylist()
    assert (row["guards_actual"], row["video"], row["closed_campus"]) == (2, True, False)


def test_a_cell_that_shows_an_error_is_no_blank():
    rows = [[*HEADER, "整改资金"], [*ROW, "=1/0"]]
    content = rewritten(
        xlsx(("S", rows)),
        SHEET,
        lambda xml: xml.replace(b"<v>0</v>", b"<v>#DIV/0!</v>").replace(b'<c r="F2"', b'<c r="F2" t="e"'),
    )
    assert found(reading(content)) == [("not_a_number", 2, "fund_yuan", "#DIV/0!")]


@pytest.mark.parametrize(
    "content",
    [
        xlsx(("台账", [*ROWS, SECOND, THIRD]), hidden_rows=[3]),
        xls([*ROWS, SECOND, THIRD], hidden_rows=[3]),
        xls([*ROWS, SECOND, THIRD], hidden_rows=[3], filler=500),
        ods(("台账", [*ROWS, SECOND, THIRD]), hidden_rows=[3]),
    ],
    ids=["xlsx", "xls", "large xls", "ods"],
)
def test_hidden_rows_are_skipped_with_a_note(content):
    read_file = reading(content)
    assert read_file.rows["line"].to_pylist() == [2, 4]
    assert found(read_file) == [("hidden_rows_skipped", None, None, "1")]


def test_a_hidden_row_without_a_number_is_counted_from_the_one_before():
    content = rewritten(
        xlsx(("S", [*ROWS, SECOND, THIRD]), hidden_rows=[3]), SHEET, lambda xml: xml.replace(b'<row r="3"', b"<row")
    )
    assert reading(content).rows["line"].to_pylist() == [2, 4]


def test_of_several_sheets_the_one_that_is_the_report_is_read():
    notes = [["列名", "说明"], ["隐患编号", "本单位内不重复"], ["学校代码", "见学校名录"]]
    for content in (xlsx(("填写说明", notes), ("数据", ROWS)), ods(("填写说明", notes), ("数据", ROWS))):
        read_file = reading(content)
        assert read_file.source.sheet == "数据"
        assert codes(read_file) == []


def test_a_hidden_sheet_is_not_read_and_named_if_it_is_a_report_too():
    for content in (
        xlsx(("本月", ROWS), ("上月", [*ROWS, SECOND]), hidden_sheets=["上月"]),
        ods(("本月", ROWS), ("上月", [*ROWS, SECOND]), hidden_tables=["上月"]),
    ):
        read_file = reading(content)
        assert read_file.source.sheet == "本月"
        assert found(read_file) == [("hidden_sheets_skipped", None, None, "上月")]


def test_hidden_lists_behind_drop_downs_are_no_report():
    lists = [["隐患类别", "隐患等级"], ["消防", "一般"]]
    assert codes(reading(xlsx(("数据", ROWS), ("词表", lists), hidden_sheets=["词表"]))) == []


def test_a_workbook_of_another_kind_is_told_by_any_of_its_sheets():
    school = [["学校代码", "学校名称", "学段", "乡镇街道", "在校学生数"], ["S1", "示例小学", "小学", "跃龙街道", "3"]]
    assert found(reading(xlsx(("说明", [["填写说明"]]), ("数据", school)))) == [("wrong_kind", None, None, "schools")]


def test_a_prefix_before_the_names_of_the_xml_changes_nothing():
    content = xlsx(("S", [*ROWS, SECOND]), hidden_rows=[3])
    prefixed = rewritten(
        content,
        SHEET,
        lambda xml: (
            xml.replace(b"<row ", b"<x:row ")
            .replace(b"</row>", b"</x:row>")
            .replace(b"xmlns=", b'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns=', 1)
        ),
    )
    assert found(reading(prefixed), "hidden_rows_skipped") == [("hidden_rows_skipped", None, None, "1")]
