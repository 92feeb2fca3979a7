"""What became of the reports of each unit and month: the cells of the matrix."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Literal

import pandas as pd

State = Literal["on_time", "revised", "late", "partly", "missing", "pending", "waiting"]
STATES: tuple[State, ...] = ("on_time", "revised", "late", "partly", "missing", "waiting", "pending")


@dataclass(frozen=True)
class Slot:
    """One report that was owed. ``filed`` is when it first came, ``corrected`` when its newest version did."""

    kind: str
    state: str
    filed: date | None
    corrected: date | None
    versions: int
    waiting: int


@dataclass(frozen=True)
class Cell:
    """A unit's reports of a month. Missing all is missing, some is partly; else the worst of what came is said."""

    slots: tuple[Slot, ...]

    @cached_property
    def state(self) -> State:
        states = [slot.state for slot in self.slots]
        absent = self.absent
        if absent:
            if any(slot.waiting for slot in absent):
                return "waiting"
            if all(slot.state == "pending" for slot in absent):
                return "pending"
            return "missing" if len(absent) == len(self.slots) else "partly"
        if "late" in states:
            return "late"
        return "revised" if any(slot.versions > 1 for slot in self.slots) else "on_time"

    @property
    def absent(self) -> list[Slot]:
        return [slot for slot in self.slots if slot.state in ("missing", "pending")]

    @property
    def count(self) -> int | None:
        """How many reports are what the state says; None where it is all of them."""
        if self.state == "late":
            return sum(slot.state == "late" for slot in self.slots)
        if self.state == "waiting":
            return sum(slot.waiting > 0 for slot in self.absent)
        return len(self.absent) if self.state == "partly" else None


@dataclass(frozen=True)
class Reporter:
    """A unit as the matrix names it."""

    code: str
    zh: str
    en: str
    channel: str


class Grid:
    """The rows of ``queries.report_slots``, unit by unit and month by month."""

    def __init__(self, slots: pd.DataFrame) -> None:
        rows = slots.astype(object).where(slots.notna(), None).itertuples(index=False)
        self.units: dict[str, Reporter] = {}
        self._cells: dict[tuple[str, str], Cell] = {}
        for (unit, month), owed in groupby(rows, key=lambda row: (row.unit, row.month)):
            reports = list(owed)
            first = reports[0]
            self.units[unit] = Reporter(unit, first.name, first.name_en, first.channel)
            self._cells[unit, month] = Cell(tuple(map(_slot, reports)))

    def of(self, channel: str) -> list[Reporter]:
        return [unit for unit in self.units.values() if unit.channel == channel]

    def cell(self, unit: str, month: str) -> Cell | None:
        return self._cells.get((unit, month))

    def lacking(self, month: str) -> list[tuple[Reporter, int]]:
        """The units with missing reports in a month and how many, the most first."""
        cells = [(unit, self.cell(unit.code, month)) for unit in self.units.values()]
        missing = [(unit, _missing(cell.slots)) for unit, cell in cells if cell is not None]
        return sorted(((unit, count) for unit, count in missing if count), key=lambda pair: -pair[1])


def _missing(slots: Iterable[Slot]) -> int:
    return sum(slot.state == "missing" for slot in slots)


def _slot(row: object) -> Slot:
    first, last = row.first_submitted_at, row.last_submitted_at
    return Slot(row.kind, row.state, first and first.date(), last and last.date(), int(row.versions), int(row.waiting))
