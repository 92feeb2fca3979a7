"""A count that lies far outside what the same unit reported before is worth a second look."""

from statistics import median
from typing import Any

import pyarrow as pa

from analytics.contract import Kind
from analytics.intake.context import Context
from analytics.problems import Problem
from analytics.stats.outliers import modified_z


def far_outside_past(rows: pa.Table, kind: Kind, context: Context) -> list[Problem]:
    """Warnings on the counts of a kind with one row a month; ``value`` is "this month / median of the earlier ones"."""
    past = context.past_of(kind)
    if kind.key or rows.num_rows != 1 or past.num_rows < context.settings.outlier_past:
        return []
    row: dict[str, Any] = rows.to_pylist()[0]
    counts = [column.id for column in kind.columns if column.type == "count" and row[column.id] is not None]
    return [
        Problem("far_outside_past", "warning", row["line"], name, f"{row[name]} / {median(earlier):g}")
        for name in counts
        if _stands_out(row[name], earlier := _values(past, name), context)
    ]


def _values(past: pa.Table, name: str) -> list[int]:
    # A count declared after these months were filed has no past yet.
    return past[name].drop_null().to_pylist() if name in past.column_names else []


def _stands_out(value: int, earlier: list[int], context: Context) -> bool:
    """Scored within the series that it ends, as published: a break after months of the same figure is then seen too."""
    if len(earlier) < context.settings.outlier_past:
        return False
    return abs(modified_z([*earlier, value])[-1]) >= context.settings.outlier_z
