"""六项措施, of a county where a few units have told what they did in April and May 2021."""

import json
import re

import pytest

from analytics.months import months_between
from analytics.wording import say
from tests.given import County
from tests.pages.conftest import html, reads, said
from ui.work.counts import COUNTS, of_measure, of_mechanism
from ui.work.tally import Told
from ui.work.verdict import standing_out

LANGUAGES = ("zh", "en")
OWING = 12 + 26


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> County:
    """May: JB01 3 talks (2 in April), JB02 4 and drills do not apply, PCS01 5 and 9 rentals; PCS02 tells nothing of talks."""
    county = County(tmp_path_factory.mktemp("work") / "data")
    county.files("work", "JB01", "2021-04", "talks | drills\n2 | 1")
    county.files("work", "JB01", "2021-05", "talks | drills | consultations\n3 | 0 | 1")
    county.files("work", "JB02", "2021-05", "talks | drills | consultations\n4 | 不适用 | 0")
    county.files("work", "PCS01", "2021-05", "talks | rentals_checked\n5 | 9")
    county.files("work", "PCS02", "2021-05", "rentals_checked\n6")
    county.builds()
    return county


@pytest.fixture
def looks_at(opens, told):
    return lambda **address: opens(told.workspace.data, "work", **address)


def plain(app) -> str:
    return re.sub(r"<[^>]*>", " ", html(app))


def line(app, head: str) -> list[str]:
    """The cells of the table's line of that name."""
    (found,) = re.findall(rf"<tr[^>]*><th[^>]*>(?:<a[^>]*>)?{re.escape(head)}(?:</a>)?</th>(.*?)</tr>", html(app))
    return [re.sub("<[^>]*>", "", cell) for cell in re.findall("<td.*?</td>", found)]


def units(app) -> dict[str, tuple]:
    """Unit to (value, state) of the table of units."""
    frame = app.dataframe[0].value
    known = frame.astype(object).where(frame.notna(), None)
    return {row["unit"]: (row["value"], row["state"]) for row in known.to_dict("records")}


def test_the_month_is_told_with_who_is_missing(looks_at):
    words = plain(looks_at())
    assert f"全县 {OWING} 个单位中 4 个报送了月度工作数据" in words
    assert "数据尚不完整" in words  # 4 of 38 is less than the setting asks for


@pytest.mark.parametrize(("language", "talks"), [("zh", "12 场"), ("en", "12")])
def test_a_number_has_its_counter_in_chinese_and_stands_alone_in_english(looks_at, language, talks):
    assert f">{talks}</" in html(looks_at(lang=language))  # 3 + 4 + 5


def test_the_units_own_figures_lead_to_their_comparison_with_the_ledgers(looks_at):
    assert "part=reconcile&amp;compare=ledger" in html(looks_at())


def test_a_count_has_its_month_its_change_its_sum_and_who_told_it(looks_at):
    # 3 + 4 + 5 in May, 2 in April from one unit instead of three, hence the mark; 38 units owe it.
    assert line(looks_at(), "法治安全宣讲场次（场）") == ["12", "+10*", "14", "", "3", str(OWING)]


def test_what_nobody_has_told_is_missing_and_not_zero(looks_at):
    assert line(looks_at(), "发放宣传资料数（份）")[:3] == ["未报", "—", "—"]
    assert "项无人报送" in plain(looks_at())


def test_a_told_zero_is_a_zero_and_not_applicable_is_no_debt(looks_at):
    # JB01 held none; to JB02 drills do not apply, which leaves 25 of 26 units of education to tell.
    assert line(looks_at(), "安全演练次数（次）") == ["0", "−1", "1", "", "1", "25"]


def test_a_stock_is_not_added_over_the_months(looks_at):
    assert line(looks_at(), "列管重点人员数（人）")[2] == "时点数"


def test_the_other_channels_value_stands_apart(opens, tmp_path):
    county = County(tmp_path / "data")
    county.files("work", "PCS01", "2021-05", "rentals_checked\n9")
    county.files("work", "JB03", "2021-05", "rentals_checked | talks\n100 | 0")
    county.builds()
    app = opens(county.workspace.data, "work", item="rentals_checked")
    cells = line(app, "检查出租房屋数（处）")
    assert (cells[0], cells[-1]) == ("9", "100")
    assert units(app)["梅林教办"] == (100, "另一渠道填报，不计入")


def test_the_units_of_a_count_say_why_there_is_no_value(looks_at):
    drills, talks = units(looks_at(item="drills")), units(looks_at(item="talks"))
    assert drills["跃龙教办"] == (0, "已报")
    assert drills["桃源教办"] == (None, "不适用")
    assert "跃龙派出所" not in drills  # the police owe no drills
    assert talks["桃源派出所"] == (None, "报表中空白")
    assert talks["梅林派出所"] == (None, "未报")


def test_a_units_value_stands_on_a_file_and_a_line(looks_at):
    row = looks_at(item="talks").dataframe[0].value.set_index("unit").loc["跃龙教办"]
    assert (row["change"], row["to_date"], row["file_name"], row["line"]) == (3 - 2, 3 + 2, "work.csv", 2)


