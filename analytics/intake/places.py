"""Which rows lie outside the county or the country, seen in WGS-84 whatever map their coordinates were read from."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from numpy.typing import NDArray

from analytics import geo
from analytics.intake.context import Context

LINES = pa.schema([("line", pa.int64())])
CHINA = shapely.box(73, 3, 136, 54)


def outside_county(rows: pa.Table, context: Context) -> pa.Table:
    """The lines whose point lies outside the county's outline; a point without a coordinate system cannot be placed."""
    county = geo.outline(context.reference.folder)
    if county is None or not {"lon", "lat", "crs"} <= set(rows.column_names):
        return LINES.empty_table()
    lon, lat = (rows[name].to_numpy(zero_copy_only=False) for name in ("lon", "lat"))
    return _lines(rows, geo.outside(county, *geo.to_wgs84(lon, lat, rows["crs"].to_pylist())))


def polygons_outside_county(rows: pa.Table, context: Context) -> pa.Table:
    """The lines whose polygon does not touch the county; one outside China is not told a second time."""
    county = geo.outline(context.reference.folder)
    if county is None:
        return LINES.empty_table()
    return _polygon_lines(rows, lambda polygon: shapely.within(polygon, CHINA) & ~shapely.intersects(county, polygon))


def polygons_outside_china(rows: pa.Table) -> pa.Table:
    """The lines whose polygon does not lie in China: most often longitude and latitude have changed places."""
    return _polygon_lines(rows, lambda polygon: ~shapely.within(polygon, CHINA))


def _polygon_lines(rows: pa.Table, wrong: Callable[[Any], NDArray[np.bool_]]) -> pa.Table:
    if not {"geometry", "crs"} <= set(rows.column_names):
        return LINES.empty_table()
    polygons = shapely.from_wkt(np.array(rows["geometry"].to_pylist(), dtype=object), on_invalid="ignore")
    crs = np.array(rows["crs"].to_pylist(), dtype=object)
    found = np.zeros(rows.num_rows, dtype=bool)
    for name in geo.CRS:
        here = (crs == name) & ~shapely.is_missing(polygons)
        if here.any():
            found[here] = wrong(geo.polygon_to_wgs84(polygons[here], name))
    return _lines(rows, found)


def _lines(rows: pa.Table, found: NDArray[np.bool_]) -> pa.Table:
    return pa.table({"line": rows["line"].filter(pa.array(found))}, schema=LINES)
