"""Pages tell differences from noise, and say so in words."""

import json
import re

import plotly.graph_objects as go
import pytest

from analytics.metrics import METRICS
from analytics.stats.control import xmr
from tests.given import County
from tests.pages.conftest import CHANGJIE, html, reads, said
from ui import signals
from ui.shell import PAGES

OFFICES = {
    "JB01": "330226001",
    "JB02": "330226002",
    "JB03": "330226003",
    "JB04": "330226004",
    "JB05": CHANGJIE,
}
FOUND = {"04": 5, "05": 6, "06": 5, "07": 6, "08": 5, "09": 13}
RATE, OPEN = METRICS["rectification_rate"], METRICS["hazards_open"]


@pytest.fixture(scope="session")
def uneven_county(tmp_path_factory):
    """Five townships with 40 hazards each from April to September 2021. 长街 rectifies 10 of them, the others 36 each."""
    county = County(tmp_path_factory.mktemp("uneven") / "data")
    for unit, township in OFFICES.items():
        county.files("schools", unit, "2021-04", [{"school_code": f"S{unit}", "township_code": township}])
        county.files("hazards", unit, "2021-09", list(hazards(unit, rectified=10 if unit == "JB05" else 36)))
    county.builds()
    return county


def hazards(unit, rectified):
    """Each is found on the 3rd of its month; the first ones are rectified on the 13th, the serious ones on the 23rd."""
    number = 0
    for month, count in FOUND.items():
        for _ in range(count):
            number += 1
            is_serious = number % 4 == 0
            done = f"2021-{month}-{23 if is_serious else 13}" if number <= rectified else ""
            yield {
                "hazard_id": f"{unit}-{number}",
                "school_code": f"S{unit}",
                "found_on": f"2021-{month}-03",
                "rectified_on": done,
                "grade": "重大" if is_serious else "一般",
            }


@pytest.fixture
def views(opens, uneven_county):
    return lambda page="hazards", **address: opens(uneven_county.workspace.data, page, **address)


def charts(app):
    """The charts of the page by the beginning of their keys."""
    found = {}
    for chart in app.get("plotly_chart"):
        name = re.search(r"(by_funnel|by_control|curves|bars)", chart.proto.id)
        found.setdefault(name[1] if name else "other", json.loads(chart.proto.spec))
    return found


def marked(figure, code):
    """The trace and the place in it of the point that carries a code."""
    for trace in figure["data"]:
        for i, codes in enumerate(trace.get("customdata") or []):
            if codes[0] == code:
                return trace, i
    raise AssertionError(code)


def test_the_funnel_marks_the_township_that_really_differs_by_shape_and_name(views):
    figure = charts(views())["by_funnel"]
    worst, i = marked(figure, CHANGJIE)
    fellow, _ = marked(figure, "330226001")
    assert worst["name"] == "明显偏差"
    assert worst["marker"]["symbol"] != fellow["marker"]["symbol"]
    assert worst["text"][i] == "长街镇"
    assert worst["y"][i] == 10 / 40


def test_pointing_at_a_township_tells_of_how_many_and_how_sure(views):
    trace, i = marked(charts(views())["by_funnel"], CHANGJIE)
    # Wilson, 10 of 40: 0.1419 to 0.4019.
    assert "10 / 40" in trace["hovertext"][i]
    assert "14.2%～40.2%" in trace["hovertext"][i]
    assert "低于99.8%界限" in trace["hovertext"][i]


def test_the_funnels_sentence_names_who_stands_out_and_calls_the_rest_normal(views):
    words = html(views())
    assert "明显偏差：长街镇" in words
    assert "差别属正常波动，不宜据此排名" in words


def test_a_chosen_township_stands_among_its_fellows_and_a_chip_lets_go_of_it(views):
    app = views(town=CHANGJIE)
    trace, i = marked(charts(app)["by_funnel"], CHANGJIE)
    assert len(charts(app)["by_funnel"]["data"][-1]["customdata"]) + len(trace["customdata"]) >= 2
    assert trace["marker"]["line"]["width"][i] > 1
    chip = next(button for button in app.button if button.label == "乡镇（街道）：长街镇")
    chip.click()
    assert said(reads(app)) == {"lang": "zh"}


def test_the_rates_and_the_indicator_are_the_readers_choice_and_kept_in_the_address(views):
    app = views(funnel="rectification_verified", control="hazards_found", curve="category")
    assert said(app) == {
        "lang": "zh",
        "funnel": "rectification_verified",
        "control": "hazards_found",
        "curve": "category",
    }
    words = html(app)
    assert "复查合格率：哪些乡镇（街道）确有差别" in words
    assert "发现隐患逐月变化" in words


def test_the_control_chart_says_which_month_is_a_signal_and_that_limits_are_on_trial(views):
    app = views(control="hazards_found")
    trace, i = marked(charts(app)["by_control"], "2021-09")
    assert trace["marker"]["symbol"] != "circle"
    assert trace["y"][i] == 5 * 13
    assert trace["customdata"][i] == ["2021-09", "found"]  # where its rows are
    assert "9月超出上控制限" in html(app)
    assert "属异常信号（变化）" in html(app)  # finding much is neither good nor bad
    assert "不足 12 个月，控制限为试算" in html(app)