def test_a_count_by_township_adds_up_its_units(looks_at):
    frame = looks_at(item="talks", place="township").dataframe[0].value.set_index("township_code")
    assert frame["value"].sum() == 12
    assert frame.loc["跃龙街道", "value"] == 3 + 5  # JB01 and PCS01
    assert (frame.loc["跃龙街道", "reported"], frame.loc["跃龙街道", "asked"]) == (2, 6)


def test_another_month_is_chosen_by_its_mark(looks_at):
    app = looks_at(item="talks", month="2021-04")
    assert units(app)["跃龙教办"] == (2, "已报")
    chart = json.loads(app.get("plotly_chart")[0].proto.spec)["data"]
    assert [trace["y"] for trace in chart] == [[2, 12], [None, 5], [2, 7]]  # the county, the police, education
    assert chart[0]["customdata"] == [["2021-04"], ["2021-05"]]


@pytest.mark.parametrize(("lines", "head"), [("township", "跃龙街道"), ("unit", "跃龙教办")])
def test_the_table_by_place_leaves_empty_what_a_place_does_not_owe(looks_at, lines, head):
    cells = line(looks_at(lines=lines, measure="6"), head)
    talks, drills = cells[0], cells[3]
    assert (talks, drills) == (("8", "0") if lines == "township" else ("3", "0"))
    assert line(looks_at(lines="unit", measure="6"), "跃龙派出所")[3] == ""


def test_the_second_measure_is_told_on_its_own_page(looks_at):
    app = looks_at(measure="2")
    assert say("work.by_school_only", "zh") in [info.value for info in app.info]
    assert re.search(r'href="protection\?', html(app))


def test_choices_stand_in_the_address_and_are_let_go_of_by_their_chips(looks_at):
    app = looks_at(measure="6", item="talks", month="2021-04", lines="unit")
    assert [b.label for b in app.button if b.key.startswith("clear_")] == [
        "措施：法治安全宣传教育",
        "事项：法治安全宣讲场次",
        "月份：2021年4月",
        "全部取消",
    ]
    app.button("clear_all").click()
    assert said(reads(app)) == {"lang": "zh", "lines": "unit"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_month_is_compared_with_the_one_before_it_or_with_none(looks_at, language):
    may = looks_at(**{"from": "2021-05", "to": "2021-05", "lang": language})
    assert line(may, COUNTS["talks"].head if language == "zh" else "Talks (times)")[1] == "+10*"
    april = looks_at(**{"from": "2021-04", "to": "2021-04", "lang": language})
    assert line(april, COUNTS["talks"].head if language == "zh" else "Talks (times)")[1] == "—"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_county_that_has_told_of_other_things_only_has_no_work_and_says_so(looks, language):
    words = plain(looks("work", lang=language))
    assert say("work.unfiled", language) in words
    assert say("work.state_incomplete", language) in words


def test_each_mechanism_says_in_how_many_units_it_is_alive(looks_at):
    # Told by JB01 (1) and JB02 (0): one of the 38 units holds it.
    assert f"1 / {OWING} 个单位开展" in plain(looks_at())


def test_the_counts_of_the_measures_are_all_of_them_and_each_once():
    parts = [count.id for measure in "123456" for count in of_measure(measure)]
    assert sorted(parts) == sorted(COUNTS)
    assert [count.id for count in of_mechanism("inspection")] == ["inspections", "rechecks"]


class Series:
    """A tally of one count with these values, told by all ten units that owe it."""

    def __init__(self, **values: int) -> None:
        self.values = {f"2021-{month[1:]}": value for month, value in values.items()}

    def told(self, item: str, month: str) -> Told:
        value = self.values.get(month) if item == "talks" else None
        return Told(value, reported=10 if value is not None else 0, owing=10)


@pytest.fixture
def settings(told):
    return told.workspace.settings


MONTHS = months_between("2021-01", "2021-12")


def test_a_break_with_the_months_before_stands_out(settings):
    steady = {"m01": 50, "m02": 52, "m03": 49, "m04": 51, "m05": 50}
    ((count, value, middle),) = standing_out(Series(**steady, m06=90), "2021-06", MONTHS, settings)
    assert (count.id, value, middle) == ("talks", 90, 50)
    assert standing_out(Series(**steady, m06=53), "2021-06", MONTHS, settings) == []


def test_a_month_of_holidays_is_not_held_against_months_of_term(settings):
    term = {"m02": 50, "m03": 52, "m04": 49, "m05": 51, "m06": 50}
    assert standing_out(Series(**term, m07=5), "2021-07", MONTHS, settings) == []


def test_a_few_more_of_a_small_count_do_not_stand_out(settings):
    quiet = {"m01": 0, "m02": 0, "m03": 0, "m04": 0, "m05": 0}
    assert standing_out(Series(**quiet, m06=settings.few_cases - 1), "2021-06", MONTHS, settings) == []
