"""Pairs of records of the two channels that may tell of the same thing."""

from analytics.warehouse.query import Query, named


def duplicates_waiting(areas: tuple[str, ...], kind: str | None = None) -> Query:
    """pairs: how many pairs (of ``hazards`` or ``incidents``, or of both) wait for an analyst."""
    return named("duplicates_waiting", areas=tuple(sorted(areas)), kind=kind)


def duplicate_counts(areas: tuple[str, ...]) -> Query:
    """kind, state, pairs: how many pairs of each kind are waiting, linked, dismissed or counted once already."""
    return named("duplicate_counts", areas=tuple(sorted(areas)))


def duplicate_pairs(
    areas: tuple[str, ...], *, settled: bool = False, kind: str | None = None, limit: int = 1000, offset: int = 0
) -> Query:
    """The pairs that wait, the newest first; ``settled``: those decided upon, the latest decision first."""
    page = {"limit": limit, "offset": offset}
    return named("duplicate_pairs", areas=tuple(sorted(areas)), settled=settled, kind=kind, **page)


def duplicate_pair(pair: str) -> Query:
    """earlier (whose record told first, null once the two are no longer alike) and state; no row for a key of no pair."""
    return named("duplicate_pair", pair=pair)


def duplicate_records(kind: str, pairs: tuple[str, ...]) -> Query:
    """Both records of each pair of that kind, with the file and line each was read from; ``side`` is the channel.

    One that is no longer on file is missing.
    """
    return named(f"duplicate_{kind}", pairs=tuple(sorted(pairs)))
