"""What the part 数据质量 looks at: asked for all months at once, so that other filters are answered from memory."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from analytics import flags, queries
from analytics.flags import Finding
from analytics.register import Decision
from analytics.unusual import Unusual
from analytics.workspace import Workspace
from ui import store
from ui.filters import Filters

NIL = "no_rows"  # a nil report is warned about at its acceptance; it has a list of its own


@dataclass(frozen=True)
class Gathered:
    """``warnings`` as ``queries.warning_counts``, ``unusual`` as ``analytics.unusual``, ``nil`` as ``queries.nil_reports``;
    ``flags`` are the decisions of the flags that stand, by subject."""

    warnings: pd.DataFrame
    unusual: pd.DataFrame
    nil: pd.DataFrame
    flags: Mapping[str, Decision]

    def within(
        self,
        first: str,
        last: str,
        towns: tuple[str, ...] = (),
        *,
        unit: str | None = None,
        kind: str | None = None,
        channel: str | None = None,
    ) -> "Gathered":
        """Of these months, townships and units only. A flag that stands is told whatever its month."""
        seen = store.scope().townships
        units = {
            each.code
            for each in store.reference().units
            if (not towns or each.seat in towns) and (seen is None or each.seat in seen)
            if unit in (None, each.code) and channel in (None, each.channel)
        }

        def kept(rows: pd.DataFrame) -> pd.DataFrame:
            fits = rows["month"].between(first, last) & rows["unit"].isin(units)
            return rows[fits & (rows["kind"] == kind)] if kind and "kind" in rows else rows[fits]

        standing = {subject: flag for subject, flag in self.flags.items() if Finding.of(subject).unit in units}
        return Gathered(kept(self.warnings), kept(self.unusual), kept(self.nil), standing)

    def of_code(self, code: str | None) -> "Gathered":
        """With the warnings of that code only."""
        return replace(self, warnings=self.warnings[self.warnings["code"] == code]) if code else self

    @cached_property
    def outliers(self) -> pd.DataFrame:
        return self.unusual[self.unusual["finding"] == "outlier"]

    @cached_property
    def zeros(self) -> pd.DataFrame:
        return self.unusual[self.unusual["finding"] != "outlier"]

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each sort, by the names of ``choices.checks.FINDINGS``."""
        return {
            "warning": int(self.warnings["warnings"].sum()),
            "outlier": len(self.outliers),
            "zero": len(self.zeros),
            "nil": len(self.nil),
            "flag": len(self.flags),
        }


def gather(view: Filters) -> Gathered:
    """Of all months and townships that the reader may see."""
    warnings = store.fetch(queries.warning_counts((), *view.every))
    return Gathered(
        warnings=warnings[warnings["code"] != NIL],
        unusual=store.made(Unusual.by(store.settings()), queries.unit_counts()),
        nil=store.fetch(queries.nil_reports((), *view.every)),
        flags=flags.standing(Workspace.at()),
    )
