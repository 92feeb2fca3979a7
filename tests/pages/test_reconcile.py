"""双线对账: police and education beside each other, a unit's figures beside its own ledger; silence is never 0."""

import re
from html import unescape

import pytest
import streamlit as st

from analytics import flags
from analytics.wording import say
from tests.given import County
from tests.pages.conftest import html
from tests.pages.test_quality import listed, picks, presses
from ui import downloads
from ui.reporting import every_item

LANGUAGES = ("zh", "en")
YUELONG, TAOYUAN, QIAOTOUHU = "330226001", "330226002", "330226004"
LEDGER = "hazard_id | school_code | found_on | deadline | rectified_on"
WORK = "hazards_found | hazards_rectified | hazards_carried_in | hazards_open_end | talks"


@pytest.fixture
def both(county: County):
    """May. 跃龙: police find 1, education 2 of which 1 is rectified, and say 3 in their figures. 桃源: education alone, 1."""
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    county.files("schools", "JB02", "2021-04", "school_code | township_code\nS2 | 桃源街道")
    county.files("hazards", "PCS01", "2021-05", f"{LEDGER}\nP1 | S1 | 2021-05-04 | 2021-05-20 |")
    education = f"{LEDGER}\nE1 | S1 | 2021-05-06 | 2021-05-20 | 2021-05-10\nE2 | S1 | 2021-05-27 | 2021-06-20 |"
    county.files("hazards", "JB01", "2021-05", education)
    county.files("hazards", "JB02", "2021-05", f"{LEDGER}\nF1 | S2 | 2021-05-06 | 2021-06-20 |")
    county.files("work", "JB01", "2021-05", f"{WORK}\n3 | 1 | 0 | 1 | 4")
    county.files("work", "PCS01", "2021-05", f"{WORK}\n1 | 0 | 0 | 1 | 2")
    county.files("incidents", "JB01", "2021-05", [])
    county.builds()
    return county


@pytest.fixture
def looks(opens, both):
    return lambda **address: opens(
        both.workspace.data, "reporting", **{"part": "reconcile", "from": "2021-05"} | address
    )


