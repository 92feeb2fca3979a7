import csv
import io
import json
import re
from datetime import datetime
from functools import partial

import pytest

from analytics import intake, queries
from analytics.contract import KINDS
from tests.given import County
from tests.pages.conftest import CHANGJIE, YUELONG, html, reads, said
from ui import downloads, rowtable
from ui.incidents import ledger

HEAD = (
    "incident_id | school_code | occurred_at | reported_at | kind | place | deaths | minor_injuries | closed_on"
    " | cause_analysed_on | accountability | sync_handling | sync_opinion | sync_order"
)
LANGUAGES = ("zh", "en")


@pytest.fixture(scope="session")
def troubled(tmp_path_factory) -> County:
    """跃龙's S1 with E1 and E2 in April and E3 in May, 长街's S5 with C1 in May; April and May 2021.

    E1 was reported within the half hour and is complete; E2 three hours late and without its cause; E3 without a time of
    day; C1 by the police at the limit, open.
    """
    county = County(tmp_path_factory.mktemp("troubled") / "data")
    county.files("schools", "JB01", "2021-04", "school_code | name | pupils\nS1 | 跃龙示例小学 | 500")
    county.files(
        "schools", "JB05", "2021-04", "school_code | name | township_code | pupils\nS5 | 长街示例小学 | 长街镇 | 250"
    )
    april = [
        "E1 | S1 | 2021-04-06 07:40 | 2021-04-06 08:00 | 欺凌 | 校内 | 0 | 1 | 2021-04-08 | 2021-04-09 | 已追责 | 是 | 是 | 是",
        "E2 | S1 | 2021-04-09 16:30 | 2021-04-09 20:30 | 交通 | 校门口 | 0 | 2 | 2021-04-10 | | 不需追责 | 是 | 否 |",
    ]
    county.files("incidents", "JB01", "2021-04", "\n".join([HEAD, *april]))
    county.files("incidents", "JB05", "2021-04", [])
    may = "E3 | S1 | 2021-05-07 | 2021-05-07 09:00 | 校闹 | | | | 2021-05-08 | 2021-05-08 | 倒查中 | | |"
    county.files("incidents", "JB01", "2021-05", "\n".join([HEAD, may]))
    police = "C1 | S5 | 2021-05-10 17:20 | 2021-05-10 18:20 | 治安 | 周边 | 0 | 0 | | | | | |"
    county.files("incidents", "PCS04", "2021-05", "\n".join([HEAD, police]))
    county.builds()
    return county


@pytest.fixture
def sees(opens, troubled):
    """Opens the page of the troubled county: ``sees(lang="en", which="late")``."""
    return lambda **address: opens(troubled.workspace.data, "incidents", **address)


def shown(app) -> list[str]:
    """The incidents listed on the screen, the newest first."""
    return app.dataframe[0].value["incident_id"].tolist() if app.dataframe else []


def charts(app) -> dict[str, dict]:
    """The page's charts by the beginning of their keys."""
    return {
        re.match("[a-z]+(_step)?", c.proto.id.rpartition("-")[2])[0]: json.loads(c.proto.spec)
        for c in app.get("plotly_chart")
    }


def verdict(app) -> str:
    return re.sub("<[^>]*>", "", re.search(r'<div class="cg-verdict.*?</ul></div>', html(app))[0])


def card(app, name: str) -> str:
    cards = html(app).split('<div class="cg-card" ')
    return re.sub("<[^>]*>", " ", next(card for card in cards if f'class="cg-card-name">{name}<' in card))


def test_the_incidents_of_the_period_are_listed_the_newest_first(sees):
    assert shown(sees()) == ["C1", "E3", "E2", "E1"]


