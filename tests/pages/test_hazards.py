import csv
import io
import json
import re
from functools import partial

import pytest

from analytics import queries
from tests.given import County
from tests.pages.conftest import CHANGJIE, html, reads, said
from ui import downloads, rowtable
from ui.hazards import ledger


def shown(app) -> list[str]:
    """The hazards of the ledger on the screen."""
    return app.dataframe[0].value["hazard_id"].tolist() if app.dataframe else []


def test_the_first_words_tell_the_month_and_the_period_as_the_overview_does(looks):
    verdict = re.search(r'<div class="cg-verdict[^>]*>(.*?)</div>', html(looks("hazards")))[1]
    on_overview = re.search(r'<div class="cg-verdict[^>]*>(.*?)</div>', html(looks("overview")))[1]
    assert verdict.split("。")[:3] == on_overview.split("。")[:3]
    assert "共发现 5 处，整改 2 处，当期整改率 40.0%" in verdict  # H1, H2, K1, K2, K3; H1 and H2 are rectified


def test_of_one_month_the_first_words_tell_no_period(looks):
    assert "共发现" not in html(looks("hazards", **{"from": "2021-05"}))


def test_the_ledger_shows_what_was_on_the_books_overdue_ones_first(looks):
    assert shown(looks("hazards")) == ["K1", "K2", "K3", "H1", "H2"]


@pytest.mark.parametrize(
    ("narrowed", "hazards"),
    [
        ({"which": "found", "month": "2021-05"}, {"H2", "K3"}),
        ({"which": "rectified", "month": "2021-04"}, {"H1"}),
        ({"which": "open"}, {"K1", "K2", "K3"}),
        ({"which": "overdue", "month": "2021-04"}, {"K1"}),
        ({"category": "消防", "which": "open"}, {"K1", "K3"}),
        ({"grade": "重大"}, {"K1"}),
        ({"age": "31-90"}, {"K1", "K2"}),
        ({"state": "待复查"}, {"H1", "H2"}),
        ({"school": "S1"}, {"H1", "H2"}),
        ({"unit": "JB05"}, {"K1", "K2", "K3"}),
        ({"town": CHANGJIE, "to": "2021-04"}, {"K1", "K2"}),
    ],
)
def test_a_link_narrows_the_ledger_to_the_rows_behind_a_mark(looks, narrowed, hazards):
    app = looks("hazards", **narrowed)
    assert set(shown(app)) == hazards
    assert said(app) == {"lang": "zh"} | narrowed


def test_a_narrowed_ledger_says_to_what_and_lets_go_of_it(looks):
    app = looks("hazards", category="消防", which="open")
    assert [b.label for b in app.button] == ["范围：期末未整改", "类别：消防", "全部取消"]
    app.button("clear_which").click()
    assert said(reads(app)) == {"lang": "zh", "category": "消防"}


def test_letting_go_of_everything_keeps_the_filters(looks):
    app = looks("hazards", category="消防", which="open", town=CHANGJIE)
    app.button("clear_all").click()
    assert said(reads(app)) == {"lang": "zh", "town": CHANGJIE}


def test_a_figure_of_the_period_leads_to_the_rows_of_the_period(looks):
    table = html(looks("hazards")).partition('class="cg-table"')[2].replace("&amp;", "&")
    links = re.findall(r'href="(hazards\?[^"]*which=[^"]*)"', table)
    assert {re.search(r"which=(\w+)", link)[1] for link in links} >= {
        "to_rectify",
        "found",
        "rectified",
        "open",
        "overdue",
    }
    assert not [link for link in links if "month=" in link]


def test_nothing_left_over_is_said_and_not_an_empty_table(looks):
    app = looks("hazards", category="体育设施")
    assert not app.dataframe
    assert app.info


def test_a_bar_carries_the_codes_of_its_rows(looks):
    (_, by_category, by_age, *_) = [json.loads(c.proto.spec) for c in looks("hazards").get("plotly_chart")]
    found, overdue, _ = by_category["data"]
    fire = found["customdata"].index(["消防", "found"])
    assert (found["y"][fire], found["x"][fire]) == ("消防", 4)  # H1, H2, K1, K3
    assert overdue["x"][fire] == 2  # K1, K3
    serious = by_age["data"][2]
    assert serious["customdata"][2] == ["31-90", "重大", "open"]
    assert serious["y"] == [0, 0, 1, 0]  # K1, found 53 days before the end of May


