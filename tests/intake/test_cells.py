"""What each spelling in a cell is understood as, column type by column type."""

from datetime import date, datetime

import pytest

from analytics.contract import KINDS
from analytics.intake.cells import month_of, parser
from tests.intake.files import REFERENCE

COLUMNS = {
    "count": KINDS["schools"].by_id["boarders"],
    "required count": KINDS["schools"].by_id["pupils"],
    "number": KINDS["schools"].by_id["lon"],
    "funds": KINDS["hazards"].by_id["fund_yuan"],
    "date": KINDS["hazards"].by_id["deadline"],
    "datetime": KINDS["incidents"].by_id["reported_at"],
    "boolean": KINDS["protection"].by_id["video"],
    "choice": KINDS["hazards"].by_id["recheck_result"],
    "category": KINDS["hazards"].by_id["category"],
    "crs": KINDS["schools"].by_id["crs"],
    "township": KINDS["schools"].by_id["township_code"],
    "code": KINDS["hazards"].by_id["school_code"],
    "text": KINDS["hazards"].by_id["description"],
    "name": KINDS["schools"].by_id["name"],
    "polygon": KINDS["patrol_zones"].by_id["geometry"],
}


def cell(column, text):
    return parser(COLUMNS[column], REFERENCE)(text)


@pytest.mark.parametrize(
    "text", ["", " ", "　", "\u00a0", "-", "—", "——", "/", "／", "\\", "－", " — ", "\ufeff", "--"]
)
@pytest.mark.parametrize("column", ["count", "number", "date", "datetime", "boolean", "choice", "text", "polygon"])
def test_blanks_of_every_kind_are_blank_and_nothing_else(column, text):
    read = cell(column, text)
    assert (read.value, read.problem, read.not_applicable) == (None, None, False)


@pytest.mark.parametrize("text", ["不适用", "N/A", "n/a", "NA", "Ｎ／Ａ", "无此项", " 不适用　"])
@pytest.mark.parametrize("column", ["count", "date", "boolean", "choice", "text", "polygon"])
def test_not_applicable_is_neither_blank_nor_zero(column, text):
    read = cell(column, text)
    assert (read.value, read.problem, read.not_applicable) == (None, None, True)


def test_a_required_cell_cannot_be_not_applicable():
    assert cell("code", "不适用").problem == "not_applicable_in_key"
    assert cell("required count", "N/A").problem == "not_applicable_in_key"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("0", 0),
        ("-0", 0),
        ("3.0", 3),
        (" 3 ", 3),
        ("３", 3),
        ("1,234", 1234),
        ("1，234", 1234),
        ("１，２３４", 1234),
        ("12,345,678", 12345678),
        ("3人", 3),
        ("3 人", 3),
        ("+3", 3),
        ("007", 7),
        ("1e3", 1000),
    ],
)
def test_counts_are_understood_as_clerks_write_them(text, value):
    assert cell("count", text).value == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("十", "not_a_number"),
        ("无", "not_a_number"),
        ("3-5", "not_a_number"),
        ("约3", "not_a_number"),
        ("1,23", "not_a_number"),
        ("3辆", "not_a_number"),
        (".", "not_a_number"),
        ("1 2", "not_a_number"),
        ("9" * 400, "not_a_number"),
        ("1e999", "not_a_number"),
        ("nan", "not_a_number"),
        ("#DIV/0!", "not_a_number"),
        ("3.5", "not_an_integer"),
        ("-1", "negative"),
        ("－1", "negative"),
        ("−1", "negative"),
    ],
)
def test_what_is_no_count_is_named_for_what_it_is(text, problem):
    read = cell("count", text)
    assert (read.value, read.problem) == (None, problem)