@pytest.mark.parametrize(
    ("narrowed", "incidents"),
    [
        ({"which": "late"}, ["E2"]),
        ({"which": "open"}, ["C1"]),
        ({"which": "no_cause"}, ["C1", "E2"]),
        ({"which": "untraced"}, ["C1", "E3"]),
        ({"which": "sync_missing"}, ["E2"]),
        ({"which": "repeats"}, ["E3", "E2", "E1"]),
        ({"which": "repeats", "from": "2021-05"}, ["E3", "E2", "E1"]),
        ({"which": "minor_injuries"}, ["E2", "E1"]),
        ({"month": "2021-05"}, ["C1", "E3"]),
        ({"kind": "欺凌,交通"}, ["E2", "E1"]),
        ({"place": "校门口"}, ["E2"]),
        ({"place": "unknown"}, ["E3"]),
        ({"weekday": "1"}, ["C1"]),
        ({"weekday": "5", "hour": "unknown"}, ["E3"]),
        ({"hour": "7"}, ["E1"]),
        ({"delay": "0.5-1"}, ["C1"]),
        ({"sync": "opinion_false"}, ["E2"]),
        ({"sync": "in_step_unknown"}, ["C1", "E3"]),
        ({"state": "unexplained"}, ["E3", "E2"]),
        ({"unit": "PCS04"}, ["C1"]),
        ({"school": "S1"}, ["E3", "E2", "E1"]),
        ({"words": "长街"}, ["C1"]),
        ({"town": YUELONG, "to": "2021-04"}, ["E2", "E1"]),
    ],
)
def test_a_link_narrows_the_list_to_the_incidents_behind_a_mark(sees, narrowed, incidents):
    app = sees(**narrowed)
    assert shown(app) == incidents
    assert said(app) == {"lang": "zh"} | narrowed


def test_what_cannot_be_asked_is_dropped_without_a_word(sees):
    nonsense = {
        "which": "found",
        "kind": "欺凌,消防",
        "hour": "24",
        "weekday": "0",
        "sync": "handling",
        "split": "unit",
    }
    app = sees(**nonsense)
    assert said(app) == {"lang": "zh"}
    assert len(shown(app)) == 4


def test_a_narrowed_list_says_to_what_and_lets_go_of_it(sees):
    app = sees(which="open", kind="刑事,治安,欺凌", weekday="1")
    chips = [b.label for b in app.button if b.key.startswith("clear_")]
    assert chips == ["范围：未办结", "类型：侵害学生（刑事、治安、欺凌）", "星期：周一", "全部取消"]
    app.button("clear_which").click()
    assert said(reads(app)) == {"lang": "zh", "kind": "刑事,治安,欺凌", "weekday": "1"}


def test_the_first_lines_answer_what_a_leader_asks(sees):
    words = verdict(sees())
    # April and May: E1, E2, E3, C1 of 750 pupils; nobody filled in the serious injuries.
    assert "4 起，每千名学生 5.33 起；死亡 0 人，重伤 0 人，轻伤 3 人。其中 4 起伤亡人数未填全。" in words
    assert "2021年5月 2 起，与上月持平" in words
    assert "填明时分的 3 起中，66.7%在 1 小时内上报，超时 1 起" in words
    assert "已办结 3 起、作发案原因分析 2 起、责任倒查有结论 2 起；近 3 个月重复发案的学校 1 所" in words


def test_a_card_tells_the_period_and_under_it_the_last_month(sees):
    assert re.search(r"\b4\b.*2021年5月 2，与上月持平", card(sees(), "案事件"))
    assert re.search("66.7%.*2021年5月 100.0%.*2 / 3", card(sees(), "及时上报率"))
    assert re.search("50.0%.*1 / 2", card(sees(), "三同步落实率"))


def test_of_a_single_month_a_card_tells_the_month_and_its_change(sees):
    app = sees(**{"from": "2021-05"})
    assert re.search(r"\b2\b.*与上月持平", card(app, "案事件"))
    assert "2021年5月 2" not in card(app, "案事件")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("split", ["goal", "kind", "place"])
