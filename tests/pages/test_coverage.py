"""护学覆盖: six schools in a row, one of them without a place, and two posts of which one stands in the morning only.

        S1 –222 m– S2 ––– 890 m ––– S3 –167 m– S4 –167 m– S5      S6
pupils  400        300              500        100        600      200
posts   Z1, 150 m  Z2, 100 m, morning only
"""

import re

import pytest

from tests.given import County
from tests.pages.conftest import html, reads

PUPILS = {"S1": 400, "S2": 300, "S3": 500, "S4": 100, "S5": 600, "S6": 200}
NORTH = {"S1": 29.290, "S2": 29.292, "S3": 29.300, "S4": 29.3015, "S5": 29.303}
LON = 121.43


def schools(county: County) -> County:
    rows = [
        {"school_code": code, "name": f"{code}示例小学", "pupils": str(pupils), "crs": "WGS84" if code in NORTH else ""}
        | ({"lon": str(LON), "lat": str(NORTH[code])} if code in NORTH else {"lon": "", "lat": ""})
        for code, pupils in PUPILS.items()
    ]
    county.files("schools", "JB01", "2021-04", rows)
    ledger = "hazard_id | school_code | found_on | deadline\nH1 | S4 | 2021-05-03 | 2021-06-12"
    for number in range(2, 8):
        ledger += f"\nH{number} | S4 | 2021-05-03 | 2021-06-12"
    county.files("hazards", "JB01", "2021-05", ledger)
    return county


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> County:
    county = schools(County(tmp_path_factory.mktemp("coverage") / "data"))
    zones = (
        "zone_code | lon | lat | radius_m | morning_window | afternoon_window\n"
        f"Z1 | {LON} | 29.290 | 150 | 07:10-08:10 | 16:00-17:00\n"
        f"Z2 | {LON} | 29.292 | 100 | 07:10-08:10 |"
    )
    county.files("patrol_zones", "PCS01", "2021-04", zones)
    county.builds()
    return county


@pytest.fixture
def sees(opens, guarded):
    """Opens the part on the six schools: ``sees(lang="en", radius="200")``."""
    return lambda **address: opens(guarded.workspace.data, "map", part="coverage", **address)


def words(app) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", html(app)))


def plan(app) -> list[list[str]]:
    """The lines of the table of proposed posts, cell by cell."""
    tables = re.findall(r"<tbody>(.*?)</tbody>", next(e.proto.body for e in app.get("html") if PLAN in e.proto.body))
    lines = re.findall(r"<tr[^>]*>(.*?)</tr>", tables[0])
    return [[re.sub("<[^>]*>", "", cell) for cell in re.findall("<t[hd].*?</t[hd]>", line)] for line in lines]


PLAN = "累计学校覆盖率"


def listed(app) -> list[str]:
    return app.dataframe[0].value["code"].tolist()


def test_schools_and_pupils_are_shares_of_those_that_have_a_place(sees):
    told = words(sees())
    assert "3 所学校尚无岗区覆盖" in told
    assert "学校占 40.0%（2 / 5），学生占 36.8%（700 / 1,900）" in told  # S1 and S2 of five: 400 + 300 of 1,900
    assert "未覆盖的 3 所学校共有学生 1,200 人" in told
    assert "另有 1 所学校没有坐标" in told


def test_the_way_to_school_and_the_way_home_stand_side_by_side(sees):
    told = words(sees())
    assert "上学：40.0%（2 / 5）" in told
    assert "放学：20.0%（1 / 5）" in told  # Z2 has gone: S2 is bare
    assert "放学：21.1%（400 / 1,900）" in told


def test_a_time_of_day_that_is_chosen_is_the_one_of_the_headline_and_of_the_list(sees):
    app = sees(when="afternoon")
    assert "放学时段有岗区覆盖的学校占 20.0%（1 / 5）" in words(app)
    assert listed(app) == ["S5", "S3", "S2", "S4"]  # 600, 500, 300 and 100 pupils


