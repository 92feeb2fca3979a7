"""An interval says between which values the true rate lies."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.intervals import interval, poisson, wilson


def test_the_published_wilson_interval_of_65_of_100():
    low, high = wilson([65], [100])
    assert (f"{low[0]:.6f}", f"{high[0]:.6f}") == ("0.552544", "0.736358")


def test_the_exact_poisson_interval_of_no_event_ends_where_nothing_would_be_seen_with_a_chance_of_a_fortieth():
    # exp(-x) = 0.025: x = 3.6889 events, of 2,000 pupils.
    low, high = poisson([0], [2000])
    assert low[0] == 0
    assert high[0] == pytest.approx(-np.log(0.025) / 2000 * 1000)


def test_the_exact_poisson_interval_of_ten_events_as_tables_have_it():
    # Garwood 1936: 4.795 to 18.390.
    low, high = poisson([10], [1], scale=1)
    assert (f"{low[0]:.3f}", f"{high[0]:.3f}") == ("4.795", "18.390")


def test_nothing_over_nothing_has_no_interval():
    for low, high in (wilson([0, None], [0, 5]), poisson([0, None], [0, 5])):
        assert np.isnan(low).all()
        assert np.isnan(high).all()


def test_a_quotient_above_one_is_no_share_and_has_no_wilson_interval():
    low, high = wilson([6], [5])
    assert np.isnan([low[0], high[0]]).all()


def test_a_law_brings_its_own_interval():
    assert interval("binomial", [65], [100]) == wilson([65], [100])
    assert interval("poisson", [3], [2000], 1000) == poisson([3], [2000], 1000)


@given(st.integers(1, 10**6).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_a_share_lies_in_its_interval_and_the_interval_among_shares(pair):
    part, whole = pair
    low, high = wilson([part], [whole])
    assert 0 <= low[0] <= part / whole <= high[0] <= 1


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_rate_lies_in_its_interval(events, pupils):
    low, high = poisson([events], [pupils])
    assert 0 <= low[0] <= 1000 * events / pupils <= high[0]


@given(st.integers(1, 50), st.integers(51, 500), st.integers(2, 50))
def test_more_cases_of_the_same_share_narrow_its_interval(part, whole, times):
    few, many = wilson([part], [whole]), wilson([part * times], [whole * times])
    assert many[1][0] - many[0][0] < few[1][0] - few[0][0]
