"""A control chart tells a signal from noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.control import xmr

PUBLISHED = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]


def rules(values, rule):
    """Where the chart finds a rule, as the sign of what it tells."""
    return [0 if signal is None or signal.rule != rule else (1 if signal.up else -1) for signal in xmr(values).signals]


def test_the_published_limits_with_and_without_screening():
    screened, plain = xmr(PUBLISHED), xmr(PUBLISHED, screened=False)
    assert f"{screened.mean:.2f}" == "1.94"
    assert (f"{screened.low:.2f}", f"{screened.high:.2f}") == ("-0.72", "4.60")
    assert (f"{plain.low:.2f}", f"{plain.high:.2f}") == ("-3.06", "6.95")


def test_limits_lie_two_point_six_six_mean_ranges_from_the_mean():
    chart = xmr([10, 12, 11, 13, 12])
    mean, moving_range = (10 + 12 + 11 + 13 + 12) / 5, (2 + 1 + 2 + 1) / 4
    assert (chart.low, chart.high) == pytest.approx((mean - 2.66 * moving_range, mean + 2.66 * moving_range))


def test_a_point_outside_the_limits_is_a_signal():
    assert rules(PUBLISHED, "outside") == [0] * 4 + [1] + [0] * 13


def test_seven_points_that_rise_one_after_another_trend():
    values = [8, 3, 9, 2, 3, 4, 5, 6, 7, 8, 3, 9]
    assert rules(values, "trend") == [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 0]
    assert rules([-value for value in values], "trend") == [0, 0, 0, -1, -1, -1, -1, -1, -1, -1, 0, 0]


def test_six_points_that_rise_do_not_trend():
    assert not any(rules([8, 3, 9, 2, 3, 4, 5, 6, 7, 3, 9], "trend"))


def test_an_equal_month_ends_a_trend():
    assert not any(rules([1, 2, 3, 4, 4, 5, 6, 7, 8], "trend"))


def test_seven_points_on_one_side_of_the_mean_are_a_signal():
    values = [5, 6, 5, 6, 5, 6, 5, 9, 8, 9, 8, 9, 8]
    assert rules(values, "one_side") == [-1] * 7 + [0] * 6


def test_two_of_three_points_near_a_limit_on_one_side_are_a_signal():
    values = [10, 9, 10, 9, 10, 12, 11, 12, 10, 9, 10, 9, 10, 9, 10, 9, 10, 9]
    found = rules(values, "two_of_three")
    chart = xmr(values)
    near = chart.mean + 2 / 3 * (chart.high - chart.mean)
    assert 11 < near < 12 < chart.high
    assert [i for i, way in enumerate(found) if way] == [5, 7]


def test_two_of_three_need_all_three_on_that_side():
    values = [10, 9, 10, 9, 10, 12, 9, 12, 10, 9, 10, 9, 10, 9, 10, 9, 10, 9]
    assert not any(rules(values, "two_of_three"))


def test_fewer_than_twelve_points_make_trial_limits():
    assert [xmr([1, 2] * 5 + [1] * more).trial for more in (0, 1, 2)] == [True, True, False]


def test_fewer_than_five_points_make_no_chart():
    assert xmr([1, 2, 3, 4]) is None
    assert xmr([1, 2, None, 3, 4]) is None
    assert xmr([]) is None


def test_unknown_months_are_passed_over_and_keep_their_place():
    chart = xmr([1, 2, None, 1, 2, 10, *[1, 2] * 6, 1])
    assert chart.mean == xmr(PUBLISHED).mean
    assert chart.values[2] is None
    assert [i for i, signal in enumerate(chart.signals) if signal] == [5]


def test_a_series_that_never_moves_has_no_signal():
    assert xmr([0.1] * 20).signals == (None,) * 20


def test_a_signal_is_improvement_or_concern_by_what_is_better():
    chart = xmr(PUBLISHED)
    assert [chart.meaning(4, better) for better in ("lower", "higher", "none")] == ["concern", "improvement", "change"]
    assert chart.meaning(3, "lower") == "common"


series = st.lists(st.integers(-1000, 1000).map(float), min_size=5, max_size=40)


@given(series, st.integers(-1000, 1000), st.sampled_from([2.0, 0.5, 4.0]))
def test_signals_do_not_depend_on_the_unit(values, shift, scale):
    assert xmr(values).signals == xmr([scale * value + shift for value in values]).signals


@given(series)
def test_what_is_turned_upside_down_signals_the_other_way(values):
    chart, turned = xmr(values), xmr([-value for value in values])
    assert [s and (s.rule, s.up) for s in chart.signals] == [s and (s.rule, not s.up) for s in turned.signals]


@given(series)
def test_every_point_outside_the_limits_says_so(values):
    chart = xmr(values)
    slack = 1e-6
    for value, signal in zip(values, chart.signals, strict=True):
        if not chart.low - slack <= value <= chart.high + slack:
            assert signal.rule == "outside"
        if signal and signal.rule == "outside":
            assert not chart.low <= value <= chart.high