def test_a_distance_that_is_chosen_counts_for_every_post(sees):
    told = words(sees(radius="250", when="afternoon"))  # Z1 now reaches S2, 222 m away
    assert "放学时段有岗区覆盖的学校占 40.0%（2 / 5）" in told
    assert "护学岗按 250 米" in told


def test_the_best_post_covers_three_schools_from_the_one_in_the_middle(sees):
    app = sees(radius="200", posts="1")
    told = words(app)
    assert "再增设 1 个岗点，最多可新增覆盖 3 所学校、1,200 名学生" in told
    assert "学校覆盖率由 40.0% 升至 100.0%，学生覆盖率由 36.8% 升至 100.0%" in told
    assert "已证明没有更好的方案" in told
    assert "3 所未覆盖学校要全部覆盖，至少需要 1 个岗点" in told
    ((rank, place, _, gained, pupils, of_schools, of_pupils),) = plan(app)
    assert (rank, place, pupils) == ("1", "S4示例小学", "1,200")
    assert gained == "3 所：S5示例小学、S3示例小学、S4示例小学"
    assert (of_schools, of_pupils) == ("100.0%（5 / 5）", "100.0%（1,900 / 1,900）")


def test_without_a_chosen_distance_a_new_post_reaches_as_far_as_most_do_and_what_each_adds_is_summed_up(sees):
    app = sees(posts="2")  # one post has 150 m and one 100 m: the smaller of equally common ones
    assert "覆盖 100 米以内的学校" in words(app)
    lines = plan(app)
    assert [line[1] for line in lines] == ["S5示例小学", "S3示例小学"]
    assert [line[3] for line in lines] == ["本校", "本校"]
    assert [line[6] for line in lines] == ["68.4%（1,300 / 1,900）", "94.7%（1,800 / 1,900）"]  # 700 + 600, + 500
    assert "至少需要 3 个岗点" in words(app)


def test_open_hazards_weigh_where_the_reader_wishes_it(sees):
    app = sees(posts="1", weight="hazards")  # S4: 100 pupils and 7 hazards of 100 each, 800 against S5's 600
    assert plan(app)[0][1] == "S4示例小学"
    assert listed(app)[0] == "S4"


def test_the_list_can_be_ordered_and_searched(sees):
    assert listed(sees()) == ["S5", "S3", "S4"]
    assert listed(sees(sort="hazards_open"))[0] == "S4"
    assert listed(sees(find="S3")) == ["S3"]


def test_a_school_without_a_place_is_listed_apart(sees):
    app = sees()
    assert "S6示例小学（跃龙街道，S6）" in words(app)
    assert "S6" not in listed(app)


def test_the_part_says_the_same_in_english(sees):
    told = words(sees(lang="en", radius="200", posts="1"))
    assert "40.0% (2 / 5) of the schools and 36.8% (700 / 1,900) of the pupils are covered" in told
    assert "newly covered: 3 schools with 1,200 pupils" in told
    assert "the fewest posts needed: 1" in told
    assert re.search("[\u4e00-\u9fff]{5,}", told.replace("示例小学", "")) is None


def test_a_month_before_any_post_was_listed_covers_nobody(opens, tmp_path):
    county = schools(County(tmp_path / "data"))
    county.builds()
    for language in ("zh", "en"):
        told = words(opens(county.workspace.data, "map", part="coverage", lang=language))
        assert "0.0%" in told
        assert "0 / 5" in told
        assert "1,900" in told


def test_schools_of_which_none_has_a_place_are_said_to_be_unknown(looks):
    told = words(looks("map", part="coverage"))
    assert "所选学校均无坐标，无法判断是否覆盖" in told
    assert "跃龙示例小学" in told


def test_a_single_month_is_enough(sees):
    app = sees(**{"from": "2021-05", "to": "2021-05"})
    assert "2021年5月" in words(app)
    assert listed(app) == ["S5", "S3", "S4"]


def test_choices_are_kept_in_the_address(sees):
    app = sees(radius="200")
    app.segmented_control(key="when").set_value("morning")
    reads(app)
    assert app.query_params["when"] in ("morning", ["morning"])
    assert app.query_params["radius"] in ("200", ["200"])
