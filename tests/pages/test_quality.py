"""数据质量: what the reports give reason to ask about, and the flags that an analyst sets on it."""

from html import unescape

import pytest

from analytics import flags
from analytics.flags import Finding
from analytics.wording import say
from tests.given import County
from tests.pages.conftest import html
from ui import downloads

LANGUAGES = ("zh", "en")
MONTHS = [f"2021-{number:02d}" for number in range(4, 10)]
TALKS = Finding("outlier", "PCS01", "2021-09", "talks")


@pytest.fixture
def doubtful(county: County):
    """跃龙派出所 gives 31 34 38 39 33 and in September 81 talks; 长街教办 moves more unfit staff than it checked, then 0."""
    for month, talks in zip(MONTHS, [31, 34, 38, 39, 33, 81], strict=True):
        county.files("work", "PCS01", month, f"talks\n{talks}")
    for month, checked in zip(MONTHS, [6, 7, 8, 9, 10, 0], strict=True):
        unfit = 12 if month == "2021-05" else 0
        county.files("work", "JB05", month, f"staff_checked | staff_unfit | drills\n{checked} | {unfit} | 1")
    county.files("incidents", "JB05", "2021-08", [])
    county.files("incidents", "JB05", "2021-09", [])
    county.builds()
    return county


@pytest.fixture
def looks(opens, doubtful):
    return lambda **address: opens(doubtful.workspace.data, "reporting", part="quality", **address)


def listed(app, *columns):
    return app.dataframe[0].value[list(columns)].values.tolist()


def picks(app, place):
    key = app.dataframe[0].proto.id.split("-", 4)[-1]
    app.session_state[key] = {"selection": {"rows": [place], "columns": [], "cells": []}}
    app.run()
    assert not app.exception
    return app


