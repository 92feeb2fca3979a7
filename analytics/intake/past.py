"""A count that lies far outside what the same unit reported before is worth a second look."""

from typing import Any

import numpy as np
import pyarrow as pa

from analytics.contract import Kind
from analytics.intake.context import Context
from analytics.problems import Problem
from analytics.stats.outliers import medians, modified_z_of_each


def far_outside_past(rows: pa.Table, kind: Kind, context: Context) -> list[Problem]:
    """Warnings on the counts of a kind with one row a month; ``value`` is "this month / median of the earlier ones"."""
    past, enough = context.past_of(kind), context.settings.outlier_past
    if kind.key or rows.num_rows != 1 or past.num_rows < enough:
        return []
    row: dict[str, Any] = rows.to_pylist()[0]
    counts = [c.id for c in kind.columns if c.type == "count" and row[c.id] is not None]
    earlier = {name: known for name in counts if len(known := _known(past, name)) >= enough}
    if not earlier:
        return []
    series = np.full((len(earlier), past.num_rows + 1), np.nan)
    for known, line in zip(earlier.values(), series, strict=True):
        line[: len(known)] = known
    middle = medians(series)
    # Scored within the series that it ends, as published: a break after months of the same figure is then seen too.
    series[:, -1] = [row[name] for name in earlier]
    scores = modified_z_of_each(series)[:, -1]
    return [
        Problem("far_outside_past", "warning", row["line"], name, f"{row[name]} / {before:g}")
        for name, before, score in zip(earlier, middle, scores, strict=True)
        if abs(score) >= context.settings.outlier_z
    ]


def _known(past: pa.Table, name: str) -> list[int]:
    # A count declared after these months were filed has no past yet.
    return past[name].drop_null().to_pylist() if name in past.column_names else []
