"""安防达标: three schools, of which S3 is short of guards and video and S2 of video (see ``tests/protection/three.py``)."""

import csv
import io
import json
import re

import pytest
from python_calamine import CalamineWorkbook

from analytics import export
from tests.given import County
from tests.pages.conftest import html, reads, said
from tests.protection.three import three_schools
from ui.protection import plan
from ui.protection.reading import Reading


@pytest.fixture(scope="session")
def schools(tmp_path_factory: pytest.TempPathFactory) -> County:
    return three_schools(County(tmp_path_factory.mktemp("protection") / "data"))


@pytest.fixture
def sees(opens, schools):
    """Opens the page on the three schools: ``sees(lang="en", item="video")``."""
    return lambda **address: opens(schools.workspace.data, "protection", **address)


def verdict(app) -> str:
    return next(e.proto.body for e in app.get("html") if "cg-verdict" in e.proto.body)


def listed(app) -> list[str]:
    return app.dataframe[0].value["school_code"].tolist() if app.dataframe else []


def charts(app) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def cells(app, place: str) -> list[str]:
    line = re.search(rf"<tr[^>]*><th[^>]*>{place}</th>(.*?)</tr>", html(app))[1]
    return [re.sub("<[^>]*>", "", cell) for cell in re.findall("<td.*?</td>", line)]


def test_the_verdict_says_how_many_schools_are_short_of_what_and_where(sees):
    words = verdict(sees())
    assert "距全部达标还差 2 所学校" in words
    assert "名录学校 3 所，报送安防情况的 3 所" in words
    assert "封闭化管理、一键式紧急报警已报学校全部达标" in words
    assert "视频监控系统 2 所、专职保安员 1 所" in words
    assert "跃龙街道 1 所、桃源街道 1 所" in words
    assert "保安员共缺 3 人" in words


def test_what_is_not_known_is_said_and_is_neither_met_nor_missed(sees):
    words = verdict(sees(to="2021-06"))  # S2 alone reported: 1 guard of 2, video left empty
    assert "报送安防情况的 1 所" in words
    assert "另有 2 所学校未报、1 项未填" in words


