"""The modified z-score finds the odd one out."""

from statistics import fmean, median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.outliers import modified_z, modified_z_of_each


def test_the_published_example():
    # Sorted 31 33 34 38 39 81: median 36; deviations 2 2 3 3 5 45: their median 3.
    scores = modified_z([31, 34, 38, 81, 39, 33])
    assert scores[3] == pytest.approx(0.6745 * (81 - 36) / 3)
    assert scores[3] == pytest.approx(10.117, abs=0.001)
    assert max(abs(score) for score in scores[:3] + scores[4:]) < 3.5


def test_a_value_below_its_fellows_scores_below_zero():
    assert modified_z([31, 34, 38, 2, 39, 33])[3] < -3.5


def test_where_most_values_are_alike_the_mean_deviation_sets_the_scale():
    # Median 10, MAD 0, mean deviation 60 / 6 = 10.
    assert modified_z([10, 10, 10, 10, 10, 70])[-1] == pytest.approx((70 - 10) / (1.253314 * 10))


def test_nothing_stands_out_where_all_values_are_alike():
    assert modified_z([4, 4, 4, 4]) == [0, 0, 0, 0]


def test_no_values_have_no_scores():
    assert modified_z([]) == []


def plainly(values):
    """The score as it is published, with the standard library's medians."""
    centre = median(values)
    away = [value - centre for value in values]
    if spread := median(map(abs, away)):
        return [0.6745 * distance / spread for distance in away]
    spread = 1.253314 * fmean(map(abs, away))
    return [distance / spread if spread else 0.0 for distance in away]


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=1, max_size=12), min_size=1, max_size=6))
def test_many_series_at_once_score_as_each_alone_and_what_is_unknown_takes_no_part(series):
    longest = max(map(len, series))
    table = np.array([[np.nan] * (longest - len(line)) + line for line in series], float)
    for scores, line in zip(modified_z_of_each(table), series, strict=True):
        assert np.isnan(scores[: longest - len(line)]).all()
        assert scores[longest - len(line) :].tolist() == pytest.approx(plainly(line))
