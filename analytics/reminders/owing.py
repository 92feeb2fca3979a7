"""Who has not filed what is due on a day, as the reporting page has it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from analytics import queries, register
from analytics.deadlines import Deadline
from analytics.reminders import calendar
from analytics.warehouse import Query
from analytics.workspace import Workspace

Fetch = Callable[[Query], list[dict[str, Any]]]
LACKING = ("missing", "pending")


def lacking(
    workspace: Workspace, fetch: Fetch, deadline: Deadline, today: date, areas: tuple[str, ...] = ()
) -> dict[str, list[str]]:
    """Unit to the report kinds that it still owes for the deadline; units that owe nothing are left out.

    What waits because its month is final has been filed, and is not asked for again.
    """
    if deadline.month is None:
        waiting = _waiting_summaries(workspace)
        rows = fetch(queries.summaries(areas, today))
        return {r["unit"]: ["summary"] for r in rows if r["state"] in LACKING and r["unit"] not in waiting}
    if deadline.month not in {row["month"] for row in fetch(queries.months())}:
        return _everyone(workspace, deadline, areas)
    found: dict[str, list[str]] = {}
    for row in fetch(queries.report_slots(areas, deadline.month, deadline.month, today)):
        if row["state"] in LACKING and not row["waiting"]:
            found.setdefault(row["unit"], []).append(row["kind"])
    return found


def _everyone(workspace: Workspace, deadline: Deadline, areas: tuple[str, ...]) -> dict[str, list[str]]:
    """The warehouse ends with the last month that anyone has reported: of a later one everybody owes everything."""
    units = (unit for unit in workspace.reference.units if not areas or unit.seat in areas)
    owed = {unit.code: [kind.id for kind in calendar.owed(deadline, unit)] for unit in units}
    return {unit: kinds for unit, kinds in owed.items() if kinds}


def _waiting_summaries(workspace: Workspace) -> set[str]:
    books = register.peek(workspace)
    return {each.unit for each in books.history(kind="summary", state="waiting")} if books else set()
