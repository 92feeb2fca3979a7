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
EVENTS = METRICS["incidents_per_1000"]
HOURS = METRICS["hours_to_report"]
TOWNSHIPS = [2, 3, 3, 4, 4, 5, 5, 6]
SETTINGS = load(SHIPPED / "settings.toml")


def judge(metric, cell, others, settings=SETTINGS):
    """The judgement among others' cells, or just their values."""
    cells = [other if isinstance(other, Cell) else Cell(other) for other in others]
    return judgement.judge(metric, cell, judgement.known(cells), settings)


def rates(*pairs, scale=1):
    """The cells of townships, each by its numerator and denominator."""
    return [Cell(scale * part / whole, part, whole) for part, whole in pairs]


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


def test_rates_that_differ_by_chance_are_not_told_apart():
    cells = rates((93, 100), (94, 100), (94, 100), (95, 100), (95, 100), (88, 100))
    assert {judge(RATE, cell, cells) for cell in cells} == {"fair"}


@pytest.mark.parametrize(("rectified", "expected"), [(100, "good"), (85, "fair"), (76, "poor"), (60, "bad")])
def test_a_rate_without_a_target_is_judged_by_the_limits_of_the_funnel(rectified, expected):
    # Around 86 of 100 the exact limits are 0.777 and 0.921 (95 %), 0.727 and 0.947 (99.8 %); the rate itself moves the middle.
    cells = rates((rectified, 100), *[(86, 100)] * 8)
    assert judge(RATE, cells[0], cells) == expected


def test_the_same_rate_of_few_cases_is_noise_and_of_many_is_none():
    for whole, expected in ((10, "fair"), (1000, "bad")):
        cells = rates((whole * 7 // 10, whole), *[(900, 1000)] * 8)
        assert judge(RATE, cells[0], cells) == expected


def test_where_townships_differ_more_than_chance_allows_the_limits_are_widened():
    even, uneven = [(8600, 10_000)] * 17, [(7800 + 100 * i, 10_000) for i in range(17)]
    for others, expected in ((even, "bad"), (uneven, "fair")):
        cells = rates((8200, 10_000), *others)
        assert judge(RATE, cells[0], cells) == expected


def test_many_events_stand_out_and_few_that_were_to_be_expected_are_read_with_caution():
    # 8 incidents of 8,000 pupils, and one more township of 1,000: 1 is expected where there are 1,000.
    for incidents, expected in ((0, "few"), (3, "few"), (12, "bad")):
        cells = rates((incidents, 1000), *[(2, 2000)] * 4, scale=1000)
        assert judge(EVENTS, cells[0], cells) == expected


def test_no_event_where_many_were_to_be_expected_is_good():
    cells = rates((0, 10_000), *[(12, 10_000)] * 4, scale=1000)
    assert judge(EVENTS, cells[0], cells) == "good"


def test_of_fewer_than_four_townships_no_rate_is_judged():
    cells = rates((10, 100), (90, 100), (90, 100))
    assert judge(RATE, cells[0], cells) == "fair"


def test_two_townships_are_too_few_to_compare():
    assert judge(OPEN, Cell(9), [1, 9]) == "fair"


def test_none_overdue_is_good_even_if_no_other_township_is_known():
    assert judge(OVERDUE, Cell(0), [0]) == "good"
    assert judge(OVERDUE, Cell(3), [0, 3]) == "poor"


def test_finding_much_is_not_judged():
    assert judge(FOUND, Cell(99), [*TOWNSHIPS, 99]) == "fair"


def test_a_mean_of_few_is_not_judged():
    assert judge(HOURS, Cell(4.2, 12.6, 3), [Cell(1.0, 5, 5)] * 4) == "few"
    assert judge(HOURS, Cell(4.2, 21, 5), [Cell(1.0, 5, 5)] * 4) == "bad"


def test_a_count_of_incidents_is_not_held_against_townships_of_another_size():
    assert judge(METRICS["incidents"], Cell(99), [*TOWNSHIPS, 99]) == "fair"
    assert judge(METRICS["incidents"], Cell(0), [*TOWNSHIPS, 0]) == "good"
    assert judge(METRICS["incident_serious_injuries"], Cell(99), [*TOWNSHIPS, 99]) == "bad"


def test_what_stands_out_is_a_setting():
    strict = replace(SETTINGS, short_of_target=0.01)
    assert judge(SHARE, Cell(19 / 20, 19, 20), [], strict) == "bad"
