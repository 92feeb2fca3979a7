"""Values of indicators, looked up by indicator, area and month."""

from collections.abc import Iterable

import pandas as pd

from analytics.comparison import Cell
from analytics.months import month_before
from analytics.warehouse import Query
from ui import store

__all__ = ["UNKNOWN", "Cell", "Series", "of"]

UNKNOWN = Cell()


class Series:
    """The rows of ``queries.metrics``, or of ``queries.metrics_over`` under the period's last month."""

    def __init__(self, frame: pd.DataFrame) -> None:
        months = frame["month"] if "month" in frame else [None] * len(frame)
        keys = zip(frame["metric"], frame["area"], months, strict=True)
        cells = zip(*(store.known(frame[name]) for name in ("value", "numerator", "denominator")), strict=True)
        self._cells = {key: Cell(*cell) for key, cell in zip(keys, cells, strict=True)}

    def __or__(self, other: "Series") -> "Series":
        """These values with the other's in their place, where it has them."""
        both = Series.__new__(Series)
        both._cells = self._cells | other._cells
        return both

    def cell(self, metric: str, area: str, month: str | None = None) -> Cell:
        return self._cells.get((metric, area, month), UNKNOWN)

    def value(self, metric: str, area: str, month: str | None = None) -> float | None:
        return self.cell(metric, area, month).value

    def line(self, metric: str, area: str, months: Iterable[str]) -> list[float | None]:
        return [self.value(metric, area, month) for month in months]

    def change(self, metric: str, area: str, month: str) -> float | None:
        """This month's value less the last one's; None if either is unknown."""
        now, before = self.value(metric, area, month), self.value(metric, area, month_before(month))
        return None if now is None or before is None else now - before


def of(query: Query) -> Series:
    """The values that a query of ``queries.metrics`` or ``queries.metrics_over`` answers with."""
    return store.made(Series, query)
