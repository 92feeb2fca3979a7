"""Whether this unit files this kind for this month at all, and whether the file itself says the same."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from analytics.contract import Kind
from analytics.intake.context import Context
from analytics.months import month_start
from analytics.problems import Problem


def file_problems(context: Context, kind: Kind, stated: pa.Table) -> list[Problem]:
    """What speaks against filing this here. ``stated`` is what the file itself names (``STATED``)."""
    found = [*_of_channel(context, kind), *_of_month(context, kind)]
    if context.unit is not None:
        found += _contradictions(stated, "unit", context.unit.code)
    if context.month is not None:
        found += _contradictions(stated, "month", context.month)
    return found


def _of_channel(context: Context, kind: Kind) -> Iterator[Problem]:
    if context.unit is not None and not context.unit.files(kind):
        yield Problem("wrong_channel", value=context.unit.code)


def _of_month(context: Context, kind: Kind) -> Iterator[Problem]:
    # What is filed once looks back over the whole campaign: its month says nothing about what is in it.
    if context.month is None or kind.cadence == "once":
        return
    if month_start(context.month) > context.today:
        yield Problem("future_month", value=context.month)
    if not context.settings.first_month <= context.month <= context.settings.last_month:
        yield Problem("outside_campaign", "warning", value=context.month)


def _contradictions(stated: pa.Table, name: str, chosen: str) -> list[Problem]:
    """One problem for each other unit or month that the file names, at the first row that names it."""
    others = stated.filter(pc.not_equal(stated[name], chosen))
    if others.num_rows == 0:
        return []
    first = others.group_by(name).aggregate([("line", "min")])
    return [Problem(f"other_{name}", "error", row["line_min"], name, row[name]) for row in first.to_pylist()]
