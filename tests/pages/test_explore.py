import csv
import io
import json
import re

import openpyxl
import pytest

from analytics import queries
from analytics.metrics import METRICS
from analytics.warehouse import Reader
from analytics.wording import say
from tests.pages.conftest import CHANGJIE, YUELONG, html, reads, said
from ui import downloads, palette
from ui.choices.explore import MOST, PIVOTS, SHAPES
from ui.explore.starts import STARTS

COUNTY = "330226"
LANGUAGES = ("zh", "en")


@pytest.fixture
def asks(looks):
    """Opens the page with a question: ``asks(metrics="hazards_open", shape="line")``."""
    return lambda **address: looks("explore", **address)


def table(app, number: int = 0) -> dict[str, list[str]]:
    """The lines of a table as they are read: its small print left out."""
    drawn = [e.proto.body for e in app.get("html") if "cg-pivot" in e.proto.body][number]
    lines = re.findall(r'<th scope="row">([^<]*)</th>(.*?)</tr>', drawn)
    return {head: [_read(cell) for cell in re.findall(r"<td.*?</td>", line)] for head, line in lines}


def _read(cell: str) -> str:
    return re.sub("<[^>]*>", "", re.sub(r"<small.*?</small>", "", cell))


def small_print(app, place: str) -> list[list[str]]:
    """What stands under the values of a line, cell by cell."""
    line = re.search(rf'<th scope="row">{place}</th>(.*?)</tr>', html(app))[1]
    return [re.findall(r"<small[^>]*>([^<]*)</small>", cell) for cell in re.findall(r"<td.*?</td>", line)]


def sentence(app) -> str:
    return next(e.proto.body for e in app.get("html") if "cg-verdict" in e.proto.body)


def charts(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


# What is shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "question",
    [
        {},
        {"from": "2021-05"},  # one month
        {"to": "2021-04"},
        {"metrics": "incidents,incidents_per_1000", "vs": "county"},
        {"metrics": "hazards_open,median_days_to_rectify", "town": f"{YUELONG},{CHANGJIE}", "vs": "before"},
        {"metrics": "closed_campus_target", "town": CHANGJIE, "vs": YUELONG, "show": "parts,interval"},
        {"areas": "total", "pivot": "month-area", "show": "interval"},
        {"areas": "towns", "vs": "county", "pivot": "month-metric"},
    ],
    ids=lambda question: ",".join(question) or "as it opens",
)
def test_every_shape_answers_every_kind_of_question(asks, shape, question, language):
    app = asks(shape=shape, lang=language, **question)
    assert said(app) == {"lang": language, **question} | ({} if shape == "table" else {"shape": shape})
    assert charts(app) or table(app) or app.info


@pytest.mark.parametrize("shape", SHAPES)
def test_an_english_answer_has_no_chinese(asks, shape):
    app = asks(shape=shape, lang="en", vs="county", show="parts,interval")
    shown = re.sub(r"<[^>]*>", " ", html(app)) + json.dumps(charts(app), ensure_ascii=False)
    left = re.sub(r"示例|Noto Sans CJK SC|[一二三四五六（）]", "", shown)
    assert re.findall(r"[\u4e00-\u9fff]+", left) == []


@pytest.mark.parametrize("ids", [",".join(list(METRICS)[i : i + MOST]) for i in range(0, len(METRICS), MOST)])
def test_every_cell_is_the_catalogues_value_and_totals_are_no_means(asks, small_county, ids):
    """Months and the whole period, townships and county: each is added first and divided last by the catalogue's query."""
    asked = (tuple(ids.split(",")), (), "2021-04", "2021-05")
    with Reader(small_county.workspace) as reader:
        by_month = reader.arrow(queries.metrics(*asked)).to_pylist()
        over = reader.arrow(queries.metrics_over(*asked)).to_pylist()
    known = {(row["metric"], row["area"], row["month"]): row["value"] for row in by_month}
    known |= {(row["metric"], row["area"], "period"): row["value"] for row in over}
    app = asks(metrics=ids)
    for number, id_ in enumerate(asked[0]):
        lines = table(app, number)
        for place, area in (("全县", COUNTY), ("跃龙街道", YUELONG), ("长街镇", CHANGJIE)):
            values = [known[id_, area, when] for when in ("period", "2021-04", "2021-05")]
            assert lines[place] == [METRICS[id_].format_value(value) for value in values], (id_, place)


