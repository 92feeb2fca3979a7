"""A funnel marks the townships that really differ, and leaves the noise of few cases alone."""

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.funnel import binomial_limits, dispersion, funnel, poisson_limits


def digits(numbers, places):
    return [f"{number:.{places}f}" for number in numbers]


def test_the_published_poisson_limits():
    low, high = poisson_limits([15, 20, 30], 0.95)
    assert digits(low, 7) == ["0.5596924", "0.6108260", "0.6746958"]
    assert digits(high, 6) == ["1.649348", "1.544419", "1.427562"]


def test_the_published_poisson_limits_of_998_in_a_thousand():
    # The same source (nhs-r-community/FunnelPlotR, tests) prints these beside the ones above.
    low, high = poisson_limits([15, 20, 30], 0.998)
    assert digits(low, 7) == ["0.3862650", "0.4479107", "0.5289724"]
    assert digits(high, 6) == ["2.082907", "1.902094", "1.702771"]


def test_binomial_limits_are_the_exact_interval_of_the_expected_number():
    # 8 of 10, Clopper and Pearson 1934: 0.4439 to 0.9748.
    low, high = binomial_limits(0.8, [10])
    assert digits([low[0], high[0]], 4) == ["0.4439", "0.9748"]


def test_binomial_limits_of_rare_events_are_poissons():
    low, high = binomial_limits(15e-6, [10**6])
    assert [low[0] / 15e-6, high[0] / 15e-6] == pytest.approx([0.5596924, 1.649348], abs=1e-4)


def test_the_centre_is_the_rate_of_all_cases_not_the_mean_of_the_rates():
    assert funnel("binomial", [90, 0], [100, 10]).centre == pytest.approx((90 + 0) / (100 + 10))


def test_one_of_two_is_noise_where_fifty_of_a_hundred_are_not():
    parts, wholes = [1, 50, *[85] * 9], [2, 100, *[100] * 9]
    assert funnel("binomial", parts, wholes).verdicts[:2] == ("within", "low_998")


def test_a_rate_of_events_is_held_against_the_number_expected_from_its_pupils():
    # 60 incidents among 60,000 pupils: of 15,000 pupils 15 are expected; 24 lie below 1.649 · 15 = 24.7, 25 above.
    others = dict.fromkeys(range(3))
    for events, verdict in ((24, "within"), (25, "high_95")):
        rest = (60 - events) // len(others)
        numerators = [events, *[rest] * 2, 60 - events - 2 * rest]
        found = funnel("poisson", numerators, [15_000] * 4, scale=1000)
        assert (found.centre, found.verdicts[0]) == (1.0, verdict)


def test_where_there_is_no_rate_there_is_no_verdict():
    found = funnel("binomial", [5, None, 0], [10, 10, 0])
    assert found.values == (0.5, None, None)
    assert found.verdicts == ("within", "unknown", "unknown")
    assert funnel("binomial", [None, 0], [10, 0]) is None


def test_nobody_stands_out_where_all_have_all_or_none():
    assert set(funnel("binomial", [5, 60], [5, 60]).verdicts) == {"within"}
    assert set(funnel("poisson", [0, 0], [500, 6000], scale=1000).verdicts) == {"within"}


def test_scores_that_vary_as_chance_does_are_not_over_dispersed():
    phi, significant = dispersion(np.array([-1.5, -1, -0.5, 0, 0, 0, 0, 0.5, 1, 1.5]))
    assert (phi < 1, significant) == (True, False)


def test_the_winsorised_dispersion_draws_the_tails_in():
    # Ten scores: the tenths at the ends are 1.1 places in, by interpolation: −1 and 1 but for 0.1 of the next.
    scores = np.array([-9, -1, -1, -1, -1, 1, 1, 1, 1, 9], dtype=float)
    end = 1 + 0.1 * (9 - 1)
    assert dispersion(scores)[0] == pytest.approx((8 * 1**2 + 2 * end**2) / 10)


def test_over_dispersion_is_tested_by_chi_square():
    # 18 scores of ±s: 18·s² against the 95th of 100 of chi-square with 17 degrees of freedom, 27.587.
    for square, significant in ((27.5 / 18, False), (27.7 / 18, True)):
        assert dispersion(np.array([square**0.5, -(square**0.5)] * 9))[1] is significant


