"""What lies under everything: the county's outline and its township areas, in the numbers that a drawing takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from analytics import boundaries
from analytics.boundaries import Boundaries
from ui import store

DIGITS = 5  # of a degree: a metre
APART = 0.011  # degrees between the lines of a hatching

Point = list[float]
Path = list[Point]


@dataclass(frozen=True, eq=False)
class Ground:
    """The county as it is drawn, in WGS-84. ``townships`` are code to polygons, each a list of rings, the outer one first."""

    known: Boundaries

    @cached_property
    def outline(self) -> list[Path]:
        return [path for polygon in rings(self.known.county) for path in polygon]

    @cached_property
    def townships(self) -> Mapping[str, list[list[Path]]]:
        return {code: list(rings(area)) for code, area in self.known.townships.items()}

    @cached_property
    def middles(self) -> Mapping[str, Point]:
        """Where a township's name is written: a point that lies inside it."""
        return {code: _rounded(area.representative_point()) for code, area in self.known.townships.items()}

    @cached_property
    def hatching(self) -> Mapping[str, list[Path]]:
        """Slanting lines that fill a township of which nothing is known."""
        return {code: _hatched(area) for code, area in self.known.townships.items()}

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of all that there is to see."""
        every = [area for area in (self.known.county, *self.known.townships.values()) if area is not None]
        west, south, east, north = shapely.total_bounds(np.array(every, dtype=object)) if every else (73, 18, 135, 54)
        return float(west), float(south), float(east), float(north)

    def bounds_of(self, township: str) -> tuple[float, float, float, float]:
        area = self.known.townships.get(township)
        return self.bounds if area is None else tuple(map(float, area.bounds))  # type: ignore[return-value]


_kept: list[Ground] = []


def ground() -> Ground:
    """The ground of the county's own files, made once for each of their states. Raises BoundaryError."""
    known = boundaries.load(store.reference().folder)
    if not _kept or _kept[0].known is not known:
        _kept[:] = [Ground(known)]
    return _kept[0]


def rings(geometry: Any) -> Iterator[list[Path]]:
    """The polygons of a geometry, each as its rings, rounded to a metre."""
    if geometry is None:
        return
    for polygon in shapely.get_parts(geometry):
        if polygon.geom_type == "Polygon":
            yield [path(ring) for ring in (polygon.exterior, *polygon.interiors)]


def path(line: Any) -> Path:
    return np.round(shapely.get_coordinates(line), DIGITS).tolist()


def _rounded(point: Any) -> Point:
    return [round(point.x, DIGITS), round(point.y, DIGITS)]


def _hatched(area: Any) -> list[Path]:
    west, south, east, north = area.bounds
    height = north - south
    starts = np.arange(west - height, east, APART)
    lines = shapely.linestrings([[(x, south), (x + height, north)] for x in starts])
    inside = shapely.get_parts(shapely.intersection(lines, area))
    return [path(line) for line in inside if line.geom_type == "LineString" and not line.is_empty]
