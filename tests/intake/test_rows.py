import pytest

from analytics import problems
from analytics.contract import KINDS
from tests.intake.files import HEADER, ROW, ROWS, codes, found, table

WORK = ["检查学校数", "发现隐患数"]


def test_total_rows_are_left_out_with_a_note():
    rows = [
        *ROWS,
        ["合计", "", "", "1", ""],
        ["", "小 计", "", "1", ""],
        ["Total", "", "", "", "1"],
        ["总计：", "", "", "1", ""],
    ]
    read_file = table(rows)
    assert found(read_file) == [
        ("total_row_skipped", 3, None, "合计"),
        ("total_row_skipped", 4, None, "小 计"),
        ("total_row_skipped", 5, None, "Total"),
        ("total_row_skipped", 6, None, "总计："),
    ]
    assert read_file.rows["line"].to_pylist() == [2]


def test_a_total_in_the_running_number_or_in_the_key_is_a_total():
    assert found(table([["序号", *HEADER], ["1", *ROW], ["合计", *ROW]])) == [("total_row_skipped", 3, None, "合计")]
    behind_a_number = table([["序号", *HEADER], ["1", *ROW], ["2", "合计", *ROW[1:]]])
    assert found(behind_a_number) == [("total_row_skipped", 3, None, "合计")]
    assert found(table([["序号", *HEADER], ["1", *ROW], ["2", "本页合计", *ROW[1:]]]))[0][:2] == (
        "total_row_skipped",
        3,
    )


def test_a_word_of_total_inside_a_description_is_data():
    assert table([[*HEADER, "隐患描述"], [*ROW, "合计三处"]]).rows.num_rows == 1


def test_notes_below_the_table_are_left_out_with_a_note():
    notes = [
        ["注：本表每月1日前报送"],
        ["填表人：张三", "", "审核人：李四", "", "日期：2021-06-01"],
        ["备注 13812345678"],
    ]
    assert found(table([*ROWS, *notes])) == [
        ("note_row_skipped", 3, None, "注：本表每月1日前报送"),
        ("note_row_skipped", 4, None, "填表人：张三"),
        ("note_row_skipped", 5, None, "备注 138****5678"),
    ]


def test_a_row_that_begins_like_a_note_but_is_filled_in_is_data():
    assert table([HEADER, ["注1", *ROW[1:]]]).rows["hazard_id"].to_pylist() == ["注1"]


def test_blank_rows_are_skipped_in_silence():
    read_file = table(
        [["序号", *HEADER], ["1", *ROW], ["2", "", "", "", "", ""], ["", "—", "/", " ", "　", "-"], ["3", *ROW]]
    )
    assert read_file.rows["line"].to_pylist() == [2, 5]
    assert codes(read_file) == ["duplicate_key"]


def test_a_header_repeated_on_the_next_printed_page_is_skipped_in_silence():
    assert table([*ROWS, HEADER, ["H2", *ROW[1:]]]).rows["line"].to_pylist() == [2, 4]


def test_a_missing_required_cell_is_named():
    assert found(table([HEADER, ["H1", "", "2021-05-06", " ", "一般"]])) == [
        ("missing_value", 2, "category", None),
        ("missing_value", 2, "school_code", None),
    ]


def test_zero_blank_and_not_applicable_stay_three_things():
    read_file = table(
        [["学校代码", "专职保安员数", "视频监控"], ["S1", "0", "否"], ["S2", "", "-"], ["S3", "不适用", "N/A"]],
        "protection",
    )
    assert read_file.rows["guards_actual"].to_pylist() == [0, None, None]
    assert read_file.rows["video"].to_pylist() == [False, None, None]
    assert read_file.rows["not_applicable"].to_pylist() == [None, None, "guards_actual;video"]
    assert codes(read_file) == []


def test_not_applicable_in_a_required_cell_is_an_error_and_nothing_more():
    assert found(table([HEADER, ["H1", "不适用", *ROW[2:]]])) == [("not_applicable_in_key", 2, "school_code", "不适用")]


def test_the_second_row_with_a_key_is_named_and_so_is_the_third():
    rows = [HEADER, ["H1", *ROW[1:]], ["H2", *ROW[1:]], ["Ｈ １", *ROW[1:]], ["H1", *ROW[1:]]]
    assert found(table(rows)) == [("duplicate_key", 4, "hazard_id", "H1"), ("duplicate_key", 5, "hazard_id", "H1")]


def test_a_blank_key_is_missing_and_no_duplicate():
    assert found(table([HEADER, ["", *ROW[1:]], ["", *ROW[1:]]])) == [
        ("missing_value", 2, "hazard_id", None),
        ("missing_value", 3, "hazard_id", None),
    ]


def test_a_unit_files_one_row_of_work_figures():
    assert found(table([WORK, ["3", "4"]], "work")) == []
    assert found(table([WORK, ["3", "4"], ["合计", "4"], ["5", "6"]], "work")) == [
        ("more_than_one_row", 4, None, None),
        ("total_row_skipped", 3, None, "合计"),
    ]


@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.format == "table"])
def test_no_rows_are_a_nil_report_only_where_nothing_may_have_happened(kind):
    read_file = table([[column.zh for column in KINDS[kind].columns]], kind)
    assert codes(read_file) == ["no_rows"]
    assert problems.has_errors(read_file.problems) is not KINDS[kind].empty_allowed
    assert read_file.rows.schema == KINDS[kind].arrow_schema


def test_the_unit_and_month_that_a_file_names_are_kept_beside_the_rows():
    rows = [
        [*HEADER, "报送单位", "报送月份"],
        [*ROW, "跃龙派出所", "2021年5月"],
        ["H2", *ROW[1:], "某单位", "五月"],
        ["H3", *ROW[1:], "", ""],
    ]
    read_file = table(rows)
    assert codes(read_file) == []
    assert read_file.stated.to_pylist() == [
        {"line": 2, "unit": "PCS01", "month": "2021-05"},
        {"line": 3, "unit": "某单位", "month": "五月"},
        {"line": 4, "unit": None, "month": None},
    ]


def test_a_file_that_is_silent_about_unit_and_month_states_nothing():
    assert table(ROWS).stated.to_pylist() == [{"line": 2, "unit": None, "month": None}]


def test_every_fault_of_a_file_is_reported_at_once():
    rows = [
        [*HEADER, "整改资金", "整改期限"],
        ["", "S1", "2021-2-30", "别的", "一般", "十", "明天"],
        ["H1", *ROW[1:], "-5", ""],
    ]
    assert found(table(rows)) == [
        ("not_in_vocabulary", 2, "category", "别的"),
        ("bad_date", 2, "deadline", "明天"),
        ("bad_date", 2, "found_on", "2021-2-30"),
        ("not_a_number", 2, "fund_yuan", "十"),
        ("missing_value", 2, "hazard_id", None),
        ("negative", 3, "fund_yuan", "-5"),
    ]


def test_a_cell_in_error_is_null_in_the_rows_so_that_no_rule_counts_it():
    assert table([[*HEADER, "整改资金"], [*ROW, "十"]]).rows["fund_yuan"].to_pylist() == [None]


def test_a_problem_quotes_no_more_of_a_cell_than_fits_a_line():
    ((_, _, _, value),) = found(table([[*HEADER, "整改期限"], [*ROW, "很" * 5000]]))
    assert value == "很" * 200