def test_over_dispersed_townships_widen_the_limits_by_the_root_of_phi_and_say_so():
    parts, wholes = [700, 900] * 9, [1000] * 18
    found = funnel("binomial", parts, wholes)
    # All scores are ±0.1 / √(0.8 · 0.2 / 1000): φ = 0.01 · 1000 / 0.16.
    assert found.adjusted
    assert found.dispersion == pytest.approx(0.01 * 1000 / 0.16)
    assert set(found.verdicts) == {"within"}
    low, high = found.limits([100_000])
    assert (high[0] - low[0]) / 2 == pytest.approx(1.96 * (found.dispersion * 0.16 / 100_000) ** 0.5, rel=0.02)


def test_of_few_townships_the_limits_are_never_widened():
    found = funnel("binomial", [700, 900] * 4, [1000] * 8)
    assert (found.adjusted, found.dispersion) == (False, 1)
    assert set(found.verdicts) == {"low_998", "high_998"}


def test_a_real_outlier_does_not_widen_the_limits_that_show_it():
    parts = [*range(790, 807), 500]
    found = funnel("binomial", parts, [1000] * 18)
    assert found.verdicts[-1] == "low_998"


counts = st.lists(
    st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))),
    min_size=1,
    max_size=40,
)


LEVELS = {"95": 0.95, "998": 0.998}


@given(counts, st.sampled_from(["binomial", "poisson"]))
def test_whoever_stands_out_lies_outside_the_limits_that_are_drawn(pairs, law):
    parts, wholes = zip(*pairs, strict=True)
    found = funnel(law, parts, wholes)
    for value, whole, verdict in zip(found.values, wholes, found.verdicts, strict=True):
        if verdict != "within":
            side, _, level = verdict.partition("_")
            low, high = found.limits([whole], LEVELS[level])
            assert value < low[0] if side == "low" else value > high[0]


@given(counts, st.sampled_from(["binomial", "poisson"]))
def test_whoever_lies_outside_by_more_than_one_case_stands_out(pairs, law):
    parts, wholes = zip(*pairs, strict=True)
    found = funnel(law, parts, wholes)
    case = found.dispersion if found.adjusted else 1
    for value, whole, verdict in zip(found.values, wholes, found.verdicts, strict=True):
        low, high = found.limits([whole], 0.95)
        if verdict == "within":
            assert low[0] - case / whole <= value <= high[0] + case / whole


@given(st.integers(1, 200), st.integers(1, 10_000))
def test_who_stands_out_among_many_is_whom_the_exact_test_rejects(events, expected):
    # A township among so many others that they alone make the common rate, 1 event each.
    found = funnel("poisson", [events, 10**9], [expected, 10**9])
    verdict = found.verdicts[0]
    if verdict.startswith("low"):
        assert scipy.stats.poisson.cdf(events, expected) <= 0.0251
    if verdict.startswith("high"):
        assert scipy.stats.poisson.sf(events - 1, expected) <= 0.0251


def test_what_is_most_likely_of_few_cases_is_no_outlier():
    # None where one is expected (37 of 100 times), and 10 of 10 where 95 of 100 are done (60 of 100 times).
    assert funnel("poisson", [0, 10_000], [1, 10_000]).verdicts[0] == "within"
    assert funnel("binomial", [10, 9_500], [10, 10_000]).verdicts[0] == "within"


def test_none_of_four_expected_stands_out_and_none_of_three_does_not():
    # exp(-4) = 0.018, exp(-3) = 0.050; a fortieth is 0.025.
    assert [funnel("poisson", [0, 10**6], [e, 10**6]).verdicts[0] for e in (4, 3)] == ["low_95", "within"]


def test_where_nothing_could_stand_out_there_is_no_limit():
    found = funnel("binomial", [9_500], [10_000])
    low, high = found.limits([10, 100])
    assert (high[0], high[1] < 1) == (1, True)  # 0.95 ** 10 = 0.60, 0.95 ** 100 = 0.006
    low, _ = funnel("poisson", [10_000], [10_000]).limits([3, 4])
    assert (low[0], low[1] > 0) == (0, True)


@given(counts)
def test_the_alarm_limits_lie_outside_the_warning_limits_and_the_centre_inside_both(pairs):
    parts, wholes = zip(*pairs, strict=True)
    found = funnel("binomial", parts, wholes)
    grid = np.linspace(min(wholes), max(wholes), 9)
    (low95, high95), (low998, high998) = found.limits(grid, 0.95), found.limits(grid, 0.998)
    slack = 1e-9
    assert (low998 <= low95 + slack).all()
    assert (low95 <= found.centre + slack).all()
    assert (found.centre <= high95 + slack).all()
    assert (high95 <= high998 + slack).all()
    assert (low998 >= 0).all()
    assert (high998 <= 1).all()
