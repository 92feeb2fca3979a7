"""What the reports themselves give reason to ask about: warnings, counts against the unit's own past, nil reports."""

from analytics.warehouse.query import Query, named


def warning_counts(areas: tuple[str, ...], first: str, last: str) -> Query:
    """unit, township_code, month, kind, code, column, warnings, listed; no code: counted before warnings were kept."""
    return named("warning_counts", areas=tuple(sorted(areas)), first=first, last=last)


def warning_rows(
    areas: tuple[str, ...],
    first: str,
    last: str,
    *,
    kind: str | None = None,
    code: str | None = None,
    but: str | None = None,
    unit: str | None = None,
    channel: str | None = None,
    limit: int = 1000,
) -> Query:
    """The warnings that are listed, each with submission, file and line; alike: how many its report has of them.

    ``code`` asks for one code, ``but`` for all except one.
    """
    chosen = {"kind": kind, "code": code, "but": but, "unit": unit, "channel": channel, "limit": limit}
    return named("warning_rows", areas=tuple(sorted(areas)), first=first, last=last, **chosen)


def unit_counts() -> Query:
    """unit, township_code, month, item, value, submission, line: every count of every month, for ``analytics.unusual``."""
    return named("unit_counts")


def nil_reports(areas: tuple[str, ...], first: str, last: str) -> Query:
    """unit, township_code, month, kind, in_a_row, submission: reports that there was nothing to report."""
    return named("nil_reports", areas=tuple(sorted(areas)), first=first, last=last)
