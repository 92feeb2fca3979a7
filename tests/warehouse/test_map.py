"""What the map shows, on hand-made places: who is covered when, how near, and what stands too near a school."""

import pytest
from geographiclib.geodesic import Geodesic

from analytics import queries as q
from analytics import reference, warehouse
from analytics.warehouse import Reader, Scope

LON, LAT = 121.43, 29.30
AREA = "POLYGON ((121.44 29.29, 121.44 29.31, 121.46 29.31, 121.46 29.29, 121.44 29.29))"


def east(metres):
    """(lon, lat) so many metres east of the middle, where the post stands."""
    there = Geodesic.WGS84.Direct(LAT, LON, 90, metres)
    return f"{there['lon2']:.9f} | {there['lat2']:.9f}"


@pytest.fixture
def guarded(county):
    """A post of 200 m radius and an area; near S1 (150 m) and far S2 (500 m) of the post, S3 in the area, S4 not placed."""
    schools = f"""school_code | pupils | lon | lat | crs
        S1 | 100 | {east(150)} | WGS84
        S2 | 200 | {east(500)} | WGS84
        S3 | 400 | 121.45 | 29.30 | WGS84
        S4 | 800 | | |"""
    county.files("schools", "JB01", "2021-04", schools)
    zones = f"""zone_code | type | lon | lat | radius_m | geometry | morning_window | afternoon_window
        Z1 | 护学岗 | {LON} | {LAT} | 200 | | 07:00-08:00 |
        Z2 | 巡逻区 | | | | {AREA} | 07:00-08:00 | 15:30-17:00"""
    county.files("patrol_zones", "PCS01", "2021-04", zones)
    county.files("work", "JB01", "2021-06", "talks\n1")  # so that there are months up to June
    return county


def rows(county, query, scope=None):
    county.builds()
    with Reader(county.workspace) as reader:
        return reader.arrow(query, scope or warehouse.EVERYTHING).to_pylist()


def covered(county, month="2021-05", radius=None, window="any", scope=None):
    answered = rows(county, q.covered_schools(month, (), radius, window), scope)
    return {row["school_code"]: (row["covered"], row["posts"], row["areas"]) for row in answered}


def test_a_school_is_covered_within_a_posts_radius_or_an_area_and_unknown_without_a_place(guarded):
    assert covered(guarded) == {"S1": (1, 1, 0), "S2": (0, 0, 0), "S3": (1, 0, 1), "S4": (None, None, None)}


def test_another_radius_widens_or_narrows_posts_and_leaves_areas_as_they_are(guarded):
    assert covered(guarded, radius=501)["S2"] == (1, 1, 0)
    assert covered(guarded, radius=499)["S2"] == (0, 0, 0)
    assert covered(guarded, radius=100) == {"S1": (0, 0, 0), "S2": (0, 0, 0), "S3": (1, 0, 1), "S4": (None, None, None)}


def test_a_zone_counts_in_the_afternoon_only_if_its_register_gives_a_time(guarded):
    assert [code for code, answer in covered(guarded, window="morning").items() if answer[0]] == ["S1", "S3"]
    assert [code for code, answer in covered(guarded, window="afternoon").items() if answer[0]] == ["S3"]


@pytest.mark.parametrize(("radius", "window"), [(2001, "any"), (-1, "any"), (None, "night")])
def test_a_coverage_that_the_warehouse_cannot_know_is_not_asked(radius, window):
    with pytest.raises(ValueError, match="window must be of"):
        q.covered_schools("2021-05", (), radius, window)


def test_a_zone_covers_from_the_month_whose_register_lists_it(guarded):
    second = f"zone_code | lon | lat | radius_m\nZ1 | {LON} | {LAT} | 200\nZ3 | {east(600)} | 150"
    guarded.files("patrol_zones", "PCS01", "2021-06", second)
    assert covered(guarded, "2021-05")["S2"] == (0, 0, 0)
    assert covered(guarded, "2021-06")["S2"] == (1, 1, 0)
    assert covered(guarded, "2021-05")["S3"] == (1, 0, 1), "Z2 is still listed"
    assert covered(guarded, "2021-06")["S3"] == (0, 0, 0), "Z2 is listed no more"
    # June: S1 and S2 of the three placed, 300 of their 700 pupils; May: S1 and S3, 500 of them.
    assert guarded.answers("schools_covered", month="2021-06") == (2 / 3, 2, 3)
    assert guarded.answers("pupils_covered", month="2021-06") == (300 / 700, 300, 700)
    assert guarded.answers("pupils_covered", month="2021-05") == (500 / 700, 500, 700)


def test_a_window_that_is_given_later_counts_from_then_on(guarded):
    with_afternoon = f"""zone_code | lon | lat | radius_m | afternoon_window
        Z1 | {LON} | {LAT} | 200 | 16:00-17:00"""
    guarded.files("patrol_zones", "PCS01", "2021-06", with_afternoon)
    assert covered(guarded, "2021-05", window="afternoon")["S1"] == (0, 0, 0)
    assert covered(guarded, "2021-06", window="afternoon")["S1"] == (1, 1, 0)
    assert covered(guarded, "2021-06")["S1"] == (1, 1, 0), "the post counts once"


def test_before_the_first_register_its_zones_are_taken_as_standing(guarded):
    assert covered(guarded, "2021-04")["S1"] == (1, 1, 0)


