"""校园地图 on four schools of 跃龙: S1 in the post Z1 (150 m of 200), S2 500 m off, S3 in the area Z2, S4 without a place.

S2 has two open hazards, one of them overdue at the end of May; S1 had one, rectified.
"""

import csv
import io
import json
import re
import shutil

import pyarrow as pa
import pytest

from analytics import export
from tests.given import County
from tests.pages.conftest import html, reads, said
from ui.map import svg
from ui.map.reading import COLUMNS, Reading

YUELONG = "330226001"
WICKED = "<b>示例&{tip}"
SCHOOLS = f"""school_code | name | pupils | lon | lat | crs | stage
    S1 | 近岗示例小学 | 100 | 121.43154 | 29.30 | WGS84 | 小学
    S2 | {WICKED} | 200 | 121.43514 | 29.30 | WGS84 | 初中
    S3 | 区内示例幼儿园 | 400 | 121.45 | 29.30 | WGS84 | 幼儿园
    S4 | 无坐标示例小学 | 800 | | | | 小学"""
AREA = "POLYGON ((121.44 29.29, 121.44 29.31, 121.46 29.31, 121.46 29.29, 121.44 29.29))"
ZONES = f"""zone_code | name | type | lon | lat | radius_m | geometry | morning_window | afternoon_window
    Z1 | 示例护学岗 | 护学岗 | 121.43 | 29.30 | 200 | | 07:00-08:00 |
    Z2 | 示例巡逻区 | 巡逻区 | | | | {AREA} | 07:00-08:00 | 15:30-17:00"""
HAZARDS = """hazard_id | school_code | found_on | deadline | rectified_on
    H1 | S1 | 2021-04-06 | 2021-04-20 | 2021-04-15
    H2 | S2 | 2021-04-08 | 2021-05-25 |
    H3 | S2 | 2021-05-08 | 2021-06-25 |"""


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> County:
    county = County(tmp_path_factory.mktemp("map") / "data")
    county.files("schools", "JB01", "2021-04", SCHOOLS)
    heads, _, area = ZONES.splitlines()
    county.files("patrol_zones", "PCS01", "2021-04", f"{heads}\n{area}")
    county.files("patrol_zones", "PCS01", "2021-05", ZONES)
    county.files("hazards", "JB01", "2021-04", "\n".join(HAZARDS.splitlines()[:3]))
    county.files("hazards", "JB01", "2021-05", HAZARDS)
    county.builds()
    return county


@pytest.fixture
def sees(opens, guarded):
    """Opens the page on the four schools: ``sees(lang="en", state="hazards")``."""
    return lambda **address: opens(guarded.workspace.data, "map", **address)


def drawn(app) -> dict[str, list]:
    """Layer to its rows; without the count of picks in its name."""
    (chart,) = app.get("deck_gl_json_chart")
    return {layer["id"].split(".")[0]: layer["data"] for layer in json.loads(chart.proto.json)["layers"]}


def words(app, class_: str) -> str:
    return next(e.proto.body for e in app.get("html") if f'class="{class_}' in e.proto.body)


def classes(app) -> dict[str, int]:
    """School to the place of its class."""
    return {row["i"]: row["s"] for row in drawn(app)["school"]}


def listed(app) -> list[str]:
    return app.dataframe[0].value["code"].tolist()


@pytest.mark.parametrize(
    ("language", "said_"),
    [
        (
            "zh",
            ("1 所学校上下学时段无人护学", "已定位学校 3 所", "33.3% 的学校、28.6% 的学生（200 人）", "放学时段 2 所"),
        ),
        (
            "en",
            (
                "Schools where nobody stands guard at school time: 1.",
                "3 schools on the map",
                "28.6% of the pupils (200)",
                "afternoon 2",
            ),
        ),
    ],
)
def test_the_verdict_says_whom_nobody_guards_as_a_share_of_schools_and_of_pupils(sees, language, said_):
    verdict = words(sees(lang=language), "cg-verdict")
    assert [fact for fact in said_ if fact not in verdict] == []