@pytest.mark.parametrize(
    ("language", "words"), [("zh", "本月尚无安防达标数据"), ("en", "No protection has been reported")]
)
def test_a_month_without_reports_is_said_to_be_unknown(sees, language, words):
    app = sees(to="2021-04", lang=language)
    assert words in verdict(app)
    (progress, *_) = charts(app)
    assert [trace["name"] for trace in progress["data"]] == [{"zh": "未报", "en": "Not reported"}[language]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_single_month_stands_whole(sees, language):
    app = sees(**{"from": "2021-07", "to": "2021-07", "lang": language})
    assert len(charts(app)) == 3
    assert listed(app) == ["S3", "S2"]


def test_the_bars_are_all_schools_cut_into_states_that_never_mix(sees):
    (progress, *_) = charts(sees())
    parts = {trace["name"]: trace for trace in progress["data"]}
    assert [round(x * 3) for x in parts["达标"]["x"]] == [
        2,
        2,
        3,
        1,
        2,
    ]  # guards, closed campus, alarm, video; guard post
    assert [round(x * 3) for x in parts["未达标"]["x"]] == [1, 0, 0, 2, 1]
    assert [round(x * 3) for x in parts["不适用"]["x"]] == [0, 1, 0, 0, 0]  # S1's campus
    assert parts["未达标"]["customdata"][3] == ["video", "short"]


def test_the_other_grouping_takes_alarm_and_video_together_and_stands_in_the_address(sees):
    app = sees()
    app.segmented_control("grouping").set_value("national")
    reads(app)
    assert said(app) == {"lang": "zh", "grouping": "national"}
    (progress, *_) = charts(app)
    assert [codes[0] for codes in progress["data"][0]["customdata"]] == [
        "guards",
        "closed_campus",
        "alarm_and_video",
        "guard_post",
    ]


def test_months_run_to_the_line_at_100_percent_and_a_gap_stays_a_gap(sees):
    (_, months, _) = charts(sees())
    guards = months["data"][0]
    assert guards["y"] == [None, 1 / 2, 0, 2 / 3]  # April unreported; May S1 of S1, S3; June S2; July S1, S2 of three
    assert guards["customdata"][1] == ["guards", "2021-05", "short"]
    assert "1 / 2" in guards["text"][1]
    assert {shape["y0"] for shape in months["layout"]["shapes"]} == {1}


def test_a_chosen_township_is_drawn_beside_the_whole_county(sees):
    (_, months, _) = charts(sees(town="330226002"))
    assert [trace["name"] for trace in months["data"][:2]] == ["全县", "桃源街道"]
    assert months["data"][0]["y"][3] == 2 / 3
    assert months["data"][1]["y"][3] == 1


def test_a_township_has_its_shares_with_their_counts_and_the_way_to_its_schools(sees):
    app = sees()
    assert cells(app, "跃龙街道") == ["1", "50.0%1 / 2", "100.0%1 / 1", "100.0%2 / 2", "50.0%1 / 2", "100.0%2 / 2", "3"]
    line = re.search(r">跃龙街道</th>(.*?)</tr>", html(app))[1].replace("&amp;", "&")
    links = re.findall(r'href="([^"]*)"', line)
    assert links[1] == "protection?lang=zh&town=330226001&item=guards&grouping=notice#schools"
    assert links[2].endswith("item=closed_campus&grouping=notice&state=met#schools")  # nobody is short


def test_guards_missing_at_one_school_are_not_made_up_for_by_another(sees):
    (*_, guards) = charts(sees())
    parts = {trace["name"]: trace for trace in guards["data"]}
    yuelong = parts["应配：在岗"]["y"].index("跃龙街道")
    assert parts["应配：在岗"]["x"][yuelong] == 2  # S1: 1 of 1, S3: 1 of 4
    assert parts["应配：缺额"]["x"][yuelong] == 3
    assert parts["超出应配"]["x"][yuelong] == 2  # S1 has 3 where 1 is required


def test_the_rule_in_force_is_told_with_its_source_and_that_it_is_not_verified(sees):
    (words,) = [m.value for m in sees().markdown if "配备标准" in m.value]
    assert "公治〔2015〕168号、GB/T 29315-2012" in words
    assert "待核" in words


@pytest.mark.parametrize(
    ("narrowed", "codes"),
    [
        ({}, ["S3", "S2"]),
        ({"item": "video"}, ["S3", "S2"]),
        ({"item": "guards"}, ["S3"]),
        ({"item": "alarm", "month": "2021-05"}, ["S3"]),
        ({"item": "closed_campus", "state": "not_applicable"}, ["S1"]),
        ({"item": "vice_principal", "state": "empty"}, ["S2"]),
        ({"item": "guards", "state": "unreported", "month": "2021-06"}, ["S1", "S3"]),
        ({"item": "video", "area": "330226002"}, ["S2"]),
        ({"item": "video", "stage": "初中"}, ["S3"]),
        ({"state": "all", "words": "幼儿园"}, ["S2"]),
        ({"item": "alarm_and_video", "grouping": "national"}, ["S3", "S2"]),
    ],
)
def test_a_link_narrows_the_list_of_schools(sees, narrowed, codes):
    app = sees(**narrowed)
    assert listed(app) == codes
    assert said(app) == {"lang": "zh"} | narrowed


def test_a_missing_item_chosen_among_the_pills_is_a_chip_that_lets_go_of_it(sees):
    app = sees()
    app.pills("item").set_value("guards")
    reads(app)
    assert listed(app) == ["S3"]
    assert said(app) == {"lang": "zh", "item": "guards"}
    (chip,) = [b for b in app.button if b.key == "clear_item"]
    assert chip.label == "项目：专职保安员"
    chip.click()
    assert said(reads(app)) == {"lang": "zh"}


def test_the_list_says_in_words_what_is_missing_and_since_when(sees):
    line = sees().dataframe[0].value.iloc[0]
    assert line["gaps"] == "专职保安员、视频监控系统、一校一策方案、法治副校长"
    assert (line["pupils"], line["guards_required"], line["guards_actual"], line["guards_short"]) == (1500, 4, 1, 3)
    assert (line["guards"], line["alarm"]) == ("✗ 未达标", "✓ 达标")
    assert str(line["short_since"])[:7] == "2021-05"


def test_nothing_found_is_said_and_not_an_empty_table(sees):
    app = sees(item="alarm")
    assert not app.dataframe
    assert [info.value for info in app.info] == ["没有符合条件的学校。请取消部分条件，或改选其他情况。"]


@pytest.mark.parametrize(("language", "words"), [("zh", "实有 1 人，缺 3 人"), ("en", "1 there, 3 missing")])
def test_a_school_of_the_address_is_shown_with_its_gaps_and_their_basis(sees, language, words):
    card = next(e.proto.body for e in sees(school="S3", lang=language).get("html") if "cg-plan" in e.proto.body)
    assert words in card
    assert "二（二）" in card
    assert "168号" in card


def test_a_school_is_chosen_by_its_name_and_stands_in_the_address(sees):
    app = sees()
    app.selectbox("school").set_value("S2")
    reads(app)
    assert said(app) == {"lang": "zh", "school": "S2"}
    assert "桃源示例幼儿园" in html(app)
    assert "plan" in [button.key for button in app.get("download_button")]


def test_a_school_that_is_on_no_register_is_dropped_without_a_word(sees):
    assert said(sees(school="S99")) == {"lang": "zh"}


def test_the_plans_of_the_schools_listed_are_one_workbook(sees):
    sees()
    asked = {"areas": (), "month": "2021-07", "asked": ("guards",), "state": "short", "stage": None, "find": None}
    names = {"330226001": "跃龙街道", "JB01": "跃龙教办"}
    book = CalamineWorkbook.from_filelike(io.BytesIO(plan.workbook(asked, names, "全县", "zh")))
    assert book.sheet_names == ["总表", "缺项明细", "跃龙示例中学"]


def test_the_list_to_take_away_holds_the_schools_in_words(sees):
    sees()
    asked = {"areas": (), "month": "2021-07", "asked": ("guards",), "state": "short", "stage": None, "find": None}
    words = Reading(
        {"school_name": "学校", "gaps": "缺项"}, {}, {"guards": "专职保安员", "video": "视频监控系统"}, "、"
    )
    rows = csv.DictReader(io.StringIO(export.to_csv(words.table(asked)).decode("utf-8-sig")))
    assert list(rows) == [{"学校": "跃龙示例中学", "缺项": "专职保安员、视频监控系统"}]


def test_the_way_to_the_files_behind_the_figure_stays(sees):
    proof = [link.proto for link in sees(item="guards").get("page_link") if link.proto.page == "rows"]
    assert [link.query_string for link in proof] == ["lang=zh&metric=guards_target"]


@pytest.mark.parametrize(
    "wrong", [{"item": "luck"}, {"state": "x"}, {"grouping": "'"}, {"area": "1"}, {"stage": "大学"}]
)
def test_what_an_address_gets_wrong_is_dropped(sees, wrong):
    assert said(sees(**wrong)) == {"lang": "zh"}
