"""Which points lie near which shapes, found in a tree and measured in metres."""

import numpy as np
import shapely
from numpy.typing import NDArray

from analytics import geo

FARTHEST_M = 2000
"""How far from a zone a school is looked for: no guard post answers for one that is farther away."""

# The tree's metres are those of one latitude. This much more is looked through, so that none is missed up to 8° from it.
MARGIN = 1.15

Pairs = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


def near(shapes: np.ndarray, lon: np.ndarray, lat: np.ndarray, farthest: float) -> Pairs:
    """Pairs of shape and point up to ``farthest`` metres apart: positions of both, metres (0 within a polygon).

    All are WGS-84 degrees; missing shapes are near nothing. The nearest place of a polygon's edge is looked for in flat
    metres of the points' middle latitude; how far it is from the point is measured on the ellipsoid (``geo.distance_m``).
    """
    flat = geo.Flat.of(lat)
    points = shapely.points(*flat.metres(lon, lat))
    areas = shapely.transform(shapes, flat.metres, interleaved=False)
    # The tree is of the points, of which there are more.
    shape, point = shapely.STRtree(points).query(areas, predicate="dwithin", distance=farthest * MARGIN)
    ends = shapely.get_coordinates(shapely.shortest_line(areas[shape], points[point])).reshape(-1, 2, 2)
    edge_lon, edge_lat = flat.degrees(ends[:, 0, 0], ends[:, 0, 1])
    metres = geo.distance_m(edge_lon, edge_lat, lon[point], lat[point])
    # A point within is its own nearest place, but for the rounding of there and back.
    metres = np.where(shapely.intersects(areas[shape], points[point]), 0.0, metres)
    kept = metres <= farthest
    order = np.lexsort((point[kept], shape[kept]))
    return shape[kept][order], point[kept][order], metres[kept][order]
