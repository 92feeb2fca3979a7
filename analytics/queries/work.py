"""The work that units report, count by count."""

from analytics.contract import KINDS
from analytics.months import month_before
from analytics.warehouse.query import Query, named, text

WORK_BY = {"unit": "unit", "township": "township_code", "channel": "channel"}
DUTY = tuple(column.id for column in KINDS["patrols"].columns if column.type == "count")
"""Counts of duty: a unit's figure is the sum over its zones and posts."""


def work_months(areas: tuple[str, ...], first: str, last: str) -> Query:
    """item, month, value, reported, active, not_applicable, owing, other, other_reported: for each count of work and month.

    ``value`` is null where no unit that owns the count has reported it; ``active`` units reported more than none.
    """
    return named("work_months", areas=tuple(sorted(areas)), first=first, last=last)


def work_places(by: str, items: tuple[str, ...], areas: tuple[str, ...], first: str, last: str) -> Query:
    """place, item, month, value, reported, not_applicable, owing; ``by`` is a key of WORK_BY."""
    sql = text("queries", "work_places").replace("{{by}}", WORK_BY[by])
    asked = {"items": tuple(sorted(items)), "areas": tuple(sorted(areas)), "first": first, "last": last}
    return Query(f"work_places_{by}", sql, tuple(sorted(asked.items())))


def work_rows(item: str, areas: tuple[str, ...], month: str, first: str) -> Query:
    """Each unit's value of a count in a month or why there is none, last month's, the sum since ``first``, and its source."""
    return named(
        "work_rows", item=item, areas=tuple(sorted(areas)), month=month, before=month_before(month), first=first
    )


def duty_rows(item: str, areas: tuple[str, ...], month: str) -> Query:
    """A count of DUTY zone by zone, with the line of the report that says so."""
    assert item in DUTY
    sql = text("queries", "duty_rows").replace("{{item}}", item)
    return Query(f"duty_rows_{item}", sql, (("areas", tuple(sorted(areas))), ("month", month)))
