"""Who has reported what and when."""

from datetime import date

from analytics.warehouse.query import Query, named, text

SHARED_BY = ("unit", "kind", "channel", "month")


def reports(month: str, areas: tuple[str, ...] = ()) -> Query:
    """The monthly reports owed for a month, each ``on_time``, ``late`` or ``missing``."""
    return named("reports", month=month, areas=tuple(sorted(areas)))


def report_shares(
    by: str,
    areas: tuple[str, ...],
    first: str,
    last: str,
    today: date,
    *,
    cadences: tuple[str, ...] = ("monthly",),
    **narrowed: str | None,
) -> Query:
    """value, cadence, expected, received, on_time, late, pending, missing, revised, waiting for each value of ``by``.

    Narrowed to a ``channel``, ``kind`` or ``unit``. What is owed once belongs to every period.
    """
    assert by in SHARED_BY
    sql = text("queries", "report_shares").replace("{{by}}", by)
    asked = _asked(areas, first, last, today, narrowed) | {"cadences": cadences}
    return Query(f"report_shares_{by}", sql, tuple(sorted(asked.items())))


def report_cells(areas: tuple[str, ...], first: str, last: str, today: date, **narrowed: str | None) -> Query:
    """unit, its names and channel, month, kind, state, filed and corrected (days), versions, waiting: every report owed."""
    return named("report_cells", **_asked(areas, first, last, today, narrowed))


def report_slots(
    areas: tuple[str, ...],
    first: str,
    last: str,
    today: date,
    *,
    state: str | None = None,
    limit: int = 1_000_000,
    **narrowed: str | None,
) -> Query:
    """Every monthly report owed in the period with the submission that counts for it, unit by unit.

    ``state``: only those on_time, late, missing, pending (not received, not due yet), revised or waiting; narrowed further to
    a ``channel``, ``kind`` or ``unit``.
    """
    return named("report_slots", **_asked(areas, first, last, today, narrowed), state=state, limit=limit)


def report_versions(unit: str, month: str, kind: str | None = None) -> Query:
    """Every submission that was ever accepted for a unit's month, of each kind the newest first."""
    return named("report_versions", unit=unit, month=month, kind=kind)


def summaries(areas: tuple[str, ...], today: date) -> Query:
    """The year-end summary of each unit that owes one: state, when, by whom, the document's name and hash."""
    return named("summaries", areas=tuple(sorted(areas)), today=today)


def _asked(
    areas: tuple[str, ...], first: str, last: str, today: date, narrowed: dict[str, str | None]
) -> dict[str, object]:
    known = {"channel", "kind", "unit"}
    if unknown := narrowed.keys() - known:
        raise TypeError(f"unknown filters: {', '.join(sorted(unknown))}")
    chosen = dict.fromkeys(known) | narrowed
    return {"areas": tuple(sorted(areas)), "first": first, "last": last, "today": today, **chosen}