def test_the_total_of_a_period_is_of_its_hazards_and_not_the_mean_of_its_months_or_townships(asks):
    county, _, _ = (line := table(asks()))["全县"]
    assert county == f"{2 / 5:.1%}"  # H1 and H2 of H1, H2, K1, K2, K3; the months' mean would be 29.2%
    assert (line["跃龙街道"][0], line["长街镇"][0]) == ("100.0%", "0.0%")  # their mean would be 50%


def test_the_townships_chosen_are_added_and_stand_above_the_whole_county(asks):
    lines = table(asks(metrics="hazards_open", town=f"{YUELONG},330226002"))
    assert list(lines) == ["所选合计", "全县", "跃龙街道", "桃源街道"]
    assert lines["所选合计"] == ["0", "0", "0"]
    assert lines["全县"] == ["3", "2", "3"]  # a stock: the period's is its last month's


def test_a_single_month_needs_no_column_of_the_period(asks):
    lines = table(asks(**{"from": "2021-05", "to": "2021-05"}))
    assert lines["全县"] == ["25.0%"]


@pytest.mark.parametrize(
    ("pivot", "head", "cells"),
    [
        ("area-month", "长街镇", ["0.0%", "0.0%", "0.0%"]),
        ("month-area", "2021年4月", ["33.3%", "100.0%", "—"]),  # county, 跃龙; nothing is known of 桃源
        ("area-metric", "全县", ["40.0%", "3"]),
        ("month-metric", "2021年4月", ["33.3%", "2"]),
    ],
)
def test_a_table_can_be_turned(asks, pivot, head, cells):
    app = asks(pivot=pivot, metrics="rectification_rate,hazards_open")
    assert table(app)[head][: len(cells)] == cells


def test_unknown_is_a_dash_with_its_reason_and_never_a_zero(asks):
    app = asks(metrics="median_days_to_rectify")
    assert set(table(app)["桃源街道"]) == {"—"}
    reasons = {
        "unknown": "桃源街道",
        "median_not_reached": "长街镇",
    }  # nobody reported; none of K1, K2, K3 is rectified
    for reason, place in reasons.items():
        line = re.search(rf">{place}</th>(.*?)</tr>", html(app))[1]
        assert f'title="{say(f"charts.{reason}", "zh")}"' in line


def test_of_a_median_it_is_said_how_many_were_rectified_and_no_quotient(asks):
    assert small_print(asks(metrics="median_days_to_rectify", show="parts"), "跃龙街道")[0] == ["2 处中已整改 2 处"]


def test_few_cases_are_to_be_read_with_care(asks):
    line = re.search(r">长街镇</th>(.*?)</tr>", html(asks()))[1]
    assert 'class="few"' in line
    assert "慎重解读" in line


# What it is compared with


def test_a_month_is_compared_with_the_month_before(asks):
    _, april, may = small_print(asks(vs="before"), "全县")
    assert april == []  # nothing before it
    assert may == ["低 8.3 个百分点"]  # 1 of 4 after 1 of 3


def test_a_period_is_compared_with_as_many_months_before_it(asks):
    assert small_print(asks(metrics="hazards_found", vs="before", **{"from": "2021-05"}), "全县") == [["低 1"]]


def test_a_share_that_still_grows_is_not_compared_with_the_month_before(asks):
    assert small_print(asks(metrics="rectification_cohort", vs="before"), "全县") == [[], [], []]


def test_a_number_of_things_is_told_as_a_part_of_the_countys(asks):
    assert small_print(asks(metrics="hazards_found", vs="county"), "长街镇")[0] == ["占全县 60.0%"]  # 3 of 5


