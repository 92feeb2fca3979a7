"""Where invented schools and patrol areas lie: near the township's seat, inside the county, in its schematic zone."""

from functools import cached_property
from math import cos, pi, radians, sin
from random import Random

from shapely.geometry import MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.prepared import PreparedGeometry, prep

from analytics import boundaries
from analytics.reference import Area, Reference

KM_OF_A_DEGREE = 111.2
FARTHEST_KM = 2.6
ATTEMPTS = 60

Position = tuple[float, float]


class Places:
    """The outlines of the reference folder; where a county has none, only the distance to the seat counts."""

    def __init__(self, reference: Reference) -> None:
        self.folder = reference.folder
        self.outline: BaseGeometry | None = boundaries.county(reference.folder)

    @cached_property
    def _allowed(self) -> dict[str, PreparedGeometry]:
        zones = boundaries.load(self.folder).townships
        inside = {code: zone & self.outline if self.outline else zone for code, zone in zones.items()}
        return {code: prep(zone) for code, zone in inside.items()}

    def near(self, chance: Random, township: Area) -> Position:
        """A WGS84 position at most ``FARTHEST_KM`` from the seat; the seat itself where nothing fits."""
        allowed = self._allowed.get(township.code)
        for _ in range(ATTEMPTS):
            found = moved((township.lon, township.lat), FARTHEST_KM * chance.random() ** 0.6, chance.uniform(0, 2 * pi))
            if allowed is None or allowed.contains(Point(found)):
                return found
        return township.lon, township.lat

    def area_round(self, chance: Random, township: Area, corners: int = 10) -> list[Position]:
        """A ring of corners around the seat, cut at the county's outline; open (the first corner is not repeated)."""
        seat = (township.lon, township.lat)
        ring = [moved(seat, chance.uniform(0.9, 1.6), 2 * pi * n / corners) for n in range(corners)]
        kept = Polygon(ring) & self.outline if self.outline else Polygon(ring)
        if isinstance(kept, MultiPolygon):
            kept = max(kept.geoms, key=lambda part: part.area)
        return [(round(lon, 6), round(lat, 6)) for lon, lat in list(kept.exterior.coords)[:-1]]


def within(position: Position, corners: list[Position]) -> bool:
    return bool(Polygon(corners).contains(Point(position)))


def moved(start: Position, km: float, bearing: float) -> Position:
    """The position ``km`` away from ``start``; ``bearing`` in radians from north. Flat, which is enough for 3 km."""
    lon, lat = start
    east = km * sin(bearing) / (KM_OF_A_DEGREE * cos(radians(lat)))
    return round(lon + east, 6), round(lat + km * cos(bearing) / KM_OF_A_DEGREE, 6)
