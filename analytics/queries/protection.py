"""The protection targets, school by school."""

from analytics.warehouse.query import Query, text

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
