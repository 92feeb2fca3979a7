"""What accepting a report would do to the unit's own figures of the month: by the marts' definitions, from its rows alone.

``unit_month`` says the same once the warehouse has been built: all that the unit reported counts, linked to the other
channel's or not.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from analytics import on_file
from analytics.contract import KINDS
from analytics.intake import scratch
from analytics.intake.context import filed_schema
from analytics.months import month_end, month_start
from analytics.register import Slot
from analytics.register.snapshot import Snapshot
from analytics.workspace import Workspace

FIGURES: Mapping[str, tuple[str, ...]] = {
    "hazards": ("hazards_found", "hazards_rectified", "hazards_open", "hazards_overdue"),
    "incidents": ("incidents",),
}
"""The indicators of which a report of the kind speaks by itself."""

# Of each thing the latest month's report that lists it speaks, as in the marts hazard and incident.
LATEST = "select * from listed qualify row_number() over (partition by {key} order by month desc, line) = 1"
SQL = {
    "hazards": f"""
        with told as ({LATEST.format(key="hazard_id")})
        select
            count(*) filter (where found_on between $first and $last),
            count(*) filter (where rectified_on between $first and $last),
            count(*) filter (where rectified_on is null or rectified_on > $last),
            count(*) filter (where (rectified_on is null or rectified_on > $last) and deadline <= $last)
        from told where found_on <= $last
    """,
    "incidents": f"""
        with told as ({LATEST.format(key="incident_id")})
        select count(*) from told where occurred_at::date between $first and $last
    """,
}


@dataclass(frozen=True)
class Moved:
    """An indicator of the unit before and after; ``before`` is None where the unit has not reported the month."""

    metric: str
    before: int | None
    after: int


def of(workspace: Workspace, filed: Snapshot, slot: Slot, rows: pa.Table) -> list[Moved]:
    """What ``rows`` would move if they were the slot's report; nothing for kinds that no figure follows from by itself."""
    kind, unit, month = slot
    if kind not in SQL:
        return []
    counting = (s for s in filed.as_if_open(month).current if (s.kind, s.unit) == (kind, unit))
    standing = {submission.month: on_file.rows(workspace, submission) for submission in counting}
    after = _figures(kind, month, standing | {month: rows})
    before: list[int] | list[None] = _figures(kind, month, standing) if month in standing else [None] * len(after)
    return [Moved(*line) for line in zip(FIGURES[kind], before, after, strict=True)]


def _figures(kind: str, month: str, reports: Mapping[str, pa.Table]) -> list[int]:
    facts = {"first": month_start(month), "last": month_end(month)}
    with scratch.views({"listed": _listed(kind, reports)}) as connection:
        return [int(value) for value in connection.execute(SQL[kind], facts).fetchall()[0]]


def _listed(kind: str, reports: Mapping[str, pa.Table]) -> pa.Table:
    schema = filed_schema(KINDS[kind], "month")
    tables = [
        table.append_column("month", pa.repeat(month, table.num_rows)).select(schema.names)
        for month, table in sorted(reports.items())
    ]
    return pa.concat_tables([schema.empty_table(), *(table.cast(schema) for table in tables)])
