"""The invented county is of a plausible size: schools, posts, hazards, incidents and protection as in real ones."""

from collections import Counter
from math import hypot

import pytest

from analytics import boundaries, geo
from analytics.demo.naming import numeral
from analytics.demo.protection import guards_required
from analytics.demo.reports import World
from analytics.demo.zones import POST
from tests.demo.conftest import LISTS, TUNED, invented

SEEDS = (1, 2, 3)


@pytest.fixture(scope="module", params=SEEDS)
def told(request: pytest.FixtureRequest) -> World:
    return invented(seed=request.param)


def test_there_are_as_many_schools_as_asked_in_every_township(world: World):
    assert len(world.county.schools) == 160
    assert {school.township for school in world.county.schools} == {area.code for area in LISTS.townships}


def test_every_name_says_that_the_school_is_invented(world: World):
    names = [school.name for school in world.county.schools]
    assert all("示例" in name for name in names)
    assert len(set(names)) == len(names)


def test_a_directly_administered_unit_is_one_school_with_its_own_name(world: World):
    for unit in LISTS.units:
        if unit.code.startswith("ZSX"):
            assert [school.name for school in world.county.schools_of[unit.code]] == [unit.name]


def test_a_larger_county_keeps_the_codes_of_a_smaller_one(world: World):
    larger = {school.code for school in invented(schools=400, months=1).county.schools}
    assert {school.code for school in world.county.schools} < larger


def test_schools_lie_in_the_county_within_three_kilometres_of_their_seat(world: World):
    outline = boundaries.county(LISTS.folder)
    for school in world.county.schools:
        seat, (lon, lat) = LISTS.area_by_code[school.township], school.position
        assert hypot((lon - seat.lon) * 97, (lat - seat.lat) * 111) < 3
        assert not geo.outside(outline, [lon], [lat])[0]


def test_a_third_to_a_half_of_the_schools_have_a_guard_post(told: World):
    posts = sum(zone.type == POST for zone in told.county.zones)
    assert 0.33 <= posts / len(told.county.schools) <= 0.52


def test_seven_to_twelve_hundred_hazards_are_found_a_sixth_of_them_by_police(told: World):
    by_channel = Counter(unit[:3] == "PCS" for unit, books in told.hazards.items() for _ in books)
    assert 700 <= by_channel.total() <= 1200
    assert 0.6 <= by_channel[True] / 160 * 12 / 10 <= 1.4
    assert by_channel[False] > 3 * by_channel[True]


def test_three_to_six_of_a_hundred_hazards_are_on_the_books_of_both_channels(told: World):
    education = {
        (hazard.school, hazard.category, hazard.found_on.toordinal())
        for unit, books in told.hazards.items()
        for hazard in books
        if not unit.startswith("PCS")
    }
    twice = sum(
        any((hazard.school, hazard.category, hazard.found_on.toordinal() + days) in education for days in range(-2, 3))
        for unit, books in told.hazards.items()
        for hazard in books
        if unit.startswith("PCS")
    )
    assert 0.03 <= twice / sum(map(len, told.hazards.values())) <= 0.06


def test_few_hazards_are_found_in_the_holidays_and_most_in_september(told: World):
    found = Counter(hazard.found_on.month for books in told.hazards.values() for hazard in books)
    assert max(found, key=lambda month: found[month]) == 9
    assert {7, 8} == set(sorted(found, key=lambda month: found[month])[:2])


def test_two_or_three_open_hazards_are_left_out_of_later_ledgers(told: World):
    left_out = [hazard for books in told.hazards.values() for hazard in books if hazard.left_out_from]
    assert 2 <= len(left_out) <= 3
    for hazard in left_out:
        shown = {row["hazard_id"] for row in told.rows("hazards", hazard.unit, hazard.left_out_from)}
        assert hazard.rectified_on is None
        assert hazard.id not in shown


def test_sixty_to_a_hundred_and_twenty_incidents_happen_mostly_on_days_of_school(told: World):
    happened = [incident for incidents in told.incidents.values() for incident in incidents]
    assert 60 <= len(happened) <= 120
    assert sum(incident.occurred_at.month in (7, 8) for incident in happened) <= 8
    assert all(incident.occurred_at.weekday() < 5 and 7 <= incident.occurred_at.hour < 18 for incident in happened)


def test_most_incidents_are_reported_within_the_hour_and_some_are_not(told: World):
    hours = [
        (incident.reported_at - incident.occurred_at).total_seconds() / 3600
        for incidents in told.incidents.values()
        for incident in incidents
    ]
    assert 0.7 <= sum(hour <= TUNED.report_within_hours for hour in hours) / len(hours) <= 0.95
    assert min(hours) >= 0


def test_two_incidents_stand_in_the_reports_of_both_channels(told: World):
    happened = [incident for incidents in told.incidents.values() for incident in incidents]
    police = {(i.school, i.kind, i.occurred_at.date()) for i in happened if i.unit.startswith("PCS")}
    twice = [i for i in happened if not i.unit.startswith("PCS") and (i.school, i.kind, i.occurred_at.date()) in police]
    assert len(twice) == 2


@pytest.mark.parametrize("flag", ["closed_campus", "one_key_alarm", "video"])
def test_protection_rises_from_some_nine_tenths_towards_all(told: World, flag: str):
    shares = [share(told, flag, month) for month in (told.scene.months[0], told.scene.months[-1])]
    assert 0.8 <= shares[0] <= 0.96
    assert shares[0] < shares[1] <= 1.0


def share(world: World, flag: str, month: str, *units: str) -> float:
    """Schools where the flag is true among all that the units report."""
    rows = [row for unit in units or world.county.schools_of for row in world.rows("protection", unit, month)]
    return sum(row[flag] is True for row in rows) / len(rows)


def test_guards_that_a_school_needs_follow_the_rule_in_force():
    needed = {pupils: guards_required(TUNED, pupils, "2021-05") for pupils in (60, 100, 999, 1000, 1499, 1500)}
    assert needed == {60: 1, 100: 2, 999: 2, 1000: 3, 1499: 3, 1500: 4}


def test_numerals_are_written_as_chinese_writes_them():
    assert [numeral(number) for number in (2, 10, 12, 20, 21, 103, 110)] == [
        *("二", "十", "十二", "二十", "二十一", "一百零三", "一百一十"),
    ]