def test_numbers_may_be_negative_unless_the_column_has_a_minimum():
    assert cell("number", "-121.4291").value == -121.4291
    assert cell("number", "121．4291").value == 121.4291
    assert cell("number", "121.4291度").value == 121.4291
    assert cell("funds", "1,200.50元").value == 1200.5
    assert cell("funds", "-0.01").problem == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-06",
        "2021-5-6",
        "2021/5/6",
        "2021.5.6",
        "2021年5月6日",
        "2021年05月06日",
        "2021 年 5 月 6 日",
        "2021年5月6号",
        "20210506",
        "２０２１－０５－０６",
        "２０２１年５月６日",
        "2021—05—06",
        " 2021-05-06　",
        "2021-05-06 00:00:00",
        "2021-05-06 07:40",
        "2021年5月6日（星期四）",
        "44322",
        "44322.32",
    ],
)
def test_a_date_is_understood_in_every_spelling(text):
    assert cell("date", text).value == date(2021, 5, 6)


@pytest.mark.parametrize(
    "text",
    [
        *("2021-02-30", "2021-13-01", "1921-05-06", "2121-05-06", "5月6日", "21-5-6", "5/6/2021", "2021-5"),
        *("20211301", "19999", "80001", "五月六日", "待定", "0", "2021-05-06 25:00"),
    ],
)
def test_impossible_and_implausible_dates_are_bad_dates(text):
    read = cell("date", text)
    assert (read.value, read.problem) == (None, "bad_date")


def test_in_a_date_column_the_word_none_means_blank():
    assert cell("date", "无") == cell("date", "")
    assert cell("datetime", " 无 ") == cell("datetime", "")


@pytest.mark.parametrize(
    "text",
    [
        "2021-05-06 07:40",
        "2021-05-06T07:40",
        "2021-05-06 07:40:00",
        "2021/5/6 7:40:00",
        "2021-5-6 7:40",
        "2021.5.6 7：40",
        "2021年5月6日7时40分",
        "2021年5月6日 7 时 40 分",
        "2021年5月6日 07:40",
        "2021年5月6日上午7时40分",
        "20210506 07:40",
        "44322.319444444445",
    ],
)
def test_a_time_is_understood_in_every_spelling(text):
    assert cell("datetime", text).value == datetime(2021, 5, 6, 7, 40)


def test_afternoon_hours_and_whole_hours_and_seconds_are_understood():
    assert cell("datetime", "2021年5月6日下午3时5分").value == datetime(2021, 5, 6, 15, 5)
    assert cell("datetime", "2021年5月6日7时").value == datetime(2021, 5, 6, 7, 0)
    assert cell("datetime", "2021年5月6日7时40分30秒").value == datetime(2021, 5, 6, 7, 40, 30)
    assert cell("datetime", "2021-5-1 10:30").value == datetime(2021, 5, 1, 10, 30)


def test_a_date_without_a_time_of_day_is_midnight_with_a_warning():
    read = cell("datetime", "2021-05-06")
    assert (read.value, read.problem) == (datetime(2021, 5, 6), "time_missing")
    assert cell("datetime", "2021-05-06 00:00").problem is None


@pytest.mark.parametrize(
    "text", ["2021-05-06 24:00", "2021-05-06 7:60", "7:40", "2021-02-30 07:40", "早上", "2021-05-06 7"]
)
def test_what_is_no_time_is_a_bad_time(text):
    assert cell("datetime", text).problem == "bad_datetime"


@pytest.mark.parametrize("text", ["是", "√", "✓", "有", "Y", "y", "Ｙ", "1", "1.0", "TRUE", "true", "对", " 是 "])
def test_yes_is_understood(text):
    assert cell("boolean", text).value is True


@pytest.mark.parametrize("text", ["否", "×", "✗", "无", "N", "n", "0", "FALSE", "false", "错", "x", "没有"])
def test_no_is_understood(text):
    assert cell("boolean", text).value is False


@pytest.mark.parametrize("text", ["部分", "2", "是否", "?", "在建"])
def test_what_is_neither_yes_nor_no_is_no_answer(text):
    assert cell("boolean", text).problem == "bad_boolean"


