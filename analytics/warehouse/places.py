"""Where schools, zones and forbidden places are, in WGS-84, each as its latest listing has it."""

import duckdb
import numpy as np
import pyarrow as pa
import shapely

from analytics import geo, reach
from analytics.forbidden_places import ForbiddenPlace

PLACED_SCHOOLS = """
with latest as (
    select school_code, lon, lat, crs from source_schools
    qualify row_number() over (partition by school_code order by month desc, submission desc) = 1
)
select * from latest where lon is not null and lat is not null and crs is not null order by school_code
"""
ZONES = """
select zone_code, type, geometry, lon, lat, radius_m, crs from source_patrol_zones
qualify row_number() over (partition by zone_code order by month desc, submission desc) = 1
order by zone_code
"""


def places(
    connection: duckdb.DuckDBPyConnection, forbidden: tuple[ForbiddenPlace, ...], forbidden_m: float
) -> dict[str, pa.Table]:
    """``source_school_place``, ``source_zone_place`` and ``source_place``, and which schools are near which of the two.

    Those are ``source_zone_school`` (up to ``reach.FARTHEST_M``, with the distance and whether the school lies within)
    and ``source_place_school`` (up to ``forbidden_m`` metres).
    """
    schools = _schools(connection)
    zones = connection.sql(ZONES).to_arrow_table()
    shapes = _shapes(zones)
    listed = _forbidden(forbidden)
    return {
        "source_school_place": schools,
        "source_zone_place": _zone_places(zones, shapes),
        "source_zone_school": _zone_schools(zones, shapes, schools),
        "source_place": listed,
        "source_place_school": _place_schools(listed, schools, forbidden_m),
    }


def _schools(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    rows = connection.sql(PLACED_SCHOOLS).to_arrow_table()
    lon, lat = geo.to_wgs84(_numbers(rows, "lon"), _numbers(rows, "lat"), rows["crs"].to_pylist())
    return pa.table({"school_code": rows["school_code"], "lon": lon, "lat": lat})


def _numbers(table: pa.Table, name: str) -> np.ndarray:
    return table[name].to_numpy(zero_copy_only=False).astype(float)


def _shapes(zones: pa.Table) -> np.ndarray:
    """Each zone's polygon or its post's point, in WGS-84; None where it has neither."""
    shapes = geo.points(*geo.to_wgs84(_numbers(zones, "lon"), _numbers(zones, "lat"), zones["crs"].to_pylist()))
    polygons = shapely.from_wkt(np.array(zones["geometry"].to_pylist(), dtype=object))
    crs = np.array(zones["crs"].to_pylist(), dtype=object)
    for name in geo.CRS:
        here = (crs == name) & ~shapely.is_missing(polygons)
        shapes[here] = geo.polygon_to_wgs84(polygons[here], name)
    return shapes


def _zone_places(zones: pa.Table, shapes: np.ndarray) -> pa.Table:
    centres = shapely.centroid(shapes)
    wkt = shapely.to_wkt(shapes, rounding_precision=-1)
    wkt[shapely.get_type_id(shapes) == shapely.GeometryType.POINT] = None
    return pa.table(
        {
            "zone_code": zones["zone_code"],
            "geometry": pa.array(wkt, pa.string()),
            "lon": pa.array(shapely.get_x(centres), pa.float64(), from_pandas=True),
            "lat": pa.array(shapely.get_y(centres), pa.float64(), from_pandas=True),
        }
    )


def _zone_schools(zones: pa.Table, shapes: np.ndarray, schools: pa.Table) -> pa.Table:
    """Pairs of zone and school: how far apart, and whether the school lies in the polygon or within the post's radius."""
    lon, lat = _numbers(schools, "lon"), _numbers(schools, "lat")
    zone, school, metres = reach.near(shapes, lon, lat, reach.FARTHEST_M)
    points = shapely.get_type_id(shapes) == shapely.GeometryType.POINT
    radius = np.where(points, np.nan_to_num(_numbers(zones, "radius_m")), 0.0)
    return pa.table(
        {
            "zone_code": zones["zone_code"].take(zone),
            "type": zones["type"].take(zone),
            "school_code": schools["school_code"].take(school),
            "distance_m": metres,
            "within": (metres <= radius[zone]).astype(np.int64),
        }
    )


def _forbidden(places: tuple[ForbiddenPlace, ...]) -> pa.Table:
    return pa.table(
        {
            "place": pa.array([place.line for place in places], pa.int64()),
            "name": pa.array([place.name for place in places], pa.string()),
            "kind": pa.array([place.kind for place in places], pa.string()),
            "lon": pa.array([place.lon for place in places], pa.float64()),
            "lat": pa.array([place.lat for place in places], pa.float64()),
        }
    )


def _place_schools(listed: pa.Table, schools: pa.Table, farthest: float) -> pa.Table:
    shapes = shapely.points(_numbers(listed, "lon"), _numbers(listed, "lat"))
    place, school, metres = reach.near(shapes, _numbers(schools, "lon"), _numbers(schools, "lat"), farthest)
    return pa.table(
        {
            "place": listed["place"].take(place),
            "school_code": schools["school_code"].take(school),
            "distance_m": metres,
        }
    )
