"""On small cases the plans are those of looking at every possible choice."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from analytics.coverage import best_posts, fewest_posts
from analytics.coverage.solver import fewest, most

A_METRE = 1 / 111_200  # of latitude, in degrees; of longitude at the equator


def places(*metres):
    """Places on the equator, so many metres east and north of a corner."""
    east, north = zip(*metres, strict=True)
    return 121 + np.array(east) * A_METRE, np.array(north) * A_METRE


@st.composite
def problems(draw):
    rows, columns = draw(st.integers(1, 8)), draw(st.integers(1, 8))
    cells = draw(st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns))
    weights = draw(st.lists(st.integers(1, 9), min_size=rows, max_size=rows))
    return np.array(cells).reshape(rows, columns).astype(int), np.array(weights, float)


def covered(cells, columns):
    return cells[:, list(columns)].sum(axis=1) > 0


@settings(max_examples=300, deadline=None)
@given(problems(), st.integers(1, 5))
def test_no_choice_of_so_many_posts_covers_more(problem, posts):
    cells, weights = problem
    found = most(sparse.csr_array(cells), weights, posts, 10)
    best = max(
        weights[covered(cells, some)].sum()
        for size in range(posts + 1)
        for some in combinations(range(cells.shape[1]), size)
    )
    assert len(found.columns) <= posts
    assert weights[covered(cells, found.columns)].sum() == best == found.bound
    assert found.proven


@settings(max_examples=300, deadline=None)
@given(problems())
def test_no_fewer_posts_cover_all_that_can_be_covered(problem):
    cells, _ = problem
    found = fewest(sparse.csr_array(cells), 10)
    all_of_them = covered(cells, range(cells.shape[1])).sum()
    least = next(
        size
        for size in range(cells.shape[1] + 1)
        if any(covered(cells, some).sum() == all_of_them for some in combinations(range(cells.shape[1]), size))
    )
    assert covered(cells, found.columns).sum() == all_of_them
    assert len(found.columns) == least == found.bound
    assert found.proven


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000)), min_size=1, max_size=9, unique=True),
    st.data(),
)
def test_places_and_their_order_in_the_list_do_not_matter(metres, data):
    lon, lat = places(*metres)
    need = np.array(data.draw(st.lists(st.booleans(), min_size=len(metres), max_size=len(metres))))
    weight = np.array(data.draw(st.lists(st.integers(0, 900), min_size=len(metres), max_size=len(metres))))
    other = np.array(data.draw(st.permutations(range(len(metres)))))
    plan = best_posts(lon, lat, weight, need, 500, 3)
    mixed = best_posts(lon[other], lat[other], weight[other], need[other], 500, 3)
    assert [int(other[position]) for position in mixed.positions] == list(plan.positions)
    assert mixed.total == plan.total == sum(gain.weight for gain in plan.gains)


def test_the_post_that_gains_most_stands_first_and_each_tells_only_what_it_adds():
    #  A –300 m– B –300 m– C                                D
    lon, lat = places((0, 0), (300, 0), (600, 0), (5000, 0))
    plan = best_posts(lon, lat, [100, 200, 300, 700], [True] * 4, 350, 2)
    assert plan.positions == (3, 1)  # D alone has 700, B with A and C 100 + 200 + 300 = 600
    assert [gain.schools for gain in plan.gains] == [(3,), (0, 1, 2)]
    assert [gain.weight for gain in plan.gains] == [700, 600]
    assert (plan.total, plan.proven) == (1300, True)


def test_the_best_two_posts_are_not_the_best_one_and_another():
    # B covers most alone, but A and C together cover all: weights 2, 3, 3, 2 at 0, 300, 600 and 900 m.
    cells = np.array([[1, 0, 0], [1, 1, 0], [0, 1, 1], [0, 0, 1]])
    found = most(sparse.csr_array(cells), np.array([2.0, 3.0, 3.0, 2.0]), 2, 10)
    assert found.columns.tolist() == [0, 2]
    assert found.bound == 10


def test_a_choice_is_proven_where_a_better_one_would_need_more_posts_than_there_are():
    cells = np.array([[1, 0, 0, 1], [0, 1, 0, 0], [0, 1, 0, 1], [0, 0, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0]])
    found = most(sparse.csr_array(cells), np.array([3.0, 1, 3, 4, 2, 1]), 2, 10)
    assert (found.columns.tolist(), found.bound, found.proven) == ([0, 1], 3 + 1 + 3 + 2 + 1, True)


def test_schools_that_are_covered_already_are_gained_by_nobody_but_may_have_a_post():
    lon, lat = places((0, 0), (300, 0), (600, 0))
    plan = best_posts(lon, lat, [100, 9000, 100], [True, False, True], 350, 1)
    assert plan.positions == (1,)
    assert plan.gains[0].schools == (0, 2)
    assert plan.total == 200


def test_no_post_is_proposed_that_adds_nothing():
    lon, lat = places((0, 0), (100, 0))
    assert len(best_posts(lon, lat, [100, 100], [True, True], 200, 20).positions) == 1
    assert best_posts(lon, lat, [100, 100], [False, False], 200, 20).positions == ()
    assert fewest_posts(lon, lat, [False, False], 200).positions == ()


def test_of_equally_good_places_the_westernmost_is_taken():
    lon, lat = places((100, 0), (0, 0))
    assert best_posts(lon, lat, [100, 100], [True, True], 200, 1).positions == (1,)


def test_of_equally_good_places_the_school_in_need_is_taken_and_of_several_the_heaviest():
    lon, lat = places((0, 0), (100, 0), (200, 0))
    # All reach the two in need: the post stands at the gate of the one with more pupils.
    assert best_posts(lon, lat, [900, 100, 200], [False, True, True], 300, 1).positions == (2,)
    assert fewest_posts(lon, lat, [False, True, True], 300).positions == (1,)


def test_a_county_without_schools_needs_no_post():
    assert fewest_posts([], [], [], 200).positions == ()
    assert best_posts([], [], [], [], 200, 3).total == 0


@pytest.mark.parametrize(("apart", "posts"), [(499.9, 1), (500.1, 2)])
def test_the_radius_is_metres_on_the_ellipsoid(apart, posts):
    # A degree of longitude is 111,319.4908 m at the equator of WGS-84 (2π · 6,378,137 m / 360).
    lon = [121.5, 121.5 + apart / 111319.4908]
    assert len(fewest_posts(lon, [0.0, 0.0], [True, True], 500).positions) == posts


def test_when_the_time_is_up_the_plan_says_so_and_how_far_off_it_may_be():
    chance = np.random.default_rng(7)
    lon, lat = places(*chance.integers(0, 9000, (400, 2)).tolist())
    plan = fewest_posts(lon, lat, np.ones(400, bool), 900, seconds=0)
    assert not plan.proven
    assert plan.bound < len(plan.positions)
    assert len({school for gain in plan.gains for school in gain.schools}) == 400
