"""Distances are held against geodesics of the ellipsoid, as Karney's library computes them."""

import numpy as np
import pytest
import shapely
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from analytics import geo, reach

HERE = (121.43, 29.30)


def moved(lon, lat, metres, bearing):
    """The place so many metres away, ``bearing`` in degrees from north."""
    there = Geodesic.WGS84.Direct(lat, lon, bearing, metres)
    return there["lon2"], there["lat2"]


def geodesic(lon, lat, lon2, lat2):
    return Geodesic.WGS84.Inverse(lat, lon, lat2, lon2)["s12"]


@pytest.mark.parametrize(("metres", "error"), [(2_000, 0.00002), (20_000, 0.02), (100_000, 2.5)])
@pytest.mark.parametrize("lat", [18, 29.3, 53])
def test_a_distance_errs_by_no_more_than_is_stated(lat, metres, error):
    places = [moved(121.43, lat, metres, bearing) for bearing in range(0, 360, 5)]
    measured = geo.distance_m(121.43, lat, [lon for lon, _ in places], [lat for _, lat in places])
    assert np.abs(measured - metres).max() < error


def test_a_school_just_within_a_radius_is_told_from_one_just_outside():
    post = np.array([shapely.Point(HERE)])
    (lon1, lat1), (lon2, lat2) = moved(*HERE, 199.99, 45), moved(*HERE, 200.01, 45)
    _, schools, metres = reach.near(post, np.array([lon1, lon2]), np.array([lat1, lat2]), 200)
    assert schools.tolist() == [0]
    assert metres.tolist() == pytest.approx([199.99], abs=1e-6)


def test_the_distance_to_an_area_is_that_to_its_edge_and_nothing_within():
    area = np.array([shapely.box(121.42, 29.29, 121.43, 29.30)])
    east = moved(121.43, 29.295, 350, 90)
    lon, lat = np.array([121.425, 121.43, east[0]]), np.array([29.295, 29.295, east[1]])
    _, schools, metres = reach.near(area, lon, lat, 2000)
    assert schools.tolist() == [0, 1, 2]
    assert metres.tolist() == pytest.approx([0, 0, 350], abs=0.01)


def test_a_hole_of_an_area_is_outside_it():
    ring = shapely.box(121.40, 29.28, 121.44, 29.32) - shapely.box(121.41, 29.29, 121.43, 29.31)
    _, _, metres = reach.near(np.array([ring]), np.array([121.4101]), np.array([29.30]), 2000)
    assert metres.tolist() == pytest.approx([geodesic(121.4101, 29.30, 121.41, 29.30)], abs=0.001)


def test_what_is_not_placed_is_near_nothing():
    assert [len(each) for each in reach.near(np.array([None]), np.array([121.4]), np.array([29.3]), 2000)] == [0, 0, 0]
    assert [len(each) for each in reach.near(np.array([]), np.array([]), np.array([]), 2000)] == [0, 0, 0]


@given(st.integers(0, 10_000))
def test_pairs_and_distances_are_those_of_looking_at_every_pair(seed):
    chance = np.random.default_rng(seed)
    lon, lat = chance.uniform(121.1, 121.9, 40), chance.uniform(29.0, 29.5, 40)
    posts = np.column_stack([chance.uniform(121.1, 121.9, 8), chance.uniform(29.0, 29.5, 8)])
    zone, school, metres = reach.near(shapely.points(posts), lon, lat, 5000)
    found = {(z, s): m for z, s, m in zip(zone.tolist(), school.tolist(), metres.tolist(), strict=True)}
    every = {(z, s): geodesic(*posts[z], lon[s], lat[s]) for z in range(8) for s in range(40)}
    assert found == pytest.approx({pair: m for pair, m in every.items() if m <= 5000}, abs=0.001)


def geodesic_to_edge(place, start, end):
    """By trying places along the edge, more closely around the best."""
    low, high = 0.0, 1.0
    for _ in range(8):
        tried = np.linspace(low, high, 21)
        best = min(tried, key=lambda share: geodesic(*place, *(start + share * (end - start))))
        low, high = max(0.0, best - (high - low) / 20), min(1.0, best + (high - low) / 20)
    return geodesic(*place, *(start + best * (end - start)))


@given(st.integers(0, 10_000))
def test_the_distance_to_an_edge_errs_by_less_than_a_centimetre_in_a_county(seed):
    chance = np.random.default_rng(seed)
    elsewhere = np.full(3, 121.5), np.full(3, 29.3)  # most schools lie here and decide the plane
    start = np.array([chance.uniform(121.2, 121.8), chance.choice([29.05, 29.3, 29.55])])
    edge = np.vstack([start, start + chance.uniform(-0.02, 0.02, 2)])
    place = moved(*edge.mean(axis=0), chance.uniform(50, 1500), chance.uniform(0, 360))
    lon, lat = (np.append(most, one) for most, one in zip(elsewhere, place, strict=True))
    _, school, metres = reach.near(np.array([shapely.LineString(edge)]), lon, lat, 2000)
    assert metres[school == 3].tolist() == pytest.approx([geodesic_to_edge(place, *edge)], abs=0.01)


def test_how_far_a_place_is_from_the_outline_is_measured_from_the_nearest_edge():
    county = shapely.box(121.1, 29.0, 121.9, 29.5)
    north = moved(121.5, 29.5, 12_345, 0)
    outside = np.array([shapely.Point(north), shapely.Point(121.5, 29.2), shapely.box(121.9, 29.1, 122.0, 29.2)])
    assert reach.apart(county, outside).tolist() == pytest.approx([12_345, 0, 0], abs=0.01)
