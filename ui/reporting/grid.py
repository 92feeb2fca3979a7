"""What became of the reports of each unit and month: the cells of the matrix."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

import pandas as pd

State = Literal["on_time", "revised", "late", "partly", "missing", "pending", "waiting"]
STATES: tuple[State, ...] = ("on_time", "revised", "late", "partly", "missing", "waiting", "pending")


class Slot(NamedTuple):
    """One report that was owed. ``filed`` is the day it first came, ``corrected`` the day its newest version did."""

    kind: str
    state: str
    filed: str | None
    corrected: str | None
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
    """The rows of ``queries.report_cells``, unit by unit and month by month."""

    def __init__(self, frame: pd.DataFrame) -> None:
        days = frame[["filed", "corrected"]].astype(object)
        known = frame.assign(**days.where(days.notna(), None)).to_dict("list")  # column by column: a frame is large
        units = zip(*(known[name] for name in ("unit", "name", "name_en", "channel")), strict=True)
        self.units = {unit[0]: Reporter(*unit) for unit in dict.fromkeys(units)}
        slots = map(Slot, *(known[name] for name in ("kind", "state", "filed", "corrected", "versions", "waiting")))
        owed: dict[tuple[str, str], list[Slot]] = {}
        for unit, month, slot in zip(known["unit"], known["month"], slots, strict=True):
            owed.setdefault((unit, month), []).append(slot)
        self._cells = {place: Cell(tuple(reports)) for place, reports in owed.items()}

    def of(self, channel: str) -> list[Reporter]:
        return [unit for unit in self.units.values() if unit.channel == channel]

    def cell(self, unit: str, month: str) -> Cell | None:
        return self._cells.get((unit, month))

    def wanting(self, month: str) -> list[dict[str, Any]]:
        """The month's reports that are missing or late, as ``gaps.draw`` takes them."""
        return [
            {"unit": unit.code, "name": unit.zh, "name_en": unit.en, "kind": slot.kind, "state": slot.state}
            for unit in self.units.values()
            if (cell := self.cell(unit.code, month)) is not None
            for slot in cell.slots
        ]

    def lacking(self, month: str) -> list[tuple[Reporter, int]]:
        """The units with missing reports in a month and how many, the most first."""
        cells = [(unit, self.cell(unit.code, month)) for unit in self.units.values()]
        missing = [(unit, _missing(cell.slots)) for unit, cell in cells if cell is not None]
        return sorted(((unit, count) for unit, count in missing if count), key=lambda pair: -pair[1])


def _missing(slots: Iterable[Slot]) -> int:
    return sum(slot.state == "missing" for slot in slots)