def test_a_rate_is_compared_with_the_county_or_with_a_township_of_choice(asks):
    assert small_print(asks(vs="county"), "长街镇")[0] == ["低 40.0 个百分点"]
    assert small_print(asks(vs=YUELONG), "长街镇")[0] == ["低 100.0 个百分点"]
    assert small_print(asks(vs=YUELONG), "跃龙街道")[0] == []


def test_numerators_and_intervals_stand_under_the_values_if_they_are_wanted(asks):
    assert small_print(asks(show="parts,interval"), "全县")[0] == ["2 / 5", "11.8%～76.9%"]  # Wilson, 2 of 5


# Where a figure leads


def test_a_cell_leads_to_the_rows_of_its_place_and_month_and_the_total_to_the_periods(asks):
    line = re.search(r">长街镇</th>(.*?)</tr>", html(asks(metrics="hazards_found")))[1].replace("&amp;", "&")
    assert re.findall(r'href="([^"]*)"', line) == [
        f"hazards?lang=zh&town={CHANGJIE}&which=found",
        f"hazards?lang=zh&town={CHANGJIE}&which=found&month=2021-04",
        f"hazards?lang=zh&town={CHANGJIE}&which=found&month=2021-05",
    ]


def test_the_county_leads_to_all_rows_though_townships_are_chosen(asks):
    app = asks(metrics="completeness", town=f"{YUELONG},{CHANGJIE}")
    line = re.search(r">全县</th>(.*?)</tr>", html(app))[1].replace("&amp;", "&")
    assert re.findall(r'href="([^"]*)"', line) == [
        "rows?lang=zh&span=period&metric=completeness",
        "rows?lang=zh&to=2021-04&metric=completeness",
        "rows?lang=zh&metric=completeness",
    ]


def test_a_picked_mark_shows_its_figure_its_way_to_the_rows_and_a_chip(asks):
    app = asks(shape="bar", mark=f"rectification_rate.{CHANGJIE}.period")
    assert [b.label for b in app.button if b.key == "clear_mark"] == ["已选：长街镇，2021年4月至2021年5月，当期整改率"]
    assert "0 / 3" in html(app)
    assert f'href="hazards?lang=zh&amp;town={CHANGJIE}&amp;which=to_rectify"' in html(app)
    app.button("clear_mark").click()
    assert said(reads(app)) == {"lang": "zh", "shape": "bar"}


def test_a_picked_month_before_the_range_leads_to_its_own_rows(asks):
    app = asks(shape="control", mark="completeness.330226.2021-04", **{"from": "2021-05"})
    assert 'href="rows?lang=zh&amp;to=2021-04&amp;metric=completeness"' in html(app)


def clicks(code):
    """What a click on a mark leaves behind."""
    import streamlit as st

    from ui.explore.shapes import _pick

    st.session_state["chart"] = {"selection": {"points": [{"customdata": [code]}] if code else []}}
    _pick("chart", str)
    st.json({"mark": st.session_state.get("mark")})


def test_a_click_on_a_mark_picks_it_a_second_lets_go_and_a_click_beside_changes_nothing():
    from streamlit.testing.v1 import AppTest

    app = AppTest.from_function(clicks, args=("a.b.c",)).run()
    assert json.loads(app.json[0].value) == {"mark": "a.b.c"}
    assert json.loads(app.run().json[0].value) == {"mark": None}
    beside = AppTest.from_function(clicks, args=(None,)).run()
    assert json.loads(beside.json[0].value) == {"mark": None}


# The pictures


def test_a_bar_is_the_periods_value_with_its_interval_and_what_it_is_compared_with(asks):
    (chart,) = charts(asks(shape="bar", vs="county", show="interval", town=f"{YUELONG},{CHANGJIE}"))
    bars, diamonds = chart["data"]
    assert chart["layout"]["yaxis"]["ticktext"] == ["所选合计", "全县", "跃龙街道", "长街镇"]
    assert bars["x"] == [2 / 5, 2 / 5, 1, 0]
    assert diamonds["x"] == [2 / 5, None, 2 / 5, 2 / 5]
    assert bars["error_x"]["arrayminus"][2] == pytest.approx(1 - 0.342, abs=1e-3)  # Wilson, 2 of 2
    assert bars["customdata"][3] == [f"rectification_rate.{CHANGJIE}.period"]


