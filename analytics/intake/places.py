"""Which rows lie where they cannot: seen in WGS-84 whatever map their coordinates were read from, with how far off they are."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from numpy.typing import NDArray

from analytics import boundaries, geo, reach
from analytics.intake.context import Context

LINES = pa.schema([("line", pa.int64())])
FAR = pa.schema([("line", pa.int64()), ("away", pa.string())])
"""``away``: the distance as people read it, in metres or kilometres."""

# A point may lie so far outside its township before anybody is asked: outlines are simplified, and where areas are only
# sketched around the seats (Voronoi cells) they differ from the true ones by about the radius of a township.
NEAR_ENOUGH_M = 100.0
NEAR_ENOUGH_TO_A_SKETCH_M = 5000.0


def outside_county(rows: pa.Table, context: Context) -> pa.Table:
    """Rows whose point lies outside the county's outline; a point without a coordinate system cannot be placed."""
    county = boundaries.county(context.reference.folder)
    if county is None or not {"lon", "lat", "crs"} <= set(rows.column_names):
        return FAR.empty_table()
    points = _points(rows)
    return _far(rows, _known_outside(county, points), points, lambda wrong: reach.apart(county, wrong))


def outside_township(rows: pa.Table, context: Context) -> pa.Table:
    """Rows whose point lies in the county, but farther from the township that they name than outlines may err."""
    drawn = boundaries.load(context.reference.folder)
    if not drawn.townships or not {"lon", "lat", "crs", "township_code"} <= set(rows.column_names):
        return FAR.empty_table()
    points = _points(rows)
    codes = np.array(rows["township_code"].to_pylist(), dtype=object)
    metres = np.zeros(len(points))
    for code, area in drawn.townships.items():
        out = np.flatnonzero((codes == code) & _known_outside(area, points))
        metres[out] = reach.apart(area, points[out])
    if drawn.county is not None:
        metres[_known_outside(drawn.county, points)] = 0
    allowed = NEAR_ENOUGH_TO_A_SKETCH_M if drawn.schematic else NEAR_ENOUGH_M
    return _far(rows, metres > allowed, metres, lambda wrong: wrong)


def polygons_outside_county(rows: pa.Table, context: Context) -> pa.Table:
    """Rows whose polygon does not touch the county; one outside China is not told a second time."""
    county = boundaries.county(context.reference.folder)
    if county is None:
        return FAR.empty_table()
    polygons = _polygons(rows)
    wrong = shapely.within(polygons, geo.CHINA) & ~shapely.intersects(county, polygons)
    return _far(rows, wrong, polygons, lambda wrong: reach.apart(county, wrong))


def polygons_outside_china(rows: pa.Table) -> pa.Table:
    """Rows whose polygon does not lie in China, whichever way its coordinates are read."""
    polygons = _polygons(rows)
    return _lines(rows, ~shapely.is_missing(polygons) & ~shapely.within(polygons, geo.CHINA) & ~_turned(polygons))


def polygons_swapped(rows: pa.Table) -> pa.Table:
    """Rows whose polygon lies in China as soon as longitude and latitude change places."""
    return _lines(rows, _turned(_polygons(rows)))


def _turned(polygons: np.ndarray) -> NDArray[np.bool_]:
    turned = shapely.transform(polygons, lambda lon, lat: (lat, lon), interleaved=False)
    in_china: NDArray[np.bool_] = shapely.within(turned, geo.CHINA) & ~shapely.within(polygons, geo.CHINA)
    return in_china


def _points(rows: pa.Table) -> np.ndarray:
    """Each row's point, None where it has none that can be placed."""
    lon, lat = (rows[name].to_numpy(zero_copy_only=False) for name in ("lon", "lat"))
    return geo.points(*geo.to_wgs84(lon, lat, rows["crs"].to_pylist()))


def _polygons(rows: pa.Table) -> np.ndarray:
    """Each row's polygon, None where it has none that can be read and placed."""
    placed = np.full(rows.num_rows, None, dtype=object)
    if not {"geometry", "crs"} <= set(rows.column_names):
        return placed
    polygons = shapely.from_wkt(np.array(rows["geometry"].to_pylist(), dtype=object), on_invalid="ignore")
    crs = np.array(rows["crs"].to_pylist(), dtype=object)
    for name in geo.CRS:
        here = (crs == name) & ~shapely.is_missing(polygons)
        placed[here] = geo.polygon_to_wgs84(polygons[here], name)
    return placed


def _known_outside(area: Any, points: np.ndarray) -> NDArray[np.bool_]:
    return ~shapely.is_missing(points) & ~np.asarray(shapely.intersects(area, points))


def _far(
    rows: pa.Table, wrong: NDArray[np.bool_], what: np.ndarray, measure: Callable[[np.ndarray], reach.Metres]
) -> pa.Table:
    away = [_read(metres) for metres in measure(what[wrong])]
    return pa.table({"line": _lines(rows, wrong)["line"], "away": pa.array(away, pa.string())}, schema=FAR)


def _read(metres: float) -> str:
    return f"{metres:.0f} m" if metres < 1000 else f"{metres / 1000:.1f} km"


def _lines(rows: pa.Table, found: NDArray[np.bool_]) -> pa.Table:
    return pa.table({"line": rows["line"].filter(pa.array(found))}, schema=LINES)
