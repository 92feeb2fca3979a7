"""How long hazards were open, asked of the warehouse."""

import random

import pytest

from analytics import queries
from analytics.stats.survival import kaplan_meier
from analytics.warehouse import Reader, Scope
from tests.warehouse.test_every_indicator import catalogue_values, invent

SPELLS = ["value", "days", "rectified", "still_open"]


def asked(county, by, areas=(), last="2021-05"):
    with Reader(county.workspace) as reader:
        return reader.fetch(queries.hazard_spells(by, areas, last))[SPELLS].values.tolist()


@pytest.fixture
def waiting(two_schools):
    """In 跃龙街道 rectified after 2 and 4 days and one found on 1 May still open; in 桃源街道 rectified after 4 days, in June."""
    table = """
        hazard_id | found_on   | rectified_on | grade
        A1        | 2021-05-01 | 2021-05-03   | 一般
        A2        | 2021-05-01 | 2021-05-05   | 一般
        A3        | 2021-05-01 |              | 重大
    """
    two_schools.files("hazards", "JB01", "2021-05", table)
    later = "hazard_id | school_code | found_on | rectified_on\nB1 | S2 | 2021-05-29 | 2021-06-02"
    two_schools.files("hazards", "JB02", "2021-06", later)
    two_schools.builds()
    return two_schools


def test_a_spell_ends_with_the_rectification_or_with_the_months_end(waiting):
    assert asked(waiting, "township") == [
        ["330226001", 2, 1, 0],
        ["330226001", 4, 1, 0],
        ["330226001", 30, 0, 1],
        ["330226002", 2, 0, 1],
    ]
    assert asked(waiting, "township", ("330226002",), "2021-06") == [["330226002", 4, 1, 0]]


def test_spells_are_told_by_any_property(waiting):
    assert asked(waiting, "grade") == [["一般", 2, 1, 1], ["一般", 4, 1, 0], ["重大", 30, 0, 1]]


def test_spells_outside_a_readers_scope_are_not_counted(waiting):
    with Reader(waiting.workspace) as reader:
        frame = reader.fetch(queries.hazard_spells("grade", (), "2021-05"), Scope(frozenset({"330226002"})))
    assert frame[SPELLS].values.tolist() == [["一般", 2, 0, 1]]


@pytest.mark.parametrize("seed", range(4))
def test_the_curves_median_is_the_catalogues_in_any_county(county, seed):
    invent(county, random.Random(seed))
    county.builds()
    found = catalogue_values(county)
    months = sorted({month for _, _, month in found})
    with Reader(county.workspace) as reader:
        for month in months:
            spells = reader.fetch(queries.hazard_spells("township", (), month))
            groups = {**dict(iter(spells.groupby("value"))), "330226": spells}
            for area, group in groups.items():
                curve = kaplan_meier(*(group[name].tolist() for name in SPELLS[1:]))
                told = (curve.median, curve.rectified, curve.hazards) if curve else (None, None, None)
                assert told == found["median_days_to_rectify", area, month]
