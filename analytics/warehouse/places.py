"""Where schools and zones are, in WGS-84, and which school lies in which zone."""

from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import shapely

from analytics import geo

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


def places(connection: duckdb.DuckDBPyConnection) -> dict[str, pa.Table]:
    """``source_school_place``, ``source_zone_place`` and ``source_zone_school`` (which school lies in which zone)."""
    schools = connection.sql(PLACED_SCHOOLS).to_arrow_table()
    zones = connection.sql(ZONES).to_arrow_table()
    lon, lat = geo.to_wgs84(_numbers(schools, "lon"), _numbers(schools, "lat"), schools["crs"].to_pylist())
    shapes = [_shape(zone) for zone in zones.to_pylist()]
    return {
        "source_school_place": pa.table({"school_code": schools["school_code"], "lon": lon, "lat": lat}),
        "source_zone_place": _zone_places(zones, shapes),
        "source_zone_school": _zone_schools(zones, shapes, schools["school_code"].to_pylist(), lon, lat),
    }


def _numbers(table: pa.Table, name: str) -> np.ndarray:
    return table[name].to_numpy(zero_copy_only=False).astype(float)


def _shape(zone: dict[str, Any]) -> shapely.Geometry | None:
    """The zone's polygon or its post's point, in WGS-84."""
    if zone["geometry"]:
        return geo.polygon_to_wgs84(shapely.from_wkt(zone["geometry"]), zone["crs"])
    if zone["lon"] is None or zone["lat"] is None:
        return None
    lon, lat = geo.to_wgs84([zone["lon"]], [zone["lat"]], [zone["crs"]])
    return shapely.Point(lon[0], lat[0])


def _zone_places(zones: pa.Table, shapes: list[shapely.Geometry | None]) -> pa.Table:
    centres = [None if shape is None else shapely.centroid(shape) for shape in shapes]
    polygons = [shape.wkt if shape is not None and shape.geom_type != "Point" else None for shape in shapes]
    return pa.table(
        {
            "zone_code": zones["zone_code"],
            "geometry": pa.array(polygons, pa.string()),
            "lon": pa.array([None if centre is None else centre.x for centre in centres], pa.float64()),
            "lat": pa.array([None if centre is None else centre.y for centre in centres], pa.float64()),
        }
    )


def _zone_schools(
    zones: pa.Table, shapes: list[shapely.Geometry | None], codes: list[str], lon: np.ndarray, lat: np.ndarray
) -> pa.Table:
    """Pairs of zone and school: within the polygon, or within the radius as the crow flies."""
    pairs = [
        (zone["zone_code"], zone["type"], codes[i])
        for zone, shape in zip(zones.to_pylist(), shapes, strict=True)
        if shape is not None
        for i in np.flatnonzero(_inside(shape, zone["radius_m"], lon, lat))
    ]
    names = ("zone_code", "type", "school_code")
    return pa.table({name: pa.array([pair[i] for pair in pairs], pa.string()) for i, name in enumerate(names)})


def _inside(shape: shapely.Geometry, radius_m: float | None, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    if shape.geom_type != "Point":
        return np.asarray(shapely.contains_xy(shape, lon, lat))
    return geo.distance_m(shape.x, shape.y, lon, lat) <= (radius_m or 0)
