"""Incidents, counted by all that a page shows of them, and row by row."""

from typing import Any

from analytics.warehouse.query import Query, named, text

DELAYS = ("0-0.5", "0.5-1", "1-2", "2-6", "6-12", "12-24", "24+")
"""Classes of the time from occurrence to report, in multiples of the limit; a time that is not stated is ``unknown``."""

IN_TIME = DELAYS[:2]

SYNC = ("in_step", "handling", "opinion", "order")
"""三同步 as a whole, and its three parts."""

ANSWERS = ("true", "false", "unknown")

WHICH = (
    "late",
    "open",
    "no_cause",
    "untraced",
    "sync_missing",
    "repeats",
    "timed",
    "closed",
    "cause",
    "traced",
    "in_step_known",
    "handling_known",
    "opinion_known",
    "order_known",
    "deaths",
    "serious_injuries",
    "minor_injuries",
    "unsaid",
    "outside",
)
"""Which incidents a reader can ask for; ``repeats`` and ``outside`` are not those of the period (see the query)."""

ROWS = """
select
    incident_id, unit, school_code, school_name, township_code, state, occurred_at, reported_at, hours_to_report, kind, place,
    deaths, serious_injuries, minor_injuries, summary, closed_on, cause_analysed_on, accountability, sync_handling,
    sync_opinion, sync_order, c.submission, s.file_name, line
from chosen c
left join (select submission, file_name from submission) s on s.submission = c.submission
order by occurred_at desc, incident_id, unit
limit $limit offset $offset
"""


def incident_counts(areas: tuple[str, ...], first: str, last: str) -> Query:
    """shows, x, y, incidents: all that the charts of a period count, in one answer.

    ``kind`` and ``place``: by month; ``matrix``: by place and kind; ``clock``: by hour and weekday (1 is Monday); ``delay``;
    ``sync``: by a name of SYNC and an answer; ``closed``, ``cause`` and ``traced``: by month, those of which it is done;
    ``unsaid``: those of which it is not stated who was harmed; ``outside``: those that no month holds.
    """
    return named("incident_counts", areas=tuple(sorted(areas)), first=first, last=last)


def schools_repeating(areas: tuple[str, ...], month: str) -> Query:
    """school_code, school_name, township_code, incidents, kinds, last_on, open: schools that repeat, the most incidents first."""
    return named("schools_repeating", areas=tuple(sorted(areas)), month=month)


def incident_list(
    areas: tuple[str, ...], first: str, last: str, *, limit: int = 1000, offset: int = 0, **filters: Any
) -> Query:
    """The incidents of a period, the newest first.

    Filters: which (one of WHICH), kinds (several), place, weekday (1 is Monday), hour, delay (one of DELAYS),
    sync (one of SYNC) with its answer, state ("open", "unexplained", "done"), school, unit, search. ``unknown`` asks for a
    place, hour, delay or answer that is not stated.
    """
    return _chosen(ROWS, areas, first, last, filters, limit=limit, offset=offset)


def incident_list_count(areas: tuple[str, ...], first: str, last: str, **filters: Any) -> Query:
    """incidents: how many rows ``incident_list`` would give without a limit."""
    return _chosen("select count(*) as incidents from chosen", areas, first, last, filters)


def _chosen(select: str, areas: tuple[str, ...], first: str, last: str, filters: dict[str, Any], **page: int) -> Query:
    simple = {
        "which",
        "place",
        "weekday",
        "hour",
        "delay",
        "sync",
        "answer",
        "state",
        "school",
        "unit",
        "search",
    }
    if unknown := filters.keys() - simple - {"kinds"}:
        raise TypeError(f"unknown filters: {', '.join(sorted(unknown))}")
    given = dict.fromkeys(simple) | {"kinds": ()} | filters
    given |= {"areas": tuple(sorted(areas)), "first": first, "last": last, **page}
    sql = text("queries", "incidents_chosen").replace("{{select}}", select)
    return Query("incident_list" if page else "incident_list_count", sql, tuple(sorted(given.items())))