def clicks(codes, chart="chart"):
    """What a click on a mark leaves behind, in a page of one chart."""
    import streamlit as st

    from ui import drill

    st.session_state.setdefault("which", None)
    st.session_state[chart] = {"selection": {"points": [{"customdata": codes}] if codes else []}}
    drill.clicked(chart, ("category", "which"))
    st.json({name: st.session_state.get(name) for name in ("category", "which")})


@pytest.mark.parametrize(
    ("codes", "held"),
    [
        (["消防", "open"], {"category": "消防", "which": "open"}),
        ([], {"category": None, "which": None}),
    ],
)
def test_a_click_on_a_mark_narrows_and_a_click_beside_changes_nothing(codes, held):
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_function(clicks, args=(codes,)).run()
    assert json.loads(app.json[0].value) == held


def test_a_second_click_on_the_mark_lets_go_of_it():
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_function(clicks, args=(["消防", "open"],)).run().run()
    assert json.loads(app.json[0].value) == {"category": None, "which": None}


def test_a_month_and_a_township_of_the_table_are_the_catalogues_figures(looks):
    by_township = html(looks("hazards"))
    line = re.search(r">长街镇</th>(.*?)</tr>", by_township)[1]
    assert [re.sub("<[^>]*>", "", c) for c in re.findall("<td.*?</td>", line)][:4] == ["3", "0", "3", "3"]
    by_month = html(looks("hazards", rows="month"))
    line = re.search(r">2021年4月</th>(.*?)</tr>", by_month)[1]
    assert [re.sub("<[^>]*>", "", c) for c in re.findall("<td.*?</td>", line)][:4] == ["3", "1", "2", "1"]


def test_the_download_holds_the_rows_under_heads_that_an_upload_understands(looks, small_county):
    app = looks("hazards", which="open")
    assert [b.proto.label for b in app.get("download_button")][:2] == ["下载 CSV", "下载 Excel"]
    asked = {"areas": (), "first": "2021-04", "last": "2021-05", "which": "open"}
    make = partial(ledger.taken, asked, rowtable.heads("hazards"))
    content = downloads.written("csv", make, "隐患台账").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["隐患编号"] for row in rows] == ["K1", "K2", "K3"]


def test_every_narrowing_is_a_filter_that_the_ledgers_query_knows():
    from ui.choices.hazards import NARROWING

    query = queries.hazard_rows((), "2021-04", "2021-05", **dict.fromkeys(set(NARROWING) - {"month"}))
    assert query.name == "hazard_rows"


@pytest.fixture
def many(county: County) -> County:
    """250 hazards of one school, found in May 2021; every fiftieth of them is a broken fence."""
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    rows = [
        {"hazard_id": f"H{i:03d}", "found_on": "2021-05-06", "description": "围墙 Fence" if i % 50 == 0 else "消防栓"}
        for i in range(1, 251)
    ]
    county.files("hazards", "JB01", "2021-05", rows)
    county.builds()
    return county


def test_a_long_ledger_is_read_page_by_page_and_each_page_is_a_link(opens, many):
    app = opens(many.workspace.data, "hazards", page="3")
    assert shown(app) == [f"H{i:03d}" for i in range(201, 251)]
    assert app.button("paging_next").disabled
    app.button("paging_previous").click()
    assert shown(reads(app)) == [f"H{i:03d}" for i in range(101, 201)]
    assert said(app) == {"lang": "zh", "page": "2"}


def test_words_find_rows_on_every_page_and_begin_at_the_first(opens, many):
    app = opens(many.workspace.data, "hazards", page="3")
    app.text_input("words").set_value("fence")
    assert shown(reads(app)) == ["H050", "H100", "H150", "H200", "H250"]
    assert said(app) == {"lang": "zh", "words": "fence"}
    app.button("clear_words").click()
    assert said(reads(app)) == {"lang": "zh"}


@pytest.mark.parametrize("page", ["0", "-1", "x", "99"])
def test_a_page_that_there_is_not_becomes_one_that_there_is(opens, many, page):
    assert len(shown(opens(many.workspace.data, "hazards", page=page))) in (100, 50)