def test_every_township_has_its_colour_and_one_without_data_is_hatched(sees):
    layers = drawn(sees(metric="rectification_rate"))
    assert len({row["i"] for row in layers["township"]}) == 18
    assert layers["hatching"]
    colour = {row["i"]: tuple(row["c"]) for row in layers["township"]}
    assert colour[YUELONG] != colour["330226101"]


def test_nothing_of_the_map_is_fetched_from_elsewhere(sees):
    (chart,) = sees().get("deck_gl_json_chart")
    spec = json.loads(chart.proto.json)
    assert "mapProvider" not in spec
    assert spec["mapStyle"] == "__MAP_STYLE__"  # what tells Streamlit that no style is wanted
    assert re.findall(r"https?://[^\"]+", chart.proto.json) == []


def test_whose_data_it_is_and_that_areas_are_a_sketch_stands_on_the_map(sees):
    note = words(sees(), "cg-map-said")
    assert "© OpenStreetMap contributors, ODbL 1.0" in note
    assert "示意分区，非行政界线" in note


def test_a_school_is_coloured_by_the_state_that_was_chosen(sees):
    assert classes(sees()) == {"S1": 2, "S2": 0, "S3": 2}  # 0: nobody, 2: somebody
    assert classes(sees(state="hazards")) == {"S1": 2, "S2": 0, "S3": 2}  # 0: overdue, 2: none open


def test_the_slider_goes_back_to_a_month_with_other_zones_and_hazards(sees):
    app = sees(month="2021-04", state="hazards")
    assert classes(app) == {"S1": 2, "S2": 1, "S3": 2}  # H2 open, not yet due
    assert "post" in drawn(app)
    assert drawn(app)["post"] == []
    app.select_slider("map_month").set_value("2021-05")
    assert said(reads(app)) == {"lang": "zh", "state": "hazards"}
    assert [row["i"] for row in drawn(app)["post"]] == ["Z1"]


def test_playing_begins_with_the_first_month_and_can_be_stopped(sees):
    app = sees()
    app.button("map_play").click()
    assert said(reads(app))["month"] == "2021-04"
    assert app.button("map_play").label == "暂停"
    app.button("map_play").click()
    assert reads(app).button("map_play").label == "逐月播放"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_single_month_needs_no_slider(sees, language):
    app = sees(**{"from": "2021-05", "to": "2021-05", "lang": language})
    assert not app.select_slider
    assert len(drawn(app)["school"]) == 3


def test_a_name_never_becomes_markup(sees):
    app = sees()
    (chart,) = app.get("deck_gl_json_chart")
    assert set(json.loads(chart.proto.tooltip)) == {"text", "style"}  # written as text, whatever it holds
    assert "<b>示例" not in html(app)
    assert "&lt;b&gt;示例&amp;{tip}" in words(app, "cg-verdict")
    (tip,) = [row["tip"] for row in drawn(app)["school"] if row["i"] == "S2"]
    assert tip.startswith(f"{WICKED}\n初中，学生 200 人\n未整改隐患 2 处，逾期 1 处")


def test_a_layer_is_switched_off_and_the_address_says_so(sees):
    app = sees(show="schools,names")
    assert {"area", "post", "hatching"} & {name for name, rows in drawn(app).items() if rows} == set()
    assert app.pills("show").value == ["schools", "names"]
    app.pills("show").set_value([])
    assert said(reads(app))["show"] == "none"
    assert "school" not in drawn(app)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ({"area": YUELONG}, "跃龙街道"),
        ({"school": "S3"}, "区内示例幼儿园"),
        ({"zone": "Z1"}, "示例护学岗"),
        ({"zone": "Z2"}, "示例巡逻区"),
    ],
)
def test_what_the_address_names_is_on_the_card_and_its_chip_lets_go_of_it(sees, address, title):
    app = sees(**address)
    assert f"<h3>{title}</h3>" in words(app, "cg-plan cg-map-card")
    (chip,) = [button for button in app.button if (button.key or "").startswith("clear_")]
    assert title in chip.label
    chip.click()
    assert said(reads(app)) == {"lang": "zh"}


