"""Incidents, row by row and counted."""

from analytics.warehouse.query import Query, named


def incident_rows(
    areas: tuple[str, ...], last: str, *, repeating: bool = False, school: str | None = None, limit: int = 1000
) -> Query:
    """The incidents of a month, the newest first; ``repeating``: of the window that ends with it, at schools with repeats."""
    chosen = {"areas": tuple(sorted(areas)), "last": last, "repeating": repeating, "school": school, "limit": limit}
    return named("incident_rows", **chosen)
