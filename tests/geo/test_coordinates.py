"""Coordinates of Chinese maps become WGS-84, and the county's outline tells inside from outside."""

import numpy as np
import pytest
import shapely

from analytics import boundaries, geo, reference

# A published pair for one place in Shanghai (latitude 31.1774276, longitude 121.5272106 in WGS-84).
WGS = (121.5272106, 31.1774276)
GCJ = (121.53154186, 31.17530398)
MILLIMETRE = 1e-8


@pytest.fixture(scope="module")
def county():
    return boundaries.county(reference.SHIPPED)


def test_a_place_of_a_gcj_map_is_the_published_wgs_place():
    assert geo.wgs84_to_gcj02(*WGS) == pytest.approx(GCJ, abs=1e-7)
    assert geo.gcj02_to_wgs84(*GCJ) == pytest.approx(WGS, abs=1e-7)


def test_the_three_maps_agree_with_the_results_that_coordtransform_publishes():
    # The test file of wandergis/coordtransform prints these for 116.404, 39.915.
    assert geo.wgs84_to_gcj02(116.404, 39.915) == pytest.approx((116.41024449916938, 39.91640428150164), abs=1e-12)
    assert geo.gcj02_to_bd09(116.404, 39.915) == pytest.approx((116.41036949371029, 39.92133699351021), abs=1e-12)
    # Its way back from BD-09 is the usual approximation, a few decimetres off the exact one.
    back = geo.bd09_to_wgs84(116.404, 39.915)
    published = geo.gcj02_to_wgs84(116.39762729119315, 39.90865673957631)
    assert geo.distance_m(*back, *published) < 1


def test_the_shift_in_the_county_is_about_half_a_kilometre():
    lon, lat = geo.wgs84_to_gcj02(121.4291, 29.2978)
    east = (float(lon) - 121.4291) * 111_320 * np.cos(np.radians(29.2978))
    north = (float(lat) - 29.2978) * 110_850
    assert 400 < np.hypot(east, north) < 600


def test_both_maps_lead_back_to_the_same_place_all_over_china():
    lon, lat = (axis.ravel() for axis in np.meshgrid(np.linspace(75, 134, 60), np.linspace(4, 53, 50)))
    gcj = geo.wgs84_to_gcj02(lon, lat)
    for back in (geo.gcj02_to_wgs84(*gcj), geo.bd09_to_wgs84(*geo.gcj02_to_bd09(*gcj))):
        assert np.abs(back[0] - lon).max() < MILLIMETRE
        assert np.abs(back[1] - lat).max() < MILLIMETRE


def test_places_outside_the_shifted_box_stay_where_they_are():
    assert geo.wgs84_to_gcj02(2.3522, 48.8566) == (2.3522, 48.8566)


def test_each_row_is_converted_by_its_own_coordinate_system():
    bd = tuple(float(x) for x in geo.gcj02_to_bd09(*GCJ))
    lon, lat = geo.to_wgs84(
        [WGS[0], GCJ[0], bd[0], WGS[0]], [WGS[1], GCJ[1], bd[1], WGS[1]], ["WGS84", "GCJ02", "BD09", None]
    )
    assert lon[:3] == pytest.approx([WGS[0]] * 3, abs=1e-7)
    assert lat[:3] == pytest.approx([WGS[1]] * 3, abs=1e-7)
    assert np.isnan(lon[3])
    assert np.isnan(lat[3])


def test_a_polygon_moves_corner_by_corner():
    square = shapely.box(121.40, 29.28, 121.42, 29.30)
    shown = shapely.transform(square, geo.wgs84_to_gcj02, interleaved=False)
    assert shapely.equals_exact(geo.polygon_to_wgs84(shown, "GCJ02"), square, tolerance=MILLIMETRE)


def test_every_township_seat_lies_inside_the_county(county):
    townships = reference.load().townships
    assert not geo.outside(county, [t.lon for t in townships], [t.lat for t in townships]).any()


def test_the_neighbouring_city_lies_outside_and_an_unknown_place_nowhere(county):
    assert geo.outside(county, [121.55, 121.4291, np.nan], [29.87, 29.2978, 29.3]).tolist() == [True, False, False]


def test_a_reference_folder_without_an_outline_has_none(tmp_path):
    assert boundaries.county(tmp_path) is None