def presses(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_month_is_told_in_a_sentence(looks, language):
    words = unescape(html(looks(lang=language)))
    counts = {"warning": 1, "outlier": 1, "zero": 1, "nil": 1, "flag": 0, "units": 1}
    place, month = say("shell.whole_county", language), {"zh": "2021年9月", "en": "Sep 2021"}[language]
    assert say("quality.verdict", language, month=month, place=place, **counts) in words
    assert say("quality.some_doubtful", language, count=2) in words


def test_warnings_are_listed_in_words_with_file_and_line(looks):
    app = looks(to="2021-08")
    assert listed(app, "unit", "month", "column", "line", "file_name") == [
        ["长街教办", "2021-05", "核查不适岗人数", 2, "work.csv"]
    ]
    assert app.dataframe[0].value["told"].tolist() == ["部分数 12 多于总数。"]


def test_a_bar_leads_to_its_warnings_only(looks):
    app = looks(code="far_outside_past")
    assert listed(app, "unit", "month") == [["跃龙派出所", "2021-09"]]
    assert [button.label for button in app.button if button.key == "clear_code"] == ["提示：偏离以往水平"]


def test_a_count_outside_the_past_stands_with_its_median_and_score(looks):
    (row,) = listed(looks(found="outlier"), "unit", "month", "item", "value", "median", "past", "score")
    assert row == ["跃龙派出所", "2021-09", "法治安全宣讲场次", 81, 34, 5, pytest.approx(0.6745 * 45 / 3)]


def test_a_zero_after_months_of_more_is_listed_and_a_usual_one_is_not(looks):
    assert listed(looks(found="zero"), "unit", "month", "item", "median") == [
        ["长街教办", "2021-09", "背景核查教职工数", 8]
    ]


def test_nil_reports_say_how_many_months_they_run_on(looks):
    rows = listed(looks(found="nil"), "unit", "month", "kind", "in_a_row")
    assert rows == [["长街教办", "2021-09", "案事件", 2], ["长街教办", "2021-08", "案事件", 1]]


def test_units_and_townships_narrow_every_list(looks):
    assert listed(looks(found="outlier", unit="PCS01"), "unit") == [["跃龙派出所"]]
    app = looks(found="outlier", town="330226101")
    assert say("quality.none_outlier", "zh") in [info.value for info in app.info]


def test_a_picked_line_shows_its_file(looks):
    app = picks(looks(found="outlier"), 0)
    assert any(words.value.startswith("来源") and "第 2 行" in words.value for words in app.markdown)


def test_a_flag_is_set_with_a_note_listed_and_cleared(looks, doubtful):
    app = picks(looks(found="outlier"), 0)
    app.text_input(f"note_set_{TALKS.subject}").set_value("请核实<b>场次</b>")
    app = presses(app, "标记待跟进")
    (flag,) = flags.standing(doubtful.workspace).values()
    assert (flag.subject, flag.why, flag.actor) == (TALKS.subject, "请核实<b>场次</b>", "dashboard")
    assert app.dataframe[0].value["flag"].tolist() == ["⚑ 待跟进"]

    app = looks(found="flag", to="2021-08")
    assert listed(app, "sort", "unit", "month", "item", "note", "actor") == [
        ["偏离以往", "跃龙派出所", "2021-09", "法治安全宣讲场次", "请核实<b>场次</b>", "dashboard"]
    ]
    app = picks(app, 0)
    assert "请核实&lt;b&gt;场次" in html(app)
    app = presses(app, "解除标记")
    assert flags.standing(doubtful.workspace) == {}


def test_a_flag_without_a_note_is_not_set_and_says_why(looks, doubtful):
    app = presses(picks(looks(found="outlier"), 0), "标记待跟进")
    assert [warning.value for warning in app.warning] == [say("errors.note_missing", "zh")]
    assert flags.standing(doubtful.workspace) == {}


def test_units_with_the_most_to_ask_stand_first_and_lead_to_their_lists(looks):
    words = html(looks())
    table = words.split("<tbody>")[-1]
    assert table.index("长街教办") < table.index("跃龙派出所")
    assert "part=quality" in table
    assert "unit=PCS01&amp;found=outlier" in table


@pytest.mark.parametrize("found", ["warning", "outlier", "zero", "nil", "flag"])
def test_each_list_can_be_taken_away_under_the_heads_that_are_shown(looks, doubtful, monkeypatch, found):
    flags.flag(doubtful.workspace, TALKS, "请核实", actor="王")
    taken = {}
    monkeypatch.setattr(downloads, "buttons", lambda make, *, name, title, key: taken.update({key: (make, title)}))
    app = looks(found=found)
    make, title = taken[found]
    text = downloads.written("csv", make, title).decode("utf-8-sig").splitlines()
    assert text[0].startswith("报送单位,月份") or found == "flag"
    assert len(text) == 1 + len(app.dataframe[0].value)
    assert downloads.written("xlsx", make, title)[:2] == b"PK"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("found", ["warning", "outlier", "zero", "nil", "flag"])
def test_a_month_in_which_nothing_is_doubtful_says_so(opens, small_county, language, found):
    app = opens(small_county.workspace.data, "reporting", part="quality", lang=language, found=found)
    assert say("quality.none_doubtful", language) in html(app)
    assert say(f"quality.none_{found}", language) in [info.value for info in app.info]


@pytest.mark.parametrize("language", LANGUAGES)
def test_warnings_from_before_they_were_kept_are_only_counted(opens, doubtful, language):
    for path in doubtful.workspace.rows.rglob("*.warnings.parquet"):
        path.unlink()
    # The same reports, their warnings lost: what an older data folder looks like.
    doubtful.files("work", "PCS02", "2021-09", "talks\n1")
    doubtful.builds()
    words = html(opens(doubtful.workspace.data, "reporting", part="quality", lang=language))
    assert say("quality.not_kept", language, count=2) in words


def test_other_parts_of_the_page_are_not_narrowed_by_a_warnings_code(opens, doubtful):
    app = opens(doubtful.workspace.data, "reporting", part="matrix", code="far_outside_past", unit="PCS01")
    assert not app.exception
