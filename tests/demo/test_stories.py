"""What the demo tells: 西店镇 gets better, 长街镇 gets worse, ledgers are true to the day on which they are written."""

from collections import Counter

import pytest

from analytics.demo.ledgers import counts
from analytics.demo.reports import World
from analytics.months import month_before, month_end
from tests.demo.conftest import invented
from tests.demo.test_county import SEEDS, share

BETTER, WORSE = ("JB14", "PCS11"), ("JB05", "PCS04")


@pytest.fixture(scope="module", params=SEEDS)
def told(request: pytest.FixtureRequest) -> World:
    return invented(seed=request.param)


def open_at_the_end_of(world: World, month: str, units: tuple[str, str]) -> int:
    return sum(counts(world.hazards.get(unit, []), month)["hazards_open_end"] for unit in units)


@pytest.mark.parametrize("flag", ["closed_campus", "one_key_alarm", "alarm_networked", "video"])
def test_the_better_township_reaches_full_protection(told: World, flag: str):
    first, last = told.scene.months[0], told.scene.months[-1]
    assert share(told, flag, first, BETTER[0]) <= share(told, flag, last, BETTER[0]) == 1.0


def test_the_better_township_leaves_hardly_a_hazard_open(told: World):
    assert open_at_the_end_of(told, "2022-01", BETTER) <= 4


def test_in_the_worse_township_open_and_overdue_hazards_pile_up(told: World):
    june, january = (open_at_the_end_of(told, month, WORSE) for month in ("2021-06", "2022-01"))
    assert january >= 20
    assert january > 2.5 * june
    overdue = sum(
        hazard.rectified_on is None and hazard.deadline < month_end("2022-01")
        for unit in WORSE
        for hazard in told.hazards[unit]
    )
    assert overdue >= 15


def test_in_the_worse_township_one_school_has_incident_after_incident(told: World):
    happened = Counter(incident.school for incidents in told.incidents.values() for incident in incidents)
    (school, times), *_ = happened.most_common()
    assert times >= 5
    assert school in {one.code for one in told.county.schools_of[WORSE[0]]}


def test_a_ledger_says_nothing_about_the_days_after_it_is_written(told: World):
    for slot in told.plan.slots:
        if slot.kind == "hazards" and slot.at:
            for row in told.rows("hazards", slot.unit.code, slot.month):
                days = [row[column] for column in ("found_on", "rectified_on", "rechecked_on") if row[column]]
                assert max(days) <= min(slot.at.date(), month_end(slot.month))


def test_what_is_carried_in_is_what_was_left_open(told: World):
    for unit, hazards in told.hazards.items():
        for month in told.scene.months[1:]:
            before = counts(hazards, month_before(month))
            assert counts(hazards, month)["hazards_carried_in"] == before["hazards_open_end"], (unit, month)


def test_an_open_hazard_stays_in_the_ledger_until_it_is_rectified(told: World):
    for unit, hazards in told.hazards.items():
        left_out = {hazard.id for hazard in hazards if hazard.left_out_from}
        open_before: set[str] = set()
        for month in told.scene.months:
            rows = told.rows("hazards", unit, month)
            assert open_before - left_out <= {row["hazard_id"] for row in rows}
            open_before = {row["hazard_id"] for row in rows if row["rectified_on"] is None}