def test_bars_stand_in_the_order_of_their_values_if_that_is_wanted(asks):
    app = asks(shape="bar", areas="towns", town=f"{YUELONG},{CHANGJIE}", sort="period", way="up")
    assert charts(app)[0]["layout"]["yaxis"]["ticktext"] == ["长街镇", "跃龙街道"]


def test_of_many_townships_only_the_total_has_a_pen_of_its_own(asks):
    (chart,) = charts(asks(shape="line"))
    named = [trace["name"] for trace in chart["data"] if trace.get("showlegend") is not False]
    assert named == ["全县"]
    assert len(chart["data"]) == 19


def test_a_month_without_a_value_is_a_gap_in_the_line(asks):
    (chart,) = charts(asks(shape="line", metrics="closed_campus_target", areas="total"))
    assert chart["data"][0]["y"] == [None, 1 / 2]


def test_a_cell_of_the_heat_map_says_its_value_and_its_change(asks):
    (chart,) = charts(asks(shape="heat", areas="total"))
    assert chart["data"][0]["text"] == ["33", "25"]
    (chart,) = charts(asks(shape="heat", areas="total", vs="before"))
    assert chart["data"][0]["text"] == ["—", "−8"]


def test_of_few_cases_a_heat_map_says_the_value_but_has_no_colour_for_it(asks):
    (chart,) = charts(asks(shape="heat", areas="towns", town=CHANGJIE))
    assert chart["data"][0]["text"] == ["0", "0"]
    assert chart["data"][0]["marker"]["color"] == [palette.MIST] * 2
    assert all("慎重解读" in hover for hover in chart["data"][0]["hovertext"])


def test_each_township_has_a_small_chart_with_the_countys_line(asks):
    (chart,) = charts(asks(shape="multiples", town=f"{YUELONG},{CHANGJIE}", areas="towns"))
    assert [note["text"] for note in chart["layout"]["annotations"]] == ["跃龙街道", "长街镇"]
    assert [trace["y"] for trace in chart["data"]] == [[1 / 3, 1 / 4], [1, 1], [1 / 3, 1 / 4], [0, 0]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("funnel", ("stats.funnel_nothing", {"count": 4})),  # two townships have a rate
        ("control", ("stats.control_nothing", {"count": 5})),  # two months are known
    ],
)
def test_too_little_to_judge_is_said_and_not_drawn(asks, shape, words, language):
    key, facts = words
    assert [info.value for info in asks(shape=shape, lang=language).info] == [say(key, language, **facts)]


@pytest.mark.parametrize("shape", ["line", "bar", "heat", "multiples"])
def test_an_indicator_that_nobody_reported_is_said_and_not_drawn(asks, shape):
    app = asks(shape=shape, metrics="disputes_found")
    assert [info.value for info in app.info] == [say("explore.nothing", "zh", metric="排查矛盾纠纷")]
    assert not charts(app)
    assert "未知" in sentence(app)


# The sentence and the definition


def test_the_sentence_tells_the_value_of_all_that_is_chosen_and_what_it_rests_on(asks):
    assert "2021年4月至2021年5月，全县当期整改率 40.0%（2 / 5；95%区间 11.8%～76.9%）。" in sentence(asks())
    assert "长街镇当期整改率 0.0%（0 / 3" in sentence(asks(town=CHANGJIE))


def test_a_stock_is_told_as_that_of_the_last_months_end(asks):
    assert "2021年5月末，全县未整改 3。" in sentence(asks(metrics="hazards_open"))


