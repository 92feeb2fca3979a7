from dataclasses import replace

import pytest

from analytics.metrics import METRICS
from analytics.reference import SHIPPED
from analytics.settings import load
from ui import judgement
from ui.series import Cell

SHARE = METRICS["closed_campus_target"]
OPEN = METRICS["hazards_open"]
OVERDUE = METRICS["hazards_overdue"]
FOUND = METRICS["hazards_found"]
RATE = METRICS["rectification_rate"]
TOWNSHIPS = [2, 3, 3, 4, 4, 5, 5, 6]
SETTINGS = load(SHIPPED / "settings.toml")


def judge(metric, cell, others, settings=SETTINGS):
    return judgement.judge(metric, cell, others, settings)


@pytest.mark.parametrize(("met", "expected"), [(20, "good"), (19, "poor"), (18, "bad")])
def test_a_share_is_held_against_its_target(met, expected):
    assert judge(SHARE, Cell(met / 20, met, 20), []) == expected


def test_a_share_over_its_target_is_good_and_not_an_error():
    assert judge(SHARE, Cell(21 / 20, 21, 20), []) == "good"


def test_of_fewer_than_five_nothing_is_judged():
    assert judge(SHARE, Cell(3 / 4, 3, 4), []) == "few"


def test_unknown_is_neither_good_nor_bad():
    assert judge(SHARE, Cell(None, 0, 0), [1.0]) == "unknown"


@pytest.mark.parametrize(("value", "expected"), [(2, "good"), (4, "fair"), (6, "poor"), (30, "bad")])
def test_without_a_target_a_township_is_held_against_the_others(value, expected):
    assert judge(OPEN, Cell(value), [*TOWNSHIPS, value]) == expected


def test_townships_that_hardly_differ_are_not_told_apart():
    rates = [0.93, 0.94, 0.94, 0.95, 0.95, 0.96]
    assert {judge(RATE, Cell(rate, rate * 100, 100), rates) for rate in rates} == {"fair"}


def test_two_townships_are_too_few_to_compare():
    assert judge(OPEN, Cell(9), [1, 9]) == "fair"


def test_none_overdue_is_good_even_if_no_other_township_is_known():
    assert judge(OVERDUE, Cell(0), [0]) == "good"
    assert judge(OVERDUE, Cell(3), [0, 3]) == "poor"


def test_finding_much_is_not_judged():
    assert judge(FOUND, Cell(99), [*TOWNSHIPS, 99]) == "fair"


def test_what_stands_out_is_a_setting():
    strict = replace(SETTINGS, short_of_target=0.01)
    assert judge(SHARE, Cell(19 / 20, 19, 20), [], strict) == "bad"
