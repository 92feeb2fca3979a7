"""Reporting discipline: which reports of the period are missing or were late, unit by unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analytics import queries
from analytics.briefing.desk import Desk
from analytics.briefing.model import Figure
from analytics.contract import KINDS
from analytics.wording import month as month_in_words
from analytics.wording import say


@dataclass(frozen=True)
class Owing:
    """A unit with its reports of one state: how many, and which, in words."""

    unit: str
    name: str
    reports: Figure
    which: str


@dataclass(frozen=True)
class Summary:
    """Whether a unit has handed in its year-end summary, and when."""

    name: str
    state: str
    said: str
    filed: str


def owing(desk: Desk, state: str) -> list[Owing]:
    """The units whose reports are ``missing``, ``late`` or ``pending`` (not due yet), in the order of their codes."""
    by_unit: dict[str, list[dict[str, Any]]] = {}
    for slot in _slots(desk):
        if slot["state"] == state:
            by_unit.setdefault(slot["unit"], []).append(slot)
    return [_owing(desk, state, unit, slots) for unit, slots in sorted(by_unit.items())]


def summaries(desk: Desk) -> list[Summary]:
    """Of every unit that owes a year-end summary."""
    rows = desk.fetch(queries.summaries(desk.areas, desk.today))
    return [
        Summary(
            _name(row, desk.language),
            row["state"],
            say(f"bulletin.report_{row['state']}", desk.language),
            f"{row['first_submitted_at']:%Y-%m-%d}" if row["first_submitted_at"] else "—",
        )
        for row in rows
    ]


def _slots(desk: Desk) -> list[dict[str, Any]]:
    return desk.fetch(queries.report_slots(desk.areas, desk.first, desk.last, desk.today))


def _owing(desk: Desk, state: str, unit: str, slots: list[dict[str, Any]]) -> Owing:
    which = say("bulletin.semicolon", desk.language).join(_of_months(desk, slots))
    return Owing(unit, _name(slots[0], desk.language), desk.counted(f"reports_{state}:{unit}", len(slots)), which)


def _of_months(desk: Desk, slots: list[dict[str, Any]]) -> Iterable[str]:
    """``安防达标、护学勤务``; of a period with the month before them."""
    for month in sorted({slot["month"] for slot in slots}):
        kinds = (KINDS[slot["kind"]] for slot in slots if slot["month"] == month)
        said = say("shell.comma", desk.language).join(kind.zh if desk.language == "zh" else kind.en for kind in kinds)
        in_words = month_in_words(month, desk.language)
        yield said if desk.is_month else say("bulletin.of_month", desk.language, month=in_words, said=said)


def _name(row: dict[str, Any], language: str) -> str:
    return str(row["name"] if language == "zh" else row["name_en"])