def test_the_card_of_a_school_says_when_it_is_guarded_and_leads_to_its_rows(sees):
    card = words(sees(school="S1"), "cg-plan cg-map-card")
    facts = dict(re.findall(r'<th scope="row">([^<]*)</th><td[^>]*>(?:<a[^>]*>)?([^<]*)', card))
    assert facts["上学时段"] == "护学岗 1 个、巡逻区 0 个"
    assert facts["放学时段"] == "无人护学"  # Z1 has no time for the afternoon
    assert facts["未整改隐患（处）"] == "0"
    assert re.search(r'href="hazards\?lang=zh&amp;school=S1&amp;which=open&amp;month=2021-05"', card)


def test_the_card_of_a_zone_has_its_schools_beside_those_of_the_township(sees):
    card = words(sees(zone="Z2"), "cg-plan cg-map-card")
    facts = dict(re.findall(r'<th scope="row">([^<]*)</th><td[^>]*>(?:<a[^>]*>)?([^<]*)', card))
    assert facts["学校（区域内 / 本乡镇）"] == "1 / 4"
    assert facts["学生（区域内 / 本乡镇）"] == "400 / 1,500"
    assert facts["区域内学校"] == "区内示例幼儿园"


def test_the_card_of_a_township_has_numerators_and_denominators(sees):
    card = words(sees(area=YUELONG), "cg-plan cg-map-card")
    assert "学校 4 所，学生 1,500 人，护学岗 1 个，巡逻区 1 个" in card
    assert re.search(r"学校覆盖率</th><td[^>]*>.*?<small>2 / 3</small>", card)


def test_the_list_holds_the_same_schools_and_those_without_a_place_too(sees):
    app = sees()
    assert listed(app) == ["S2", "S4", "S3", "S1"]  # nobody, not known, then those that are guarded, most pupils first
    assert set(listed(app)) - set(classes(app)) == {"S4"}
    assert 'id="unplaced"' in html(app)
    assert [frame.value["学校"].tolist() for frame in app.dataframe[1:]] == [["无坐标示例小学"]]


@pytest.mark.parametrize(
    ("narrowed", "codes"),
    [({"zone": "Z2"}, {"S3"}), ({"stage": "初中"}, {"S2"}), ({"area": "330226101"}, set()), ({"find": "近岗"}, {"S1"})],
)
def test_the_list_is_narrowed_to_what_is_picked(sees, narrowed, codes):
    app = sees(**narrowed)
    assert (set(listed(app)) if len(app.dataframe) else set()) == codes


def test_the_list_is_ordered_by_a_column(sees):
    app = sees(sort="pupils", way="up")
    assert listed(app) == ["S1", "S2", "S3", "S4"]


@pytest.mark.parametrize(("lines", "words_"), [("townships", "跃龙街道"), ("zones", "示例护学岗")])
def test_townships_and_zones_are_listed_as_well(sees, lines, words_):
    assert words_ in re.sub("<[^>]*>", "", html(sees(lines=lines)).split('id="list"')[1])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_webgl_the_same_is_drawn_plainly(sees, language):
    app = sees(draw="svg", lang=language)
    assert not app.get("deck_gl_json_chart")
    (chart,) = app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")
    layers = json.loads(chart.proto.spec)["layer"]
    values = [value for layer in layers for value in layer["data"].get("values", [])]
    assert {value["i"] for value in values if value.get("k") == "school"} == {"S1", "S2", "S3"}
    assert {value["i"] for value in values if value.get("k") in ("post", "area")} == {"Z1", "Z2"}


