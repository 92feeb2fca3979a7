"""How near points and shapes are to each other: found in flat metres, measured on the ellipsoid. All are WGS-84 degrees."""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from analytics import geo

FARTHEST_M = 2000
"""How far from a zone a school is looked for: no guard post answers for one that is farther away."""

# The flat metres are those of one latitude. This much more is looked through, so that none is missed up to 8° from it.
MARGIN = 1.15

Metres = NDArray[np.float64]
Pairs = tuple[NDArray[np.int64], NDArray[np.int64], Metres]


def near(shapes: np.ndarray, lon: np.ndarray, lat: np.ndarray, farthest: float) -> Pairs:
    """Pairs of shape and point up to ``farthest`` metres apart: positions of both, metres (0 on and within a polygon).

    Missing shapes are near nothing.
    """
    flat = geo.Flat.of(lat)
    points = shapely.points(*flat.metres(lon, lat))
    areas = _laid(shapes, flat)
    # The tree is of the points, of which there are more.
    shape, point = shapely.STRtree(points).query(areas, predicate="dwithin", distance=farthest * MARGIN)
    metres = _measured(areas[shape], points[point], flat)
    kept = metres <= farthest
    order = np.lexsort((point[kept], shape[kept]))
    return shape[kept][order], point[kept][order], metres[kept][order]


def apart(shape: Any, others: np.ndarray) -> Metres:
    """Metres from one shape to each of the others, 0 where they touch."""
    flat = geo.Flat.of(shapely.get_y(shapely.centroid(shape)))
    return _measured(_laid(np.full(len(others), shape), flat), _laid(others, flat), flat)


def _laid(shapes: np.ndarray, flat: geo.Flat) -> np.ndarray:
    return np.asarray(shapely.transform(shapes, flat.metres, interleaved=False))


def _measured(areas: np.ndarray, others: np.ndarray, flat: geo.Flat) -> Metres:
    """Pair by pair. Where on an edge the nearest place is, the plane decides; how far it is, the ellipsoid."""
    ends = shapely.get_coordinates(shapely.shortest_line(areas, others)).reshape(-1, 2, 2)
    (lon, lat), (lons, lats) = (flat.degrees(ends[:, end, 0], ends[:, end, 1]) for end in (0, 1))
    # What touches has its nearest place in common, but for the rounding of there and back.
    return np.where(shapely.intersects(areas, others), 0.0, geo.distance_m(lon, lat, lons, lats))
