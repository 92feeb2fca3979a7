"""What the map shows: schools, patrol zones, who stands in front of which school, and what must not be near one."""

from analytics.reach import FARTHEST_M
from analytics.warehouse.query import Query, named

WINDOWS = ("any", "morning", "afternoon")
"""The times of day for which a school may be covered: any, on the way to school, on the way home."""


def map_schools(month: str, areas: tuple[str, ...]) -> Query:
    """The schools on the month's register: where they are (null if nobody knows), how they stand, what is too near."""
    return named("map_schools", month=month, areas=tuple(sorted(areas)))


def map_zones(month: str, areas: tuple[str, ...]) -> Query:
    """The zones that the month's registers list: geometry as WKT (null for a point), radius, windows, schools within."""
    return named("map_zones", month=month, areas=tuple(sorted(areas)))


def covered_schools(month: str, areas: tuple[str, ...], radius: int | None = None, window: str = "any") -> Query:
    """School by school: covered (null where it has not been placed), posts and areas that cover it.

    ``radius``: metres within which a guard post counts, None for each post's own; patrol areas count by their own shape.
    ``window``: one of WINDOWS; a zone counts in the morning or the afternoon if its register gives a time for it.
    Raises ValueError for another window or a radius beyond what the warehouse holds.
    """
    if window not in WINDOWS or not (radius is None or 0 <= radius <= FARTHEST_M):
        raise ValueError(f"window must be of {WINDOWS}, radius up to {FARTHEST_M}: {window}, {radius}")
    return named("covered_schools", month=month, areas=tuple(sorted(areas)), radius=radius, window=window)


def school_reach(month: str, areas: tuple[str, ...], radius: int | None = None) -> Query:
    """School by school: placed, and how many posts and areas cover it in each of WINDOWS (null: none), as ``covered_schools``."""
    if not (radius is None or 0 <= radius <= FARTHEST_M):
        raise ValueError(f"radius up to {FARTHEST_M}: {radius}")
    return named("school_reach", month=month, areas=tuple(sorted(areas)), radius=radius)


def zone_schools(month: str, zone: str | None = None, school: str | None = None) -> Query:
    """Which schools lie within a zone's own geometry, or within which zones a school lies, the nearest first."""
    return named("zone_schools", month=month, zone=zone, school=school)


def near_places(areas: tuple[str, ...]) -> Query:
    """Schools and the places that must not be so near to them, with the distance in metres."""
    return named("near_places", areas=tuple(sorted(areas)))