def test_words_of_a_list_are_stored_as_the_list_has_them():
    assert cell("choice", "Passed").value == "合格"
    assert cell("choice", " 已通过 ").value == "合格"
    assert cell("category", "消防安全").value == "消防"
    assert cell("category", "交 通").value == "交通校车"
    assert cell("crs", "wgs-84").value == "WGS84"
    assert cell("crs", "ＧＣＪ０２").value == "GCJ02"
    assert cell("choice", "差不多").problem == "not_in_vocabulary"
    assert cell("choice", "无").problem == "not_in_vocabulary"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("跃龙街道", "330226001"),
        ("330226001", "330226001"),
        ("330226001000", "330226001"),
        ("宁海县跃龙街道", "330226001"),
        (" 茶院乡 ", "330226201"),
        ("茶院镇", "330226201"),
        ("Yuelong", "330226001"),
    ],
)
def test_a_township_is_known_by_code_and_by_old_and_new_name(text, code):
    assert cell("township", text).value == code


def test_a_township_of_elsewhere_is_unknown():
    assert cell("township", "江北区").problem == "unknown_township"
    assert cell("township", "宁海县").problem == "unknown_township"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2021-05-001", "2021-05-001"),
        ("２０２１－０５－００１", "2021-05-001"),
        ("2021—05—001", "2021-05-001"),
        (" S226 1001 ", "S2261001"),
        ("s2261001", "s2261001"),
        ("123.0", "123"),
        ("0123", "0123"),
        ("1.5", "1.5"),
        ("'00123", "00123"),
        ("跃龙-1", "跃龙-1"),
    ],
)
def test_codes_lose_their_width_and_spaces_and_keep_the_rest(text, code):
    assert cell("code", text).value == code


def test_text_keeps_what_is_inside_and_loses_the_space_around():
    assert cell("name", "　跃龙 示例小学\u00a0").value == "跃龙 示例小学"
    assert cell("text", "第一行\r\n第二行").value == "第一行\n第二行"
    assert cell("text", "，。！").value == "，。！"
    assert cell("text", "无").value == "无"
    assert cell("text", "0").value == "0"


def test_the_apostrophe_that_exports_put_before_a_formula_is_taken_off_again():
    assert cell("text", "'=1+1").value == "=1+1"
    assert cell("text", "'quoted'").value == "'quoted'"


def test_a_polygon_is_stored_in_one_normal_form():
    square = cell("polygon", "POLYGON((0 0, 0 1, 1 1, 1 0, 0 0))").value
    turned = cell("polygon", "Polygon （（1 1，1 0，0 0，0 1，1 1））").value
    assert square == turned
    assert cell("polygon", square).value == square
    assert cell("polygon", "MULTIPOLYGON(((0 0, 0 1, 1 1, 0 0)))").value.startswith("MULTIPOLYGON")


@pytest.mark.parametrize(
    "text",
    [
        "POLYGON((0 0, 1 1, 0 1, 1 0, 0 0))",
        "POLYGON((0 0, 1 1, 0 0))",
        "POLYGON((0 0, 0 1, 1 1, 1 0))",
        "POLYGON((nan nan, 0 1, 1 1, nan nan))",
        "POLYGON((0 0 5, 0 1 5, 1 1 5, 0 0 5))",
        "POLYGON EMPTY",
        "POINT(1 1)",
        "GEOMETRYCOLLECTION(" * 50_000,
        "三角形",
        "POLYGON(",
    ],
)
def test_what_is_no_sound_polygon_is_a_bad_polygon(text):
    assert cell("polygon", text).problem == "bad_polygon"


@pytest.mark.parametrize(
    "text", ["2021-05", "2021-5", "2021年5月", "2021年05月份", "2021/5", "2021.05", "202105", "2021-05-01", "44317"]
)
def test_a_month_is_understood_in_every_spelling(text):
    assert month_of(text) == "2021-05"


@pytest.mark.parametrize("text", ["5月", "2021", "2021-13", "2021.1", "五月", ""])
def test_what_names_no_month_is_no_month(text):
    assert month_of(text) is None
