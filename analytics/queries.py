"""The questions that pages and commands ask, each a value. SQL lives in ``sql/queries``; months are ``YYYY-MM``, areas codes."""

from typing import Any

from analytics.metric_sql import metrics, metrics_over
from analytics.warehouse.query import Query, named, text

__all__ = [
    "age_of_open",
    "attention",
    "duplicates_waiting",
    "freshness",
    "hazard_counts",
    "hazard_rows",
    "hazard_rows_count",
    "incident_rows",
    "metrics",
    "metrics_over",
    "months",
    "reports",
    "schools_short",
    "townships",
]

AGES: dict[str, tuple[int, int | None]] = {"0-7": (0, 7), "8-30": (8, 30), "31-90": (31, 90), "91+": (91, None)}

BREAKDOWNS = {
    "category": "category",
    "grade": "grade",
    "found_by": "found_by",
    "stage": "stage",
    "township": "township_code",
    "unit": "unit",
}

ROWS = """
select
    hazard_id, unit, school_code, school_name, township_code, found_on, found_by, category, grade, description, measures,
    responsible, fund_yuan, deadline, rectified_on, rechecked_on, recheck_result, state, overdue = 1 as overdue, days_open,
    c.submission, s.file_name, line
from chosen c
left join (select submission, file_name from submission) s on s.submission = c.submission
order by overdue desc, open_at_end desc, found_on, hazard_id, unit
limit $limit offset $offset
"""


def months() -> Query:
    """month, month_start, month_end, due, reported."""
    return named("months")


def townships() -> Query:
    """code, name, name_en, lon, lat."""
    return named("townships")


def freshness() -> Query:
    """as_of, submissions, last_submitted_at: one row."""
    return named("freshness")


def duplicates_waiting(areas: tuple[str, ...]) -> Query:
    """pairs: how many pairs of hazards may have been reported by both channels and wait for an analyst."""
    return named("duplicates_waiting", areas=tuple(sorted(areas)))


def reports(month: str, areas: tuple[str, ...] = ()) -> Query:
    """The monthly reports owed for a month, each ``on_time``, ``late`` or ``missing``."""
    return named("reports", month=month, areas=tuple(sorted(areas)))


def attention(month: str, areas: tuple[str, ...] = ()) -> Query:
    """priority, item, area, count, detail, name: what needs a decision in a month, the most pressing first."""
    return named("attention", month=month, areas=tuple(sorted(areas)))


def age_of_open(areas: tuple[str, ...], last: str) -> Query:
    """grade, age (a key of AGES), position, hazards: those open at the end of ``last``."""
    return named("age_of_open", areas=tuple(sorted(areas)), last=last)


def hazard_counts(by: str, areas: tuple[str, ...], first: str, last: str) -> Query:
    """value, found, rectified, open, overdue for each value of ``by`` (a key of BREAKDOWNS)."""
    sql = text("queries", "hazard_counts").replace("{{by}}", BREAKDOWNS[by])
    return Query(f"hazard_counts_{by}", sql, (("areas", tuple(sorted(areas))), ("first", first), ("last", last)))


def hazard_rows(
    areas: tuple[str, ...], first: str, last: str, *, limit: int = 1000, offset: int = 0, **filters: str | None
) -> Query:
    """The ledger rows on the books in the period, overdue ones first.

    Filters: category, grade, found_by, stage, state, school, unit, age (a key of AGES) and which ("found", "rectified",
    "open", "overdue" or "due" in the period or at its end; "to_rectify": carried into it or found in it).
    """
    return _on_books(ROWS, areas, first, last, filters, limit=limit, offset=offset)


def hazard_rows_count(areas: tuple[str, ...], first: str, last: str, **filters: str | None) -> Query:
    """hazards: how many rows ``hazard_rows`` would give without a limit."""
    return _on_books("select count(*) as hazards from chosen", areas, first, last, filters)


MET = {
    "guards_target": "guards_met",
    "closed_campus_target": "closed_campus",
    "alarm_target": "one_key_alarm",
    "video_target": "video",
    "guard_post_target": "guard_post_set",
    "plan_written_share": "plan_written",
}
"""Targets of the notice, each with the column of ``school_month`` that says whether a school meets it."""


def schools_short(target: str, areas: tuple[str, ...], month: str, school: str | None = None) -> Query:
    """The schools that do not meet a target (a key of MET) in a month; a school that did not report is not among them."""
    sql = text("queries", "schools_short").replace("{{met}}", MET[target])
    return Query(
        f"schools_short_{target}", sql, (("areas", tuple(sorted(areas))), ("month", month), ("school", school))
    )


def incident_rows(
    areas: tuple[str, ...], last: str, *, repeating: bool = False, school: str | None = None, limit: int = 1000
) -> Query:
    """The incidents of a month, the newest first; ``repeating``: of the window that ends with it, at schools with repeats."""
    chosen = {"areas": tuple(sorted(areas)), "last": last, "repeating": repeating, "school": school, "limit": limit}
    return named("incident_rows", **chosen)


def _on_books(
    select: str, areas: tuple[str, ...], first: str, last: str, filters: dict[str, str | None], **page: int
) -> Query:
    known = {"category", "grade", "found_by", "stage", "state", "school", "unit", "which", "age"}
    if unknown := filters.keys() - known:
        raise TypeError(f"unknown filters: {', '.join(sorted(unknown))}")
    given: dict[str, Any] = dict.fromkeys(known - {"age"}) | {k: v for k, v in filters.items() if k != "age"}
    age_from, age_to = AGES.get(filters.get("age") or "", (None, None))
    given |= {
        "age_from": age_from,
        "age_to": age_to,
        "areas": tuple(sorted(areas)),
        "first": first,
        "last": last,
        **page,
    }
    sql = text("queries", "hazards_on_books").replace("{{select}}", select)
    return Query("hazard_rows" if page else "hazard_rows_count", sql, tuple(sorted(given.items())))
