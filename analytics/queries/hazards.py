"""Hazards: how many of each sort, how long they have been open, and the ledger rows themselves."""

from typing import Any

from analytics.warehouse.query import Query, named, text

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


def age_of_open(areas: tuple[str, ...], last: str) -> Query:
    """grade, age (a key of AGES), position, hazards: those open at the end of ``last``."""
    return named("age_of_open", areas=tuple(sorted(areas)), last=last)


def hazard_counts(by: str, areas: tuple[str, ...], first: str, last: str) -> Query:
    """value, found, rectified, open, overdue for each value of ``by`` (a key of BREAKDOWNS)."""
    sql = text("queries", "hazard_counts").replace("{{by}}", BREAKDOWNS[by])
    return Query(f"hazard_counts_{by}", sql, (("areas", tuple(sorted(areas))), ("first", first), ("last", last)))


def hazard_spells(by: str, areas: tuple[str, ...], last: str) -> Query:
    """value (of ``by``, a key of BREAKDOWNS), days, rectified, still_open: all hazards found up to the end of ``last``.

    Additive: the spells of several values together are those of their union (``analytics.stats.survival.kaplan_meier``).
    """
    sql = text("queries", "hazard_spells").replace("{{by}}", BREAKDOWNS[by])
    return Query(f"hazard_spells_{by}", sql, (("areas", tuple(sorted(areas))), ("last", last)))


def hazard_rows(
    areas: tuple[str, ...], first: str, last: str, *, limit: int = 1000, offset: int = 0, **filters: str | None
) -> Query:
    """The ledger rows on the books in the period, overdue ones first.

    Filters: category, grade, found_by, stage, state, school, unit, age (a key of AGES) words (that id, school,
    description, measures or responsible contain) and which ("found", "rectified",
    "open", "overdue" or "due" in the period or at its end; "to_rectify": carried into it or found in it).
    """
    return _on_books(ROWS, areas, first, last, filters, limit=limit, offset=offset)


def hazard_rows_count(areas: tuple[str, ...], first: str, last: str, **filters: str | None) -> Query:
    """hazards: how many rows ``hazard_rows`` would give without a limit."""
    return _on_books("select count(*) as hazards from chosen", areas, first, last, filters)


def _on_books(
    select: str, areas: tuple[str, ...], first: str, last: str, filters: dict[str, str | None], **page: int
) -> Query:
    known = {"category", "grade", "found_by", "stage", "state", "school", "unit", "which", "age", "words"}
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
