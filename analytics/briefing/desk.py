"""The figures that a bulletin is made of: asked once of the warehouse, in the reader's scope, and looked up by name."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from analytics import locks, queries
from analytics.briefing.model import Figure, Side
from analytics.comparison import Cell
from analytics.contract import Column
from analytics.metrics import METRICS, Metric
from analytics.months import month_before, months_between
from analytics.reference import Area
from analytics.register import Decision
from analytics.settings import Settings
from analytics.warehouse import Query, Reader, Scope
from analytics.warehouse.counts import counted
from analytics.wording import month as month_in_words
from analytics.wording import say
from analytics.workspace import Workspace

ITEMS: dict[str, Column] = {column.id: column for _, column in counted()}
UNKNOWN = Cell()
EVER = "0000-00"


@dataclass(frozen=True)
class Desk:
    """One reader's figures of a period. ``area``: a township for its own sheet, else all that the reader may see.

    ``above``: of a township, the desk of all, which it is held against.
    """

    workspace: Workspace
    reader: Reader
    scope: Scope
    first: str
    last: str
    language: str
    at: datetime
    area: str | None = None
    above: "Desk | None" = None

    def fetch(self, query: Query) -> list[dict[str, Any]]:
        return list(self.reader.arrow(query, self.scope).to_pylist())

    @property
    def areas(self) -> tuple[str, ...]:
        return (self.area,) if self.area else ()

    @property
    def whole(self) -> str:
        """The code under which the figures of all are found."""
        return self.area or self.workspace.reference.root.code

    @property
    def today(self) -> date:
        return self.at.date()

    @cached_property
    def settings(self) -> Settings:
        return self.workspace.settings

    @cached_property
    def townships(self) -> list[Area]:
        """Those of the reader, in the county's own order."""
        seen = self.scope.townships
        return [a for a in self.workspace.reference.townships if seen is None or a.code in seen]

    @cached_property
    def place(self) -> str:
        """What the figures of all are of: the county, or the townships of a reader who sees no others."""
        reference = self.workspace.reference
        if self.area:
            return reference.area_by_code[self.area].label(self.language)
        if self.scope.townships is None:
            return reference.root.label(self.language)
        return say("shell.comma", self.language).join(a.label(self.language) for a in self.townships)

    @property
    def period(self) -> str:
        first, last = (month_in_words(month, self.language) for month in (self.first, self.last))
        return last if self.is_month else say("shell.months", self.language, first=first, last=last)

    @property
    def is_month(self) -> bool:
        return self.first == self.last

    @property
    def months(self) -> list[str]:
        return months_between(self.first, self.last)

    @cached_property
    def locked(self) -> dict[str, Decision]:
        return locks.locked(self.workspace)

    @property
    def final(self) -> bool:
        return all(month in self.locked for month in self.months)

    @cached_property
    def freshness(self) -> dict[str, Any]:
        return self.fetch(queries.freshness())[0]

    @cached_property
    def history(self) -> list[str]:
        """All months that were reported up to the last one of the bulletin."""
        rows = self.fetch(queries.months())
        return [
            row["month"]
            for row in rows
            if row["month"] <= self.last and (row["reported"] or row["month"] >= self.first)
        ]

    def cell(self, metric: str, area: str | None = None) -> Cell:
        """An indicator over the period."""
        return self._over.get((metric, area or self.whole), UNKNOWN)

    def cell_of(self, metric: str, month: str, area: str | None = None) -> Cell:
        return self._by_month.get((metric, area or self.whole, month), UNKNOWN)

    def figure(self, metric: str, area: str | None = None, side: Side = "value") -> Figure:
        """An indicator over the period, or a part of it, as it is printed."""
        cell, known = self.cell(metric, area), METRICS[metric]
        value: float | None = getattr(cell, side)
        text = self.printed(known, value) if side == "value" else self.number(value)
        return Figure(metric, area or self.whole, self.first, self.last, value, text, side)

    def of_month(self, metric: str, month: str, area: str | None = None) -> Figure:
        value = self.cell_of(metric, month, area).value
        text = self.printed(METRICS[metric], value)
        return Figure(metric, area or self.whole, month, month, value, text)

    def change(self, metric: str, area: str | None = None) -> Figure:
        """Against the month before; unknown for a period, and for what is not yet comparable. A share's in points of per cent."""
        known, value = METRICS[metric], None
        if self.is_month and not known.matures:
            now, before = self.cell(metric, area).value, self.cell_of(metric, month_before(self.first), area).value
            value = None if now is None or before is None else now - before
        return Figure(
            metric, area or self.whole, self.first, self.last, value, self._difference(known, value), "change"
        )

    def work(self, item: str) -> Figure:
        """A count of work over the period; a stock is the last month's."""
        months = [self.last] if ITEMS[item].over == "last" else self.months
        told = [value for month in months if (value := self._work.get((item, month))) is not None]
        value = sum(told) if told else None
        return Figure(f"work:{item}", self.whole, self.first, self.last, value, self.number(value))

    def counted(self, name: str, value: float, area: str | None = None) -> Figure:
        """Something that was counted for the bulletin alone."""
        return Figure(f"count:{name}", area or self.whole, self.first, self.last, value, self.number(value))

    def printed(self, metric: Metric, value: float | None) -> str:
        """As pages show it; Chinese text has no space before the counter."""
        text = metric.format_value(value, self.language)
        return text.replace(" ", "") if self.language == "zh" else text

    def number(self, value: float | None) -> str:
        return "—" if value is None else f"{value:,.0f}"

    def _difference(self, metric: Metric, value: float | None) -> str:
        if value is None:
            return "—"
        return f"{abs(value) * 100:.1f}" if metric.format == "percent" else self.printed(metric, abs(value))

    @cached_property
    def _over(self) -> dict[tuple[str, str], Cell]:
        rows = self.fetch(queries.metrics_over(tuple(METRICS), self.areas, self.first, self.last))
        return {(row["metric"], row["area"]): _cell(row) for row in rows}

    @cached_property
    def _by_month(self) -> dict[tuple[str, str, str], Cell]:
        rows = self.fetch(queries.metrics(tuple(METRICS), self.areas, EVER, self.last))
        return {(row["metric"], row["area"], row["month"]): _cell(row) for row in rows}

    @cached_property
    def _work(self) -> dict[tuple[str, str], int | None]:
        rows = self.fetch(queries.work_months(self.areas, self.first, self.last))
        return {(row["item"], row["month"]): None if row["value"] is None else int(row["value"]) for row in rows}


def _cell(row: dict[str, Any]) -> Cell:
    return Cell(row["value"], row["numerator"], row["denominator"])
