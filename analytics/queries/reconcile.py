"""Two sides of one thing: police and education on the same township, a unit's monthly figures and its own ledger."""

from analytics.contract import KINDS
from analytics.warehouse.query import Query, named

OF_LEDGERS = {
    "hazards_found": "found",
    "hazards_rectified": "rectified",
    "hazards_open": "open",
    "hazards_overdue": "overdue",
}
"""Columns of ``channels`` to which rows of the ledger they count."""


STOCKS = tuple(column.id for column in KINDS["work"].columns if column.over == "last")
"""Counts of the work report of which the last month stands for all."""


def channels(areas: tuple[str, ...], first: str, last: str) -> Query:
    """township_code, channel, expected, ledgers, incident_reports, the counts of ``OF_LEDGERS``, incidents.

    ``expected``: reports owed, ``ledgers`` and ``incident_reports`` those that are in, ``expected_last`` and ``ledgers_last``
    of the last month alone, as what is open and overdue. A count is null where no report is in.
    """
    return named("channels", areas=tuple(sorted(areas)), first=first, last=last)


def channel_pairs(areas: tuple[str, ...], first: str, last: str) -> Query:
    """township_code, kind, waiting, linked: records of the two channels that may be, or are, the same."""
    return named("channel_pairs", areas=tuple(sorted(areas)), first=first, last=last)


def channel_work(areas: tuple[str, ...], first: str, last: str) -> Query:
    """township_code (of the units' seat), channel, item, owner, value, filled, expected: the work reports, added up.

    Of ``STOCKS`` the last month's alone.
    """
    return named("channel_work", areas=tuple(sorted(areas)), first=first, last=last, stocks=STOCKS)


def channel_hazards(
    areas: tuple[str, ...], first: str, last: str, *, channel: str, which: str, limit: int = 1000
) -> Query:
    """The hazards behind one side; ``which`` is a value of ``OF_LEDGERS``."""
    chosen = {"channel": channel, "which": which, "limit": limit}
    return named("channel_hazards", areas=tuple(sorted(areas)), first=first, last=last, **chosen)


def channel_incidents(areas: tuple[str, ...], first: str, last: str, *, channel: str, limit: int = 1000) -> Query:
    """The incidents behind one side."""
    return named("channel_incidents", areas=tuple(sorted(areas)), first=first, last=last, channel=channel, limit=limit)


def channel_work_rows(
    areas: tuple[str, ...], first: str, last: str, *, channel: str, item: str, limit: int = 1000
) -> Query:
    """The work reports behind one side, those that are missing or blank among them."""
    chosen = {"channel": channel, "item": item, "limit": limit, "first": last if item in STOCKS else first}
    return named("channel_work_rows", areas=tuple(sorted(areas)), last=last, **chosen)


def work_and_ledger(areas: tuple[str, ...], first: str, last: str) -> Query:
    """unit, channel, township_code, month, item, work, ledger, difference, state, and the files and line of both.

    state: ``agrees``, ``differs``, ``work_missing``, ``work_blank`` or ``ledger_missing``.
    """
    return named("work_and_ledger", areas=tuple(sorted(areas)), first=first, last=last)
