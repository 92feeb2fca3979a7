"""The state of a school that its colour tells: each with its classes, the worst first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui import palette
from ui.wording import t


@dataclass(frozen=True)
class Class:
    """``bad``: what a leader looks for, ringed dark, so that it stands out without its colour too."""

    id: str
    colour: str
    bad: bool = False


UNKNOWN = Class("unknown", palette.REST)
BARE, GUARDED = Class("bare", palette.VERMILION, bad=True), Class("guarded", palette.PRIMARY)

CLASSES: Mapping[str, Sequence[Class]] = {
    "covered": (BARE, UNKNOWN, GUARDED),
    "hazards": (
        Class("overdue", palette.VERMILION, bad=True),
        Class("open", palette.ORANGE),
        Class("clear", palette.PRIMARY),
    ),
    "incidents": (
        Class("repeats", palette.VERMILION, bad=True),
        Class("some", palette.ORANGE),
        Class("none", palette.PRIMARY),
    ),
    "targets": (Class("missed", palette.VERMILION, bad=True), Class("met", palette.PRIMARY), UNKNOWN),
}


def of(state: str) -> Callable[[Mapping[str, Any], int | None], int]:
    """From a school's row, and whether it is covered, to the place of its class in ``CLASSES[state]``."""
    return {"covered": _covered, "hazards": _hazards, "incidents": _incidents, "targets": _targets}[state]


def name(state: str, class_: Class) -> str:
    return t(f"map.{state}_{class_.id}")


def _covered(row: Mapping[str, Any], covered: int | None) -> int:
    return {0: 0, 1: 2}.get(covered, 1)


def _hazards(row: Mapping[str, Any], covered: int | None) -> int:
    return 0 if row["hazards_overdue"] else 1 if row["hazards_open"] else 2


def _incidents(row: Mapping[str, Any], covered: int | None) -> int:
    return 0 if (row["incidents_in_window"] or 0) >= 2 else 1 if row["incidents"] else 2


def _targets(row: Mapping[str, Any], covered: int | None) -> int:
    return {1: 0, 0: 1}.get(row["has_gap"], 2)
