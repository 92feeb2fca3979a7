"""Who has reported what and when."""

from analytics.warehouse.query import Query, named


def reports(month: str, areas: tuple[str, ...] = ()) -> Query:
    """The monthly reports owed for a month, each ``on_time``, ``late`` or ``missing``."""
    return named("reports", month=month, areas=tuple(sorted(areas)))


def duplicates_waiting(areas: tuple[str, ...]) -> Query:
    """pairs: how many pairs of hazards may have been reported by both channels and wait for an analyst."""
    return named("duplicates_waiting", areas=tuple(sorted(areas)))
