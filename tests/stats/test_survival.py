"""How long rectification takes, told without forgetting what is still open."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight

from analytics.stats.survival import kaplan_meier

# Gehan 1965: weeks of remission under 6-MP (those still in remission when the trial ended are open) and under placebo.
RELAPSED = {6: 3, 7: 1, 10: 1, 13: 1, 16: 1, 22: 1, 23: 1}
IN_REMISSION = {6: 1, 9: 1, 10: 1, 11: 1, 17: 1, 19: 1, 20: 1, 25: 1, 32: 2, 34: 1, 35: 1}
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def six_mp():
    days = [*RELAPSED, *IN_REMISSION]
    return kaplan_meier(
        days, [*RELAPSED.values(), *[0] * len(IN_REMISSION)], [*[0] * len(RELAPSED), *IN_REMISSION.values()]
    )


def test_the_published_curve_of_gehans_trial():
    curve = six_mp()
    assert curve.days == (6, 7, 10, 13, 16, 22, 23)
    assert [f"{share:.3f}" for share in curve.open] == ["0.857", "0.807", "0.753", "0.690", "0.627", "0.538", "0.448"]
    assert curve.at_risk == (21, 17, 15, 12, 11, 7, 6)


def test_the_published_medians_of_gehans_trial():
    assert six_mp().median == 23
    assert kaplan_meier(PLACEBO, [1] * 21, [0] * 21).median == 8


def test_the_published_standard_errors_of_gehans_trial():
    # As R's survival prints them: Greenwood's.
    assert [f"{se:.4f}" for se in six_mp().se] == [
        "0.0764",
        "0.0869",
        "0.0963",
        "0.1068",
        "0.1141",
        "0.1282",
        "0.1346",
    ]


def test_the_medians_intervals_are_those_of_the_log_log_curve():
    placebo = kaplan_meier(PLACEBO, [1] * 21, [0] * 21)
    assert (placebo.median_low, placebo.median_high) == (4, 11)
    assert (six_mp().median_low, six_mp().median_high) == (13, None)


def test_of_very_many_the_interval_is_the_median_itself():
    curve = kaplan_meier([10, 11, 12], [30_000, 40_000, 30_000], [0, 0, 0])
    assert (curve.median_low, curve.median, curve.median_high) == (11, 11, 11)


def test_half_done_is_the_median():
    # 2 of 4 within 5 days: the share open is exactly a half.
    curve = kaplan_meier([5, 9], [2, 0], [0, 2])
    assert (curve.open, curve.median) == ((0.5,), 5)


def test_open_ones_count_as_long_as_they_were_seen():
    # Of 4, one was seen for 3 days only: after day 5, 1 of the 3 left is done.
    assert kaplan_meier([3, 5, 8], [0, 1, 0], [1, 0, 2]).open == pytest.approx((2 / 3,))


def test_nothing_done_has_no_median_and_nothing_at_all_no_curve():
    waiting = kaplan_meier([3, 4], [0, 0], [2, 5])
    assert (waiting.days, waiting.median, waiting.hazards, waiting.rectified, waiting.longest) == ((), None, 7, 0, 4)
    assert kaplan_meier([], [], []) is None
    assert kaplan_meier([3], [0], [0]) is None


def test_what_is_open_after_a_day_is_what_the_last_step_left():
    curve = six_mp()
    assert [curve.open_after(day) for day in (0, 5, 6, 9, 35)] == [1, 1, curve.open[0], curve.open[1], curve.open[-1]]
    assert curve.open_after(36) is None  # nobody was seen for so long
    assert kaplan_meier([3], [2], [0]).open_after(30) == 0  # all were done long before


def test_rectified_on_the_day_it_was_found_took_no_day():
    assert kaplan_meier([0, 4], [1, 0], [0, 1]).days == (0,)


spells = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=25).filter(
    lambda rows: any(done + waiting for _, done, waiting in rows)
)


@given(spells)
def test_counted_spells_give_the_curve_of_the_single_ones(rows):
    curve = kaplan_meier(*map(list, zip(*rows, strict=True)))
    times = [day for day, done, waiting in rows for _ in range(done + waiting)]
    status = [which for _, done, waiting in rows for which in [1] * done + [0] * waiting]
    single = SurvfuncRight(np.array(times, float), np.array(status))
    assert curve.days == tuple(single.surv_times)
    assert curve.open == pytest.approx(tuple(single.surv_prob))
    ended = [i for i, share in enumerate(curve.open) if share > 0]  # at 0 statsmodels has no error, we have 0
    assert [curve.se[i] for i in ended] == pytest.approx([single.surv_prob_se[i] for i in ended])


@given(spells)
def test_the_share_open_only_falls_and_the_interval_holds_the_median(rows):
    curve = kaplan_meier(*map(list, zip(*rows, strict=True)))
    assert all(before > after for before, after in zip((1.0, *curve.open), curve.open, strict=False))
    assert curve.hazards == sum(done + waiting for _, done, waiting in rows)
    if curve.median is not None and curve.median_low is not None:
        assert curve.median_low <= curve.median
    if curve.median is not None and curve.median_high is not None:
        assert curve.median <= curve.median_high


@given(spells)
def test_spells_may_come_chained_in_any_order(rows):
    assert kaplan_meier(*map(list, zip(*rows, strict=True))) == kaplan_meier(
        *map(list, zip(*reversed(rows), strict=True))
    )
