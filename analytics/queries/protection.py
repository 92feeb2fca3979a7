"""The protection targets: how many schools stand where, and school by school what is missing."""

from functools import cache
from typing import Any

from analytics.warehouse.query import Query, named, text

MET = {
    "guards_target": "guards_met",
    "closed_campus_target": "closed_campus",
    "alarm_target": "one_key_alarm",
    "video_target": "video",
    "alarm_and_video_target": "alarm_and_video",
    "guard_post_target": "guard_post_set",
    "plan_written_share": "plan_written",
    "smart_campus_share": "smart_campus",
    "vice_principal_share": "legal_vice_principal",
    "guards_short": "guards_met",
}
"""Indicators, each with the column of ``school_month`` that says whether a school meets it."""

ITEMS = {
    "guards": "guards_target",
    "closed_campus": "closed_campus_target",
    "alarm": "alarm_target",
    "video": "video_target",
    "alarm_and_video": "alarm_and_video_target",
    "guard_post": "guard_post_target",
    "plan": "plan_written_share",
    "vice_principal": "vice_principal_share",
    "smart_campus": "smart_campus_share",
}
"""The items of the mart ``protection_item``, each with the indicator of the catalogue that it makes up."""

GROUPINGS = {
    "notice": ("guards", "closed_campus", "alarm", "video"),
    "national": ("guards", "closed_campus", "alarm_and_video", "guard_post"),
}
"""The four targets: those of the notice, and those of the national grouping of 2022."""

WITH_GAP = {"notice": "schools_with_gap", "national": "schools_with_gap_2022"}
"""For each grouping the indicator that counts the schools short of at least one of its four."""

STATES = ("short", "empty", "unreported", "not_applicable", "met", "all")
"""What an item can be at a school; ``all`` asks for every school."""

ROWS = "select * from chosen order by missing desc, short_since, township_code, school_code limit $limit offset $offset"


def schools_short(target: str, areas: tuple[str, ...], month: str, school: str | None = None) -> Query:
    """The schools that do not meet a target (a key of MET) in a month; a school that did not report is not among them."""
    sql = text("queries", "schools_short").replace("{{met}}", MET[target])
    return Query(
        f"schools_short_{target}", sql, (("areas", tuple(sorted(areas))), ("month", month), ("school", school))
    )


def protection_states(areas: tuple[str, ...], month: str) -> Query:
    """township_code, item (a key of ITEMS), state (one of STATES), schools."""
    return named("protection_states", areas=tuple(sorted(areas)), month=month)


def protection_schools(
    areas: tuple[str, ...], month: str, asked: tuple[str, ...], *, limit: int = 1000, offset: int = 0, **filters: Any
) -> Query:
    """School by school the state of every item, with ``<item>_since`` where it is short; most missing first.

    ``asked``: the items (keys of ITEMS) that ``missing``, ``short_since`` and the filter ``state`` look at. Filters: state
    (one of STATES, "all" if none is given), stage, school (its code), find (part of its name or code).
    """
    return _protection("protection_schools", ROWS, areas, month, asked, filters, limit=limit, offset=offset)


def protection_schools_count(areas: tuple[str, ...], month: str, asked: tuple[str, ...], **filters: Any) -> Query:
    """schools: how many rows ``protection_schools`` would give without a limit."""
    return _protection(
        "protection_schools_count", "select count(*) as schools from chosen", areas, month, asked, filters
    )


def _protection(
    name: str,
    select: str,
    areas: tuple[str, ...],
    month: str,
    asked: tuple[str, ...],
    filters: dict[str, str | None],
    **page: int,
) -> Query:
    known: dict[str, Any] = {"state": "all", "stage": None, "school": None, "find": None}
    if unknown := filters.keys() - known:
        raise TypeError(f"unknown filters: {', '.join(sorted(unknown))}")
    given = known | {key: value for key, value in filters.items() if value is not None}
    given |= {"areas": tuple(sorted(areas)), "month": month, **page}
    return Query(name, _sql(tuple(asked), select), tuple(sorted(given.items())))


@cache
def _sql(asked: tuple[str, ...], select: str) -> str:
    """The query for these items; their names stand in it, so they must be keys of ITEMS."""
    if unknown := set(asked) - ITEMS.keys():
        raise ValueError(f"unknown items: {', '.join(sorted(unknown))}")
    parts = {
        "missing": " + ".join(f"({item} = 'short')::int" for item in asked),
        "in_state": " + ".join(f"({item} = $state)::int" for item in asked),
        "short_since": f"least({', '.join(f'{item}_since' for item in asked)})",
        "asked": str(len(asked)),
        "select": select,
    }
    sql = text("queries", "protection_schools")
    for name, part in parts.items():
        sql = sql.replace(f"{{{{{name}}}}}", part)
    return sql
