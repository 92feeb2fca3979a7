"""Whether this unit files this kind for this month, and whether the file itself says the same."""

from datetime import date

import pytest

from tests.checks.desk import found, found_in, past, rows

WORK = "hazards_found\n3"


@pytest.mark.parametrize(
    ("kind", "unit", "refused"),
    [
        ("protection", "PCS01", True),
        ("patrols", "JB01", True),
        ("work", "ZZB01", True),
        ("work", "PCS01", False),
        ("work", "ZSX01", False),
        ("summary", "ZZB01", False),
    ],
)
def test_only_the_channels_of_a_kind_file_it(kind, unit, refused):
    content = b"%PDF-1.4\n%%EOF\n" if kind == "summary" else "专职保安员数\n3\n".encode()
    answers = found_in(content, kind, unit)
    assert (("wrong_channel", "error", None, None, unit) in answers) is refused


@pytest.mark.parametrize(
    ("month", "warned"), [("2021-03", True), ("2021-04", False), ("2022-01", False), ("2022-02", True)]
)
def test_a_month_out_of_the_campaign_is_a_warning(month, warned):
    answers = found("work", WORK, month=month, today=date(2022, 3, 1))
    assert answers == ([("outside_campaign", "warning", None, None, month)] if warned else [])


def test_the_year_end_summary_may_be_dated_after_the_campaign():
    assert found_in(b"%PDF-1.4\n%%EOF\n", "summary", "ZZB01", "2022-02", date(2022, 3, 1)) == []


@pytest.mark.parametrize(("today", "refused"), [(date(2021, 4, 30), True), (date(2021, 5, 1), False)])
def test_a_month_can_be_reported_from_its_first_day_on(today, refused):
    answers = found("work", WORK, month="2021-05", today=today)
    assert answers == ([("future_month", "error", None, None, "2021-05")] if refused else [])


def test_a_file_that_names_another_unit_or_month_is_told_once_at_its_first_row():
    content = (
        "隐患编号,学校代码,发现日期,隐患类别,隐患等级,报送单位,报送月份\n"
        "H1,S1,2021-05-06,消防,一般,跃龙教办,2021-05\n"
        "H2,S1,2021-05-06,消防,一般,桃源教办,2021年4月\n"
        "H3,S1,2021-05-06,消防,一般,JB02,2021-04\n"
        "H4,S1,2021-05-06,消防,一般,,\n"
    ).encode()
    assert found_in(content, "hazards") == [
        ("other_month", "error", 3, "month", "2021-04"),
        ("other_unit", "error", 3, "unit", "JB02"),
    ]


def test_what_a_file_names_is_not_compared_where_nothing_is_chosen():
    content = "发现隐患数,报送单位,报送月份\n3,桃源教办,2021-04\n".encode()
    assert found_in(content, "work", unit=None, month=None) == []


def test_a_file_that_cannot_be_read_is_not_said_to_leave_hazards_out():
    earlier = past("hazards", {"2021-04": "hazard_id\nH1"})
    codes = [code for code, *_ in found_in(b"", "hazards", past=earlier, work=rows("work", WORK))]
    assert codes == ["empty_file"]
