"""A figure and its proof: an indicator's values, and the submitted rows behind each of them."""

from typing import Any

from analytics import queries
from analytics.errors import UsageError
from analytics.metrics import METRICS, Metric
from analytics.months import is_month
from analytics.warehouse import EVERYTHING, Query, Reader, Scope, ensure
from analytics.warehouse.query import text
from analytics.workspace import Workspace

ALL_MONTHS = ("0000-00", "9999-99")

BEHIND = """
with behind as (
{{rows}}
)
"""
FILES = f"""{BEHIND}
select distinct b.submission, s.file_name as file, b.line, b.key
from behind b
join submission s on s.submission = b.submission
order by b.submission, b.line, b.key
"""
COUNT = f"""{BEHIND}
select count(*) as lines from (select distinct submission, line, key from behind) b
"""
FILED = f"""{BEHIND},
chosen as (
    select distinct submission, line, key from behind order by submission, line, key limit $limit offset $offset
)
select c.key, s.file_name, c.line, s.unit, s.submitted_by, s.submitted_at, c.submission
from chosen c
join submission s on s.submission = c.submission
order by c.submission, c.line, c.key
"""


def values(
    workspace: Workspace, metric: str, area: str | None = None, month: str | None = None, scope: Scope = EVERYTHING
) -> list[dict[str, Any]]:
    """area, month, value, numerator, denominator: for one area and month, or for all there are. Unknown ones are None."""
    known(metric)
    first, last = (checked(month), month) if month else ALL_MONTHS
    townships = _townships(workspace, area)
    ensure(workspace)
    with Reader(workspace) as reader:
        rows = reader.arrow(queries.metrics((metric,), townships, first, last), scope).to_pylist()
    rows.sort(key=lambda row: (row["area"], row["month"]))
    wanted = None if area is None else (*townships, workspace.reference.root.code)[0]
    return [
        {name: _whole(row[name]) for name in ("area", "month", "value", "numerator", "denominator")}
        for row in rows
        if wanted is None or row["area"] == wanted
    ]


def trace(workspace: Workspace, metric: str, area: str, month: str, scope: Scope = EVERYTHING) -> list[dict[str, Any]]:
    """submission, file, line, key: the rows that a figure was counted from, numerator and denominator alike."""
    query = behind(known(metric), _townships(workspace, area), checked(month))
    ensure(workspace)
    with Reader(workspace) as reader:
        return list(reader.arrow(query, scope).to_pylist())


def behind(metric: Metric, townships: tuple[str, ...], month: str, first: str | None = None) -> Query:
    """The query for the rows behind an indicator of a month over the townships (all if none is named).

    ``first``: of the period from that month on. What is taken from the period's last month is then traced in it alone.
    """
    return _behind("trace", FILES, metric, townships, month, first)


def behind_count(metric: Metric, townships: tuple[str, ...], month: str, first: str | None = None) -> Query:
    """lines: how many rows ``behind`` gives."""
    return _behind("trace_count", COUNT, metric, townships, month, first)


def filed_behind(
    metric: Metric, townships: tuple[str, ...], month: str, first: str | None = None, *, limit: int, offset: int
) -> Query:
    """key, file_name, line, unit, submitted_by, submitted_at, submission: a page of the rows that ``behind`` gives."""
    return _behind("trace_filed", FILED, metric, townships, month, first, limit=limit, offset=offset)


def _behind(
    name: str, select: str, metric: Metric, townships: tuple[str, ...], month: str, first: str | None, **page: int
) -> Query:
    sql = select.replace("{{rows}}", "\nunion all\n".join(_condition(metric, rows) for rows in metric.rows))
    asked = {"areas": townships, "first": first or month, "month": month, **page}
    return Query(f"{name}_{metric.id}", sql, tuple((key, value) for key, value in asked.items() if f"${key}" in sql))


def known(metric: str) -> Metric:
    if metric not in METRICS:
        raise UsageError("unknown_metric", metric=metric)
    return METRICS[metric]


def checked(month: str) -> str:
    if not is_month(month):
        raise UsageError("unknown_month", month=month)
    return month


def _condition(metric: Metric, rows: str) -> str:
    source, _, condition = rows.partition(": ")
    name, _, over = source.partition("@")
    sql = text("queries", f"trace_{name}").replace("{{condition}}", condition)
    return sql.replace("$first", "$month") if over == "last" or metric.is_stock else sql


def _townships(workspace: Workspace, area: str | None) -> tuple[str, ...]:
    """The township asked for; none for the county as a whole."""
    reference = workspace.reference
    if area is None or area in (reference.root.code, reference.root.name, reference.root.name_en):
        return ()
    township = reference.township(area)
    if township is None:
        raise UsageError("unknown_area", area=area)
    return (township.code,)


def _whole(value: Any) -> Any:
    """Counts as whole numbers, as a reader would write them."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
