import json
import re

import pytest

from analytics.wording import say
from tests.pages.conftest import CHANGJIE, html, said


def verdict(app) -> str:
    return next(e.proto.body for e in app.get("html") if "cg-verdict" in e.proto.body)


def row(app, place: str) -> list[str]:
    """The cells of a township's line, as they are read."""
    line = re.search(rf"<tr[^>]*><th[^>]*>{place}</th>(.*?)</tr>", html(app))[1]
    return [re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<td.*?</td>", line)]


def links(app) -> dict[str, tuple[str, str]]:
    """What needs a decision: the words of each line, its page and the query of its address."""
    found = [link.proto for link in app.get("page_link")]
    return {link.label: (link.page, link.query_string) for link in found}


def test_the_verdict_tells_stock_change_and_the_worst_place(looks):
    words = verdict(looks())
    assert "总体变差" in words  # open from 2 to 3, overdue from 1 to 3
    assert "未整改隐患 3 处（较上月增加 1）" in words
    assert "逾期 3 处（较上月增加 2）" in words
    assert "长街镇 3 处" in words


def test_the_verdict_is_of_the_last_month_of_the_range(looks):
    words = verdict(looks(to="2021-04"))
    assert "2021年4月" in words
    assert "未整改隐患 2 处（上月无数据）" in words
    assert "尚不能与上月比较" in words


def test_the_verdict_of_a_township_is_of_its_own_figures(looks):
    words = verdict(looks(town="330226001"))
    assert "跃龙街道月末未整改隐患 0 处" in words
    assert "均无逾期未改" in words


def test_a_month_of_which_most_reports_are_missing_is_called_incomplete(looks):
    assert "本月报送尚不完整" in verdict(looks())  # of all units only 跃龙教办 and 长街教办 reported


def test_the_rate_of_the_county_is_on_its_card_with_what_it_was_divided_from(looks):
    cards = next(e.proto.body for e in looks().get("html") if "cg-cards" in e.proto.body)
    card = next(part for part in cards.split('class="cg-card"') if "当期整改率" in part)
    assert "1 / 4" in card  # H2 rectified; K1, K2 carried in, H2, K3 found
    assert "25.0%" in card


def test_an_improvement_is_blue_and_a_decline_orange(looks):
    cards = next(e.proto.body for e in looks().get("html") if "cg-cards" in e.proto.body)
    card = next(part for part in cards.split('class="cg-card"') if "未整改" in part)
    assert "cg-bad" in card
    assert "cg-good" not in card


def test_the_worst_township_comes_first_under_the_county(looks):
    lines = re.findall(r'<th scope="row">([^<]*)</th><td', html(looks()))
    assert lines[:2] == ["全县", "长街镇"]


def test_unknown_is_a_dash_and_none_is_a_zero(looks):
    app = looks()
    assert row(app, "跃龙街道")[:2] == ["0", "0"]  # open and overdue: all rectified
    assert row(app, "桃源街道")[:2] == ["—", "—"]  # nothing was reported


def test_a_figure_of_the_table_leads_to_its_rows(looks):
    line = re.search(r">长街镇</th>(.*?)</tr>", html(looks()))[1]
    first = re.search(r'href="([^"]*)"', line)[1].replace("&amp;", "&")
    assert first == f"hazards?lang=zh&town={CHANGJIE}&which=open&month=2021-05"


def test_a_serious_overdue_hazard_is_to_be_decided_and_leads_to_the_ledger(looks):
    decisions = links(looks())
    line = next(words for words in decisions if "重大隐患逾期未改 1 处" in words)
    assert "长街镇" in line
    page, query = decisions[line]
    assert page == "hazards"
    assert query == f"lang=zh&town={CHANGJIE}&which=overdue&grade=%E9%87%8D%E5%A4%A7"


def test_a_school_short_of_a_target_is_to_be_decided_and_leads_to_the_school(looks):
    decisions = links(looks())
    assert decisions["封闭化管理达标率：1 所学校未达标"] == ("protection", "lang=zh&item=closed_campus")


def test_links_are_the_same_codes_in_english(looks):
    zh, en = links(looks()), links(looks(lang="en"))
    assert [q.replace("lang=en", "lang=zh") for _, q in en.values()] == [q for _, q in zh.values()]


@pytest.mark.parametrize(("unit", "kind"), [("跃龙派出所", "隐患台账"), ("梅林教办", "安防达标")])
def test_a_unit_that_did_not_report_is_named_with_what_is_missing(looks, unit, kind):
    line = re.search(rf">{unit}</a></th><td[^>]*>([^<]*)</td>", html(looks()))[1]
    assert kind in line.split("、")


def test_the_trend_counts_by_month(looks):
    (chart,) = looks().get("plotly_chart")
    found, rectified, opened, _ = json.loads(chart.proto.spec)["data"]
    assert found["y"] == [3, 2]  # April: H1, K1, K2; May: H2, K3
    assert rectified["y"] == [1, 1]  # H1; H2
    assert opened["y"] == [2, 3]  # K1, K2; and K3


def test_a_cards_value_leads_to_the_rows_of_its_month(looks):
    (card,) = [c for c in html(looks()).split('class="cg-card"') if c.split(">")[2].startswith("未整改<")]
    assert 'href="hazards?lang=zh&amp;which=open&amp;month=2021-05"' in card


def test_a_mark_of_the_trend_leads_to_its_rows_on_the_page_of_hazards(looks):
    app = looks()
    mark = {"customdata": ["2021-04", "rectified"]}
    app.session_state["trend"] = {"selection": {"points": [mark], "point_indices": [0], "box": [], "lasso": []}}
    app.run()
    assert not app.exception
    assert app.dataframe[0].value["hazard_id"].tolist() == ["H1"]
    assert said(app) == {"lang": "zh", "month": "2021-04", "which": "rectified"}


def test_a_change_that_chance_would_bring_is_called_steady(opens, county):
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    months = ("2021-04", "2021-05", "2021-06", "2021-07", "2021-08", "2021-09", "2021-10")
    for month, after, found in zip(months, months[1:], (3, 5, 4, 6, 4, 5), strict=False):
        rows = [
            {
                "hazard_id": f"{month}-{i}",
                "found_on": f"{month}-20",
                "deadline": "2022-01-20",
                "rectified_on": f"{after}-05",
            }
            for i in range(found)
        ]
        county.files("hazards", "JB01", month, rows)
    county.builds()
    words = verdict(opens(county.workspace.data))
    assert "未整改隐患 5 处（较上月增加 1）" in words
    assert say("overview.tendency_steady", "zh") in words