def test_a_circle_of_metres_is_round_on_the_ground():
    """200 m to the north are 200 / 110.9 thousandths of a degree, to the east as much divided by cos 29.3°."""
    (ring,) = svg.circle([121.43, 29.3], 200)["coordinates"][0]
    east, north = max(x for x, _ in ring) - 121.43, max(y for _, y in ring) - 29.3
    assert north * 110_900 == pytest.approx(200, rel=0.01)
    assert east * 110_900 * 0.8721 == pytest.approx(200, rel=0.01)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wrong_boundary_file_is_told_and_the_lists_stay(opens, guarded, tmp_path, language):
    data = shutil.copytree(guarded.workspace.data, tmp_path / "data")
    shutil.copytree(guarded.workspace.reference_folder, data / "reference")
    (data / "reference" / "townships.geojson").chmod(0o644)
    (data / "reference" / "townships.geojson").write_text('{"type": "Feature"}', encoding="utf-8")
    app = opens(data, "map", lang=language)
    assert "townships.geojson" in app.error[0].value
    assert not app.get("deck_gl_json_chart")
    assert set(listed(app)) == {"S1", "S2", "S3", "S4"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_county_without_coordinates_is_a_map_of_townships(looks, language):
    app = looks("map", lang=language)
    assert drawn(app)["school"] == []
    assert len(listed(app)) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_part_of_coverage_puts_its_posts_on_the_map(sees, language):
    app = sees(part="coverage", posts="1", radius="200", lang=language)
    layers = json.loads(app.get("deck_gl_json_chart")[0].proto.json)["layers"]
    (proposed,) = [layer["data"] for layer in layers if layer["id"].endswith("proposed") and "." in layer["id"]]
    assert [post["i"] for post in proposed] == ["S2"]


@pytest.mark.parametrize(
    "wrong", [{"metric": "luck"}, {"state": "x"}, {"show": "gold"}, {"area": "1"}, {"radius": "9"}, {"draw": "3d"}]
)
def test_what_an_address_gets_wrong_is_dropped(sees, wrong):
    assert {**said(sees(**wrong)), "show": None} == {"lang": "zh", "show": None}


def test_the_list_to_take_away_has_the_heads_of_the_table():
    heads = {name: name.upper() for name in COLUMNS}
    reading = Reading(
        heads, {}, {}, {None: "未报"}, {1: "有", 0: "无", None: "—"}, {"S2": {"covered": 0, "posts": 0, "areas": 0}}
    )
    row = {
        "name": "甲", "township_code": "T", "stage": "小学", "pupils": 5, "hazards_open": 1, "hazards_overdue": 0,
        "incidents": 0, "has_gap": None, "near_place": None, "near_m": None, "school_code": "S2",
    }  # fmt: skip
    taken = reading.taken([row], "清单", ("截至", "2021-05-31"), ("说明", pa.table({"a": ["b"]})))
    (line,) = csv.DictReader(io.StringIO(export.to_csv(taken["清单"]).decode("utf-8-sig")))
    assert (line["NAME"], line["GUARDED"], line["PUPILS"], line["截至"]) == ("甲", "无", "5", "2021-05-31")


TILES = '[map]\ntile_url = "http://tiles.example/{z}/{x}/{y}.png"\ntile_attribution = "© 示例县"\n'


def test_a_county_s_own_map_pictures_lie_under_pale_townships_and_their_makers_are_named(opens, guarded, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(guarded.workspace.data, folder)
    (folder / "settings.toml").write_text(TILES, encoding="utf-8")
    app = opens(folder, "map")
    (chart,) = app.get("deck_gl_json_chart")
    assert json.loads(chart.proto.json)["mapStyle"] == "./map-style.json"
    assert {row["c"][3] for row in drawn(app)["township"]} == {120}
    assert "© 示例县" in words(app, "cg-map-said")