def test_the_page_stands_in_both_languages_however_the_months_are_divided(sees, language, split):
    app = sees(lang=language, split=split)
    months = charts(app)["months"]
    bars = [trace for trace in months["data"] if trace["type"] == "bar"]
    assert [sum(trace["y"][at] for trace in bars) for at in (0, 1)] == [2, 2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_single_month_has_its_page(sees, language):
    app = sees(lang=language, **{"from": "2021-05", "to": "2021-05"})
    assert shown(app) == ["C1", "E3"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_without_incidents_says_so_and_draws_no_empty_chart(sees, language):
    app = sees(lang=language, to="2021-04", town=CHANGJIE)
    assert not app.get("plotly_chart")
    assert {"zh": "长街镇未发生涉校案事件", "en": "no incidents"}[language] in verdict(app)
    assert app.info


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_reported_nothing_is_claimed(looks, language):
    words = verdict(looks("incidents", lang=language))
    assert {"zh": "尚未收到案事件报表", "en": "no incident report has come in"}[language] in words


def test_a_bar_of_a_month_carries_the_month_and_all_kinds_that_it_adds_up(sees):
    harm = next(trace for trace in charts(sees())["months"]["data"] if trace["name"] == "侵害学生")
    assert harm["y"] == [1, 1]  # E1 in April, C1 in May
    assert harm["customdata"][1] == ["2021-05", "刑事,治安,欺凌"]


def test_a_cell_carries_its_kind_and_place_and_an_empty_one_nothing(sees):
    (cells,) = charts(sees())["matrix"]["data"]
    filled = {tuple(codes): text for codes, text in zip(cells["customdata"], cells["text"], strict=True) if codes}
    assert filled == {("欺凌", "校内"): "1", ("交通", "校门口"): "1", ("校闹", "unknown"): "1", ("治安", "周边"): "1"}


def test_a_time_that_is_not_stated_has_a_column_of_its_own(sees):
    clock = charts(sees())["clock"]
    (cells,) = clock["data"]
    assert clock["layout"]["xaxis"]["ticktext"][-1] == "未填"
    assert ["5", "unknown"] in cells["customdata"]  # E3, of a Friday


def test_the_limit_stands_between_those_in_time_and_those_too_late(sees):
    delays = charts(sees())["delays"]
    in_time, late, unstated = delays["data"]
    assert sum(in_time["x"]) == 2  # E1, C1
    assert (sum(late["x"]), late["customdata"][late["x"].index(1)]) == (1, ["2-6"])  # E2
    assert sum(unstated["x"]) == 1  # E3
    assert delays["layout"]["shapes"][0]["y0"] == 2 - 0.5


def test_the_three_measures_are_told_apart_and_unstated_is_no_no(sees):
    done, not_done, unstated = charts(sees())["in_step"]["data"]
    # As a whole, handling, opinion, order: E1 yes yes yes, E2 yes no –, E3 and C1 – – –.
    assert done["x"] == [1, 2, 1, 1]
    assert not_done["x"] == [1, 0, 1, 0]
    assert unstated["x"] == [2, 2, 2, 3]


def test_schools_with_repeats_lead_to_their_incidents(sees):
    line = re.search(r'href="(incidents\?[^"]*)">跃龙示例小学</a></th>(.*?)</tr>', html(sees()))
    assert [re.sub("<[^>]*>", "", cell) for cell in re.findall("<td.*?</td>", line[2])] == [
        "跃龙街道",
        "3",
        "0",
        "交通、校闹、欺凌",
        "2021-05-07",
    ]
    asked = dict(pair.split("=") for pair in line[1].replace("&amp;", "&").split("?")[1].split("&"))
    assert shown(sees(**asked)) == ["E3", "E2", "E1"]


def test_every_figure_of_the_first_lines_leads_to_as_many_rows(sees):
    links = re.findall(
        r'<a href="incidents\?([^"#]*)[^"]*">(\d+)</a>', re.search(r"cg-verdict.*?</ul>", html(sees()))[0]
    )
    counted = 0
    for asked, number in links:
        address = dict(pair.split("=") for pair in asked.replace("&amp;", "&").split("&"))
        if address.get("which") in ("deaths", "serious_injuries", "minor_injuries", "repeats"):
            continue  # people and schools, of which an incident can tell of several
        counted += 1
        assert (asked, len(shown(sees(**address)))) == (asked, int(number))
    assert counted >= 7


def test_the_table_is_of_the_period_and_its_values_lead_to_this_pages_rows(sees):
    page = html(sees())
    line = re.search(r">长街镇</th>(.*?)</tr>", page)[1]
    assert [re.sub("<[^>]*>", "", c) for c in re.findall("<td.*?</td>", line)][:3] == ["1", "4.00", "100.0%"]
    link = re.search(r'href="(incidents\?[^"]*which=timed[^"]*)"', line)[1].replace("&amp;", "&")
    assert f"town={CHANGJIE}" in link
    by_month = html(sees(rows="month"))
    line = re.search(r">2021年4月</th>(.*?)</tr>", by_month)[1]
    assert [re.sub("<[^>]*>", "", c) for c in re.findall("<td.*?</td>", line)][:3] == ["2", "2.67", "50.0%"]


def test_the_overview_leads_to_the_incidents_of_a_school_with_repeats(opens, troubled):
    app = opens(troubled.workspace.data, "overview")
    (line,) = [link for link in app.get("page_link") if "跃龙示例小学" in link.proto.label]
    assert line.proto.page == "incidents"
    assert "which=repeats" in line.proto.query_string
    assert "school=S1" in line.proto.query_string


def test_the_download_holds_the_rows_under_heads_that_an_upload_understands(sees):
    app = sees(which="late")
    assert {"下载 CSV", "下载 Excel"} <= {b.proto.label for b in app.get("download_button")}
    asked = {"areas": (), "first": "2021-04", "last": "2021-05", "which": "late"}
    states = {"open": "未办结", "unexplained": "已办结，待分析或倒查", "done": "已完成"}
    make = partial(ledger.taken, asked, rowtable.heads("incidents"), states)
    rows = list(csv.DictReader(io.StringIO(downloads.written("csv", make, "案事件").decode("utf-8-sig"))))
    assert [(row["案事件编号"], row["状态"], row["发生时间"][:16]) for row in rows] == [
        ("E2", "已办结，待分析或倒查", "2021-04-09 16:30")
    ]


def test_what_happened_outside_all_months_is_said_and_can_be_listed(opens, county: County):
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    rows = "incident_id | occurred_at\nA0 | 2021-03-30 08:00\nA1 | 2021-04-02 08:00"
    county.files("incidents", "JB01", "2021-04", rows)
    county.builds()
    page = html(opens(county.workspace.data, "incidents"))
    assert "另有 1 起" in page
    assert shown(opens(county.workspace.data, "incidents", which="outside")) == ["A0"]


def test_every_narrowing_is_a_filter_that_the_lists_query_knows(sees):
    from ui.choices.incidents import NARROWING

    app = sees(
        which="untraced",
        month="2021-05",
        kind="校闹",
        place="unknown",
        weekday="5",
        hour="unknown",
        delay="unknown",
        sync="order_unknown",
        state="unexplained",
        unit="JB01",
        school="S1",
        words="E3",
    )
    assert set(said(app)) == {*NARROWING, "lang"}
    assert shown(app) == ["E3"]
    assert queries.incident_list((), "2021-04", "2021-05").name == "incident_list"


def test_an_english_page_has_no_chinese_but_the_names_of_schools(sees):
    words = re.sub("<[^>]*>", " ", html(sees(lang="en", which="repeats", kind="欺凌,交通", place="校门口")))
    assert re.findall("[\u4e00-\u9fff]+", re.sub("跃龙示例小学|示例|二（五）|三（[二四]）", "", words)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_upload_reads_the_download_again_without_a_fault(sees, troubled, language, kind):
    sees(lang=language)
    asked = {"areas": (), "first": "2021-04", "last": "2021-05"}
    heads = {column.id: column.zh if language == "zh" else column.en for column in KINDS["incidents"].columns}
    make = partial(ledger.taken, asked, heads, dict.fromkeys(("open", "unexplained", "done"), ""))
    read = intake.read(
        downloads.written(kind, make, "案事件"), f"incidents.{kind}", KINDS["incidents"], troubled.workspace.reference
    )
    faults = [problem for problem in read.problems.to_pylist() if problem["severity"] == "error"]
    assert faults == []
    rows = {row["incident_id"]: row for row in read.rows.to_pylist()}
    assert rows["E1"]["occurred_at"] == datetime(2021, 4, 6, 7, 40)
    assert (rows["E2"]["sync_handling"], rows["E2"]["sync_opinion"], rows["E2"]["sync_order"]) == (True, False, None)