def test_a_school_is_covered_by_a_neighbours_post_whoever_asks(county):
    """A reader of one township sees the same answer for his school as the county does."""
    county.files(
        "schools",
        "JB02",
        "2021-04",
        f"school_code | township_code | lon | lat | crs\nS9 | 桃源街道 | {LON} | {LAT} | WGS84",
    )
    county.files("patrol_zones", "PCS01", "2021-04", f"zone_code | lon | lat | radius_m\nZ1 | {LON} | {LAT} | 200")
    mine = Scope(frozenset({"330226002"}))
    assert covered(county, "2021-04", scope=mine) == {"S9": (1, 1, 0)}
    assert rows(county, q.map_zones("2021-04", ()), mine) == []
    (zone,) = rows(county, q.map_zones("2021-04", ()), Scope(frozenset({"330226001"})))
    assert zone["schools"] == 1, "what a zone holds is counted whoever may see the school"


def test_zones_say_where_they_are_and_what_lies_within(guarded):
    post, area = rows(guarded, q.map_zones("2021-05", ()))
    assert (post["geometry"], post["lon"], post["lat"], post["radius_m"]) == (None, LON, LAT, 200)
    assert (post["schools"], post["pupils"], post["afternoon_window"]) == (1, 100, None)
    assert (area["geometry"], area["radius_m"]) == (AREA, None)
    assert (area["lon"], area["lat"]) == pytest.approx((121.45, 29.30))
    assert (area["schools"], area["pupils"], area["afternoon_window"]) == (1, 400, "15:30-17:00")


def test_schools_stand_where_they_are_and_one_without_a_place_stays_on_the_list(guarded):
    guarded.files(
        "hazards",
        "JB01",
        "2021-05",
        "hazard_id | school_code | grade | deadline\nH1 | S3 | 重大 | 2021-05-20\nH2 | S3 | 一般 |",
    )
    guarded.files("incidents", "JB01", "2021-04", "incident_id | school_code | occurred_at\nA1 | S4 | 2021-04-06 08:00")
    guarded.files("protection", "JB01", "2021-05", "school_code | guards_actual\nS3 | 0")
    schools = {row["school_code"]: row for row in rows(guarded, q.map_schools("2021-05", ()))}
    third, fourth = schools["S3"], schools["S4"]
    assert (third["lon"], third["lat"], third["pupils"]) == (121.45, 29.30, 400)
    states = (
        "hazards_found",
        "hazards_open",
        "hazards_overdue",
        "hazards_serious_overdue",
        "has_gap",
        "protection_reported",
    )
    assert [third[name] for name in states] == [2, 2, 1, 1, 1, 1]
    assert (fourth["lon"], fourth["lat"], fourth["incidents"], fourth["incidents_in_window"]) == (None, None, 0, 1)
    assert (fourth["has_gap"], fourth["protection_reported"]) == (None, 0)


@pytest.fixture
def own_lists(county):
    """The county's own reference folder, without the shipped examples of net cafés."""
    folder = county.workspace.data / "reference"
    folder.mkdir(parents=True)
    for name in ("areas.csv", "units.csv", "settings.toml"):
        (folder / name).write_bytes((reference.SHIPPED / name).read_bytes())
    county.files(
        "schools",
        "JB01",
        "2021-04",
        f"school_code | lon | lat | crs\nS1 | {LON} | {LAT} | WGS84\nS2 | {east(3000)} | WGS84",
    )
    return county


def lists(county, *places):
    lines = ["name,lon,lat,crs", *(f"{name},{place.replace(' | ', ',')},WGS84" for name, place in places)]
    (county.workspace.data / "reference" / "net_cafes.csv").write_text("\n".join(lines), encoding="utf-8")


def test_a_school_is_near_a_place_up_to_200_metres_and_shows_the_nearest(own_lists):
    lists(own_lists, ("甲网吧", east(199)), ("乙网吧", east(120)), ("丙网吧", east(201)))
    near = rows(own_lists, q.near_places(()))
    assert [(row["school_code"], row["place"], round(row["distance_m"], 2)) for row in near] == [
        ("S1", "乙网吧", 120.0),
        ("S1", "甲网吧", 199.0),
    ]
    shown = {
        row["school_code"]: (row["near_place"], row["near_m"]) for row in rows(own_lists, q.map_schools("2021-04", ()))
    }
    assert shown["S1"] == ("乙网吧", pytest.approx(120, abs=0.001))
    assert shown["S2"] == (None, None)


def test_how_near_is_too_near_is_a_setting(own_lists):
    lists(own_lists, ("甲网吧", east(199)))
    (own_lists.workspace.data / "settings.toml").write_text("[map]\nforbidden_place_m = 100\n", encoding="utf-8")
    assert rows(own_lists, q.near_places(())) == []


def test_a_replaced_list_of_places_makes_the_warehouse_stale(own_lists):
    own_lists.builds()
    assert warehouse.ensure(own_lists.workspace) is None
    lists(own_lists, ("甲网吧", east(50)))
    built = warehouse.ensure(own_lists.workspace)
    assert built is not None
    assert built.tables["place_school"] == 1


def test_no_list_of_places_is_no_places(own_lists):
    assert own_lists.builds().tables["place"] == 0


@pytest.mark.parametrize("radius", [None, 600])
def test_the_reach_at_all_times_of_day_is_what_each_time_of_day_says(guarded, radius):
    reach = {row["school_code"]: row for row in rows(guarded, q.school_reach("2021-05", (), radius))}
    for window in q.WINDOWS:
        for code, (_, posts, areas) in covered(guarded, radius=radius, window=window).items():
            if reach[code]["placed"]:
                assert (reach[code][f"posts_{window}"] or 0, reach[code][f"areas_{window}"] or 0) == (posts, areas)
            else:
                assert (posts, areas) == (None, None)
