import pytest

from analytics.contract import KINDS
from analytics.intake.header import letters
from tests.intake.files import HEADER, ROW, ROWS, codes, found, reading, table, xlsx


def test_the_header_is_found_below_titles_and_blank_rows():
    read_file = table([["宁海县校园安全隐患台账"], [], ["填报单位：跃龙派出所", "", "2021年5月"], *ROWS])
    assert codes(read_file) == []
    assert read_file.source.header_row == 4
    assert read_file.rows["line"].to_pylist() == [5]


def test_a_merged_title_over_a_workbook_is_passed_over():
    blank = ["", "", "", "", ""]
    read_file = reading(xlsx(("Sheet1", [blank, blank, *ROWS]), merged=[("A1:E2", "隐患台账（2021年5月）")]))
    assert codes(read_file) == []
    assert read_file.source.header_row == 3


def test_a_header_below_the_twentieth_row_is_not_looked_for():
    assert codes(table([["说明"]] * 19 + ROWS)) == []
    assert codes(table([["说明"]] * 20 + ROWS)) == ["no_header"]


@pytest.mark.parametrize(
    "header",
    [
        ["编号", "学校编码", "排查日期", "类别", "级别"],
        ["隐患编号*", " 学校代码 ", "发现\n日期", "隐患类别（必填）", "【隐患等级】"],
        ["hazard_id", "school_code", "found_on", "category", "grade"],
        ["Hazard ID", "SCHOOL CODE", "Found on", "Category", "Grade"],
        ["隐 患 编 号", "学校代码：", "发现日期(年月日)", "隐患类型", "隐患级别"],
    ],
)
def test_synonyms_and_ornaments_of_headers_are_understood(header):
    assert codes(table([header, ROW])) == []


def test_columns_may_stand_in_any_order():
    assert table([HEADER[::-1], ROW[::-1]]).rows["hazard_id"].to_pylist() == ["H1"]


def test_two_rows_of_header_with_group_titles_read_as_one():
    upper = ["隐患编号", "学校代码", "发现日期", "隐患情况分类", "", "整改情况", ""]
    lower = ["", "", "", "隐患类别", "隐患等级", "整改期限", "整改完成日期"]
    read_file = table([["隐患台账"], upper, lower, [*ROW, "2021-05-20", "2021-05-18"]])
    assert codes(read_file) == []
    assert read_file.source.header_row == 3
    assert str(read_file.rows["rectified_on"][0]) == "2021-05-18"


def test_a_missing_required_column_is_an_error_and_the_rest_is_still_checked():
    read_file = table([HEADER[:4], ["H1", "S2261001", "2021-02-30", "消防"]])
    assert found(read_file) == [("missing_column", None, "grade", None), ("bad_date", 2, "found_on", "2021-02-30")]


def test_a_missing_optional_column_is_blank_in_every_row():
    read_file = table(ROWS)
    assert read_file.rows["deadline"].null_count == 1
    assert read_file.rows.schema == KINDS["hazards"].arrow_schema


def test_an_unknown_column_is_named_and_not_read():
    read_file = table([[*HEADER, "联系电话"], [*ROW, "13812345678"]])
    assert found(read_file) == [("unknown_column", None, None, "联系电话")]


def test_a_column_without_a_name_is_named_by_its_letter_if_it_holds_anything():
    assert found(table([[*HEADER, "", ""], [*ROW, "", "多出来的"]])) == [("unknown_column", None, None, "G")]
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_column_twice_is_an_error_that_names_both():
    read_file = table([[*HEADER, "编号"], [*ROW, "H9"]])
    assert found(read_file) == [("repeated_column", None, "hazard_id", "隐患编号、编号")]
    assert read_file.rows["hazard_id"].to_pylist() == ["H1"]


def test_the_running_number_of_a_form_is_not_worth_a_warning():
    assert codes(table([["序号", *HEADER], ["1", *ROW]])) == []


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.format == "table"])
@pytest.mark.parametrize("chosen", [name for name, kind in KINDS.items() if kind.format == "table"])
def test_a_form_of_one_kind_filed_as_another_is_told_by_its_header(kind, chosen):
    header = [column.zh for column in KINDS[kind].columns]
    read_file = table([["报表"], header, ["1"] * len(header)], chosen)
    assert found(read_file, "wrong_kind") == ([] if kind == chosen else [("wrong_kind", None, None, kind)])


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.format == "table"])
def test_a_file_with_only_the_required_columns_is_of_its_own_kind(kind):
    required = [column.zh for column in KINDS[kind].columns if column.required] or [KINDS[kind].columns[0].zh]
    assert "wrong_kind" not in codes(table([required, ["1"] * len(required)], kind))


def test_a_table_of_something_else_has_no_header():
    assert codes(table([["姓名", "年龄"], ["甲", "3"]])) == ["no_header"]