def test_numbers_of_townships_of_different_size_are_not_ranked(asks):
    words = sentence(asks(metrics="hazards_open"))
    assert say("explore.counts_not_compared", "zh") in words
    assert "长街镇" not in words


def test_a_figure_that_still_grows_says_so(asks):
    assert say("explore.matures", "zh") in sentence(asks(metrics="rectification_cohort"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_definition_stands_with_clause_target_and_source(asks, language):
    metric = METRICS["closed_campus_target"]
    shown = next(
        e.proto.body for e in asks(metrics=metric.id, lang=language).get("html") if "cg-definitions" in e.proto.body
    )
    for fact in (metric.label(language), metric.definition(language), metric.clause, "100%"):
        assert fact in shown
    assert say("papers.owner.education", language) in shown


# The address


@pytest.mark.parametrize(
    "wrong",
    [
        {"metrics": "no_such_thing"},
        {"shape": "pie"},
        {"pivot": "month-month"},
        {"vs": "999999999"},
        {"areas": "moon"},
        {"show": "everything"},
        {"mark": "x"},
        {"mark": "rectification_rate.330226.1999-01"},
        {"mark": "rectification_rate.999.period"},
        {"sort": "hazards_open"},
    ],
)
def test_what_an_address_gets_wrong_is_dropped_without_a_word(asks, wrong):
    assert said(asks(**wrong)) == {"lang": "zh"}


def test_no_more_indicators_than_can_be_compared_are_taken(asks):
    app = asks(metrics=",".join(METRICS))
    assert app.multiselect("metrics").value == list(METRICS)[:MOST]


def test_choices_are_written_into_the_address_as_codes(asks):
    app = asks(lang="en")
    app.multiselect("metrics").set_value(["hazards_open", "incidents"])
    app.segmented_control("shape").set_value("line")
    app.selectbox("vs").set_value(CHANGJIE)
    assert said(reads(app)) == {"lang": "en", "metrics": "hazards_open,incidents", "shape": "line", "vs": CHANGJIE}


def test_without_any_indicator_the_first_question_stands(asks):
    app = asks(metrics="hazards_open")
    app.multiselect("metrics").set_value([])
    assert "当期整改率" in sentence(reads(app))


def test_a_choice_that_a_shape_has_no_use_for_is_there_again_with_the_next(asks):
    app = asks(pivot="month-area", vs="county", show="parts")
    for shape in ("control", "table"):
        app.segmented_control("shape").set_value(shape)
        reads(app)
    assert said(app) == {"lang": "zh", "pivot": "month-area", "vs": "county", "show": "parts"}


def test_the_link_to_share_is_the_view(asks):
    app = asks(shape="bar", metrics="hazards_open", town=CHANGJIE)
    assert app.code[0].value.endswith(f"/explore?lang=zh&town={CHANGJIE}&metrics=hazards_open&shape=bar")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STARTS)
def test_a_common_question_keeps_the_filters_and_lets_go_of_other_choices(asks, name, language):
    app = asks(lang=language, town=CHANGJIE, vs="county", mark=f"incidents.{CHANGJIE}.period")
    app.button(f"start_{name}").click()
    assert said(reads(app)) == {"lang": language, "town": CHANGJIE, **STARTS[name]}


# What is taken away


@pytest.fixture
def taken(asks, monkeypatch):
    """The files that the buttons under an answer give: ``taken(vs="before")["book_xlsx"]``."""

    def take(**address) -> dict[str, bytes]:
        made = {}
        monkeypatch.setattr(
            downloads,
            "button",
            lambda kind, make, key, **_: made.update({f"{key}_{kind}": downloads.written(kind, make, "x")}),
        )
        asks(**address)
        return made

    return take


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_long_form_has_a_line_for_each_figure(taken):
    lines = {(row["地区"], row["月份"]): row for row in rows(taken()["long_csv"])}
    county = lines["全县", "2021-04/2021-05"]
    assert (county["地区代码"], county["指标代码"]) == (COUNTY, "rectification_rate")
    assert (float(county["数值"]), county["分子"], county["分母"]) == (2 / 5, "2", "5")
    assert float(county["区间下限"]) == pytest.approx(0.1176, abs=1e-4)
    assert float(lines["全县", "2021-05"]["数值"]) == 1 / 4
    assert lines["桃源街道", "2021-05"]["数值"] == ""
    assert lines["桃源街道", "2021-05"]["备注"] == say("charts.unknown", "zh")
    assert "慎重解读" in lines["长街镇", "2021-05"]["备注"]
    assert {row["数据截至"] for row in lines.values()} == {"2021-05-31"}


def test_the_long_form_says_what_it_was_compared_with(taken):
    lines = {(row["地区"], row["月份"]): row for row in rows(taken(vs="before")["long_csv"])}
    may = lines["全县", "2021-05"]
    assert float(may["对照值"]) == pytest.approx(1 / 3)
    assert float(may["差值"]) == pytest.approx(1 / 4 - 1 / 3)


def test_the_table_is_taken_as_it_stands(taken):
    lines = rows(taken(metrics="hazards_open", sort="2021-05", find="街")["pivot_csv"])
    assert [line["乡镇（街道）"] for line in lines[:3]] == ["全县", "长街镇", "跃龙街道"]
    assert (lines[1]["全期"], lines[1]["2021年4月"], lines[1]["2021年5月"]) == ("3", "2", "3")
    assert {"街" in line["乡镇（街道）"] for line in lines[1:]} == {True}


def test_the_tables_of_several_indicators_stand_below_each_other_in_a_csv(taken):
    lines = rows(taken(metrics="hazards_open,rectification_rate", areas="total")["pivot_csv"])
    assert [(line["指标"], line["2021年4月"]) for line in lines] == [("未整改", "2"), ("当期整改率", f"{1 / 3}")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_holds_tables_differences_long_form_and_notes(taken, language):
    files = taken(metrics="rectification_rate,hazards_open", vs="before", lang=language)
    book = openpyxl.load_workbook(io.BytesIO(files["book_xlsx"]))
    rate, stock = METRICS["rectification_rate"].label(language), METRICS["hazards_open"].label(language)
    assert book.sheetnames == [
        rate,
        stock,
        *(say("explore.sheet_compared", language, title=title)[:31] for title in (rate, stock)),
        say("explore.sheet_long", language),
        say("tables.note_sheet", language),
    ]
    shares, differences, long = book.worksheets[0], book.worksheets[2], book.worksheets[4]
    assert (shares.freeze_panes, long.freeze_panes) == ("B2", "C2")
    assert (shares["B2"].number_format, shares["B2"].value) == ("0.0%", pytest.approx(2 / 5))
    assert shares["B3"].number_format == "0.0%"
    assert differences["D2"].value == pytest.approx(1 / 4 - 1 / 3)
    assert differences["D2"].number_format == "+0.0%;-0.0%;0.0%"
    assert any(cell.value == "—" for cell in shares["B"])
    assert shares.column_dimensions["A"].width > 8
    notes = {row[0].value: row[1].value for row in book.worksheets[5].iter_rows(min_row=2)}
    assert notes[say("tables.as_of", language)] == "2021-05-31"
    assert notes[rate] == METRICS["rectification_rate"].definition(language)


def test_a_number_of_things_is_compared_in_the_workbook_as_a_part_of_the_countys(taken):
    book = openpyxl.load_workbook(io.BytesIO(taken(metrics="hazards_found", vs="county")["book_xlsx"]))
    part = next(row[1] for row in book["发现隐患 对比"].iter_rows() if row[0].value == "长街镇")
    assert (part.value, part.number_format) == (pytest.approx(3 / 5), "0.0%")


@pytest.mark.parametrize("pivot", PIVOTS)
def test_every_turn_of_the_table_can_be_taken_away(taken, pivot):
    files = taken(pivot=pivot, metrics="hazards_open,rectification_rate")
    assert len(rows(files["pivot_csv"])) >= 2
    assert len(rows(files["long_csv"])) >= 4
