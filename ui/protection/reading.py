"""The list of schools in the reader's words: which columns there are, what they say, and the file to take away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from analytics import queries
from analytics.needs import DUTIES, state_name
from analytics.queries.protection import ITEMS
from ui import filters, store, wording
from ui.choices import choices
from ui.protection import targets
from ui.wording import t

TAKEN = 1_000_000  # rows that a spreadsheet can hold
MARKS = {"met": "✓ ", "short": "✗ "}
WHICH = ("school_name", "gaps", "short_since")
WHO = ("township_code", "stage", "pupils", "guards_required", "guards_actual", "guards_short")
CODE = "school_code"


@dataclass(frozen=True)
class Reading:
    """The columns in their order with their heads, and what stands for codes. Holds all that a file needs that is made later.

    ``gaps``: the items that can be missing, which one column names together.
    """

    heads: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    gaps: Mapping[str, str]
    comma: str

    def read(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of ``queries.protection_schools`` as they are read."""
        # Cell by cell: for the hundred rows of a page, as many pandas operations would take ten times as long.
        return pd.DataFrame({name: self._column(name, rows) for name in self.heads})

    def _column(self, name: str, rows: pd.DataFrame) -> list[Any]:
        if name == "gaps":
            return self._gaps(rows)
        values = rows[name].tolist()
        return [self.words[name].get(value) for value in values] if name in self.words else values

    def _gaps(self, rows: pd.DataFrame) -> list[str]:
        """What each school is missing, in one cell."""
        states = zip(*(rows[item].tolist() for item in self.gaps), strict=True)
        return [
            self.comma.join(name for name, state in zip(self.gaps.values(), line, strict=True) if state == "short")
            for line in states
        ]

    def table(self, asked: Mapping[str, Any]) -> pa.Table:
        """All schools asked for, as a table to take away. Called outside the reader's session."""
        rows = store.arrow(queries.protection_schools(**asked, limit=TAKEN)).to_pandas()
        return pa.Table.from_pandas(self.read(rows), preserve_index=False).rename_columns(list(self.heads.values()))


def reading() -> Reading:
    """In the reader's language, with the columns of the chosen grouping: what is missing, who it is, each item, the code."""
    items = (*targets.five(), *targets.FURTHER)
    told = {name: t(f"protection.head_{name}") for name in (*WHICH, *WHO)}
    named = {item: targets.name(item) for item in items}
    states = {state: MARKS.get(state, "") + state_name(state, wording.language()) for state in targets.KNOWN}
    words = {"township_code": filters.township_names(), "stage": choices.words("schools", "stage")}
    return Reading(
        heads=told | named | {CODE: t(f"protection.head_{CODE}")},
        words=words | dict.fromkeys(ITEMS, states),
        gaps={item: targets.name(item) for item in DUTIES},
        comma=t("shell.comma"),
    )