def lines(app):
    """The lines of the table by township: what is read, cell by cell."""
    rows = re.findall(r"<tr[^>]*>(<th[^>]*scope=\"row\".*?)</tr>", html(app))
    told = [[unescape(re.sub("<[^>]*>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]
    return {line[0]: line[1:] for line in told}


def test_both_sides_stand_beside_each_other_with_their_difference(looks):
    told = lines(looks())
    # 跃龙: 1 ledger of 1 police station, 1 of 5 units of education; 1 − 2 = −1; P1 and E1 may be the same.
    assert told["跃龙街道"] == ["1", "1 / 1", "2", "1 / 5", "−1", "1"]


def test_a_side_that_has_not_reported_is_said_to_be_silent_and_differs_by_nothing(looks):
    assert lines(looks())["桃源街道"] == ["未报", "0 / 1", "1", "1 / 4", "—", "0"]


def test_a_nil_report_is_a_zero(looks):
    told = lines(looks(item="incidents"))
    assert told["跃龙街道"] == ["未报", "0 / 1", "0", "1 / 5", "—", "0"]


def test_work_of_a_township_without_a_police_seat_says_so(looks):
    told = lines(looks(item="talks"))
    assert told["跃龙街道"] == ["2", "1 / 1", "4", "1 / 5", "−2"]
    assert told["桥头胡街道"][:2] == ["无驻地单位", "—"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_comparison_is_told_in_a_sentence(looks, language):
    words = unescape(html(looks(lang=language)))
    assert say("reconcile.verdict_apart", language, difference=2) in words
    assert say("reconcile.verdict_silent", language, count=17) in words
    # Figures of JB01 and PCS01, four each: found 3 / 2 differs, all others agree; JB02 has filed a ledger alone.
    assert say("reconcile.heading_differs", language, differs=1) in words
    assert say("reconcile.verdict_ledger", language, compared=8, differs=1, units=1, missing=4) in words


def test_a_township_leads_to_the_rows_of_both_sides(looks):
    app = looks(place=YUELONG)
    police, education = app.dataframe[0].value, app.dataframe[1].value
    assert police[["hazard_id", "line"]].values.tolist() == [["P1", 2]]
    assert education[["hazard_id", "line"]].values.tolist() == [["E1", 2], ["E2", 3]]


def test_a_number_leads_to_its_side_only(looks):
    assert f"item=found&amp;channel=police&amp;place={YUELONG}" in html(looks())
    app = looks(place=YUELONG, channel="education", item="rectified")
    assert listed(app, "hazard_id") == [["E1"]]


def test_behind_a_work_figure_stand_its_reports_and_those_that_are_missing(looks):
    app = looks(item="talks", place=YUELONG, channel="education")
    told = {unit: (said, line) for unit, said, line in listed(app, "unit", "said", "line")}
    assert told["跃龙教办"] == ("", 2)
    assert told["县直属第一示例中学"][0] == "未报"
    app = picks(app, next(i for i, row in enumerate(listed(app, "unit")) if row == ["跃龙教办"]))
    assert any(words.value.startswith("来源") for words in app.markdown)


def test_all_that_both_report_is_listed_with_how_the_countys_figure_is_made(looks):
    app = looks()
    items = app.dataframe[-1].value
    assert items[items["比对项目"] == "法治安全宣讲场次"].values.tolist() == [
        ["法治安全宣讲场次", 2, 4, -2, "各计各的工作，两数相加"]
    ]
    assert items[items["比对项目"] == "案事件"]["相差"].isna().all()


@pytest.mark.parametrize("item", ["found", "incidents", "talks"])
def test_the_rows_behind_a_side_can_be_taken_away(looks, monkeypatch, item):
    taken = {}
    monkeypatch.setattr(downloads, "buttons", lambda make, *, name, title, key: taken.update({key: (make, title)}))
    app = looks(item=item, place=YUELONG, channel="education", **{"from": "2021-04"})
    assert not app.exception
    for make, title in taken.values():
        assert downloads.written("csv", make, title).startswith(b"\xef\xbb\xbf")
        assert downloads.written("xlsx", make, title)[:2] == b"PK"
    assert "every_item_file" in taken
    assert ("behind_education" in taken) == (item != "incidents")


def test_a_picked_count_is_the_one_that_is_compared():
    st.session_state[every_item.KEY] = {"selection": {"rows": [1], "columns": [], "cells": []}}
    every_item.compare(["found", "talks"])
    assert st.session_state["item"] == "talks"


def test_figures_that_differ_from_the_ledger_are_listed_with_both_numbers(looks):
    app = looks(compare="ledger")
    assert listed(app, "unit", "month", "item", "work", "ledger", "difference") == [
        ["跃龙教办", "2021-05", "发现隐患数", 3, 2, 1]
    ]
    told = [words.value for words in picks(app, 0).markdown if words.value.startswith("来源")]
    assert len(told) == 2
    assert "月度工作数据" in told[0]
    assert "隐患台账" in told[1]


def test_what_one_of_both_has_not_said_is_missing_not_different(looks):
    app = looks(compare="ledger", standing="missing")
    rows = listed(app, "unit", "work", "ledger", "standing")
    assert {(unit, standing) for unit, _, _, standing in rows} == {("桃源教办", "月度工作数据未报")}


def test_a_difference_can_be_flagged(looks, both):
    app = picks(looks(compare="ledger"), 0)
    app.text_input("note_set_ledger:JB01:2021-05:hazards_found").set_value("请核对")
    presses(app, "标记待跟进")
    assert list(flags.standing(both.workspace)) == ["ledger:JB01:2021-05:hazards_found"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("compare", ["channels", "ledger"])
def test_a_month_in_which_nobody_reported_both_is_said_in_words(opens, small_county, language, compare):
    app = opens(small_county.workspace.data, "reporting", part="reconcile", lang=language, compare=compare)
    words = html(app)
    assert say("reconcile.heading_agrees", language) in words
    if compare == "ledger":
        assert say("reconcile.none_differs", language) in [info.value for info in app.info]


@pytest.mark.parametrize("item", ["overdue", "incidents", "key_persons_listed"])
def test_every_sort_of_count_can_be_compared_over_all_months(looks, item):
    app = looks(item=item, lang="en", place=YUELONG, **{"from": "2021-04"})
    assert not app.exception


def test_before_any_work_report_came_there_is_nothing_to_compare(opens, small_county):
    app = opens(small_county.workspace.data, "reporting", part="reconcile", item="talks")
    assert say("reconcile.nothing", "zh") in [info.value for info in app.info]