def test_curves_are_told_apart_by_dashes_and_carry_what_they_are_of(views):
    whole, serious, common = charts(views())["curves"]["data"]
    assert [trace["name"] for trace in (whole, serious, common)] == ["全部", "重大", "一般"]
    assert len({trace["line"]["dash"] + trace["marker"]["symbol"] for trace in (whole, serious, common)}) == 3
    assert serious["customdata"][0] == ["重大"]
    assert whole.get("customdata") is None
    assert serious["x"][:2] == [0, 20]
    assert common["x"][:2] == [0, 10]


def line(app, name):
    """The cells of a group's line in the table of medians."""
    found = re.search(
        rf'<th scope="row">(?:<a[^>]*>)?{name}(?:</a>)?</th>((?:<td[^>]*>[^<]*</td>){{4}})</tr>', html(app)
    )
    return re.findall(r"<td[^>]*>([^<]*)</td>", found[1])


def test_the_table_tells_medians_and_what_is_still_open_after_a_month(views):
    count, median, _, still_open = line(views(curve="township"), "跃龙街道")
    assert (count, median) == ("40", "10 天")
    assert still_open == "—"  # its last four were found 27 days before the end: of 30 days nothing is known
    _, median, *_, still_open = line(views(curve="township"), "长街镇")
    assert (median, still_open) == ("尚未过半", f"{30 / 40:.0%}")


def test_of_a_single_township_there_is_one_curve(views):
    app = views(curve="township", town=CHANGJIE)
    assert [trace["name"] for trace in charts(app)["curves"]["data"]] == ["全部"]
    assert line(app, "全部")[0] == "40"


def test_the_curves_median_is_the_cards(views):
    app = views()
    card = re.search(r'整改用时中位数</div>.*?cg-card-value">(.*?)</div>', html(app))[1]
    assert re.sub("<[^>]*>", "", card) == line(app, "全部")[1]


def test_a_name_in_the_table_leads_to_its_rows(views):
    assert 'href="hazards?lang=zh&amp;grade=%E9%87%8D%E5%A4%A7#ledger"' in html(views())
    assert f'href="hazards?lang=zh&amp;town={CHANGJIE}#ledger"' in html(views(curve="township"))


def test_a_card_says_whether_the_last_month_is_a_signal(views):
    cards = re.findall(r'<div class="cg-card".*?</div></div>', html(views()))
    found = next(card for card in cards if ">发现隐患<" in card)
    assert "控制图显示异常" in found
    assert "正常波动" in html(views(to="2021-08"))


@pytest.mark.parametrize(
    ("language", "few_months", "few_towns"),
    [
        ("zh", "不足 5 个月有数据", "有数据的乡镇（街道）不足 4 个"),
        ("en", "Fewer than 5 months have figures", "Fewer than 4 townships have figures"),
    ],
)
def test_where_there_is_too_little_to_tell_a_sentence_says_so(looks, language, few_months, few_towns):
    for address in ({}, {"to": "2021-04"}, {"town": CHANGJIE, "from": "2021-05"}):
        app = looks("hazards", lang=language, **address)
        told = " ".join(info.value for info in app.info)
        assert few_months in told
        assert few_towns in told


def test_no_hazards_at_all_have_no_curve(opens, county):
    county.files("hazards", "JB01", "2021-05", [])
    county.builds()
    app = opens(county.workspace.data, "hazards")
    assert any("没有发现隐患" in info.value for info in app.info)


def test_the_table_of_townships_says_how_sure_a_rate_is_and_how_it_was_judged(views):
    words = html(views())
    cell = re.search(r'<td class="bad" title="([^"]*)"><a[^>]*>25.0%</a></td>', words)[1]
    assert "10 / 40" in cell
    assert "95%区间 14.2%～40.2%" in cell
    assert "按漏斗图判断" in words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_statistics_are_there_in_both_languages(views, language):
    figures = charts(views(lang=language))
    assert {"by_funnel", "by_control", "curves"} <= figures.keys()
    names = [trace["name"] for figure in figures.values() for trace in figure["data"] if trace.get("name")]
    has_chinese = any(re.search("[\u4e00-\u9fff]", name) for name in names)
    assert has_chinese == (language == "zh")


MONTHS = [f"2021-{month:02d}" for month in range(1, 13)] + ["2022-01", "2022-02"]


def told(metric, values):
    return signals.sentence(metric, xmr(values), MONTHS[: len(values)])


def test_noise_is_called_noise():
    assert told(OPEN, [10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11]).endswith("之间波动，属正常范围。")


def test_a_share_has_no_limit_beyond_all():
    assert "100.0% 之间" in told(RATE, [0.99, 0.9, 0.99, 0.8, 0.99, 0.9])


def test_seven_months_below_the_mean_are_told_from_their_first_to_their_last():
    words = told(OPEN, [20, 28, 18, 29, 19, 28, 20, 36, 42, 33, 44, 35, 43, 34])
    assert "2021年1月至2021年7月持续低于均值，属异常信号（向好）" in words
    assert "2021年8月至2022年2月持续高于均值，属异常信号（变差）" in words


def test_where_every_month_is_a_signal_no_other_months_are_told_of():
    assert "其余" not in told(OPEN, [20, 21, 20, 22, 21, 20, 21, 40, 42, 41, 40, 42, 41, 40])


@pytest.mark.parametrize("page", PAGES)
def test_the_charts_are_sound_though_drawn_unchecked(looks, views, page):
    """``ui.charts.base.figure`` does without Plotly's check of every property, which fails on any that it does not know."""
    for app in (looks(page), views(page)):
        for chart in app.get("plotly_chart"):
            go.Figure(json.loads(chart.proto.spec))
