"""Reports filed again: a slip of the pen that is put right, an incident that is closed by now, a draft taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from analytics.demo import incidents, told
from analytics.demo.chance import happens
from analytics.demo.files import Row
from analytics.demo.filing import Slot
from analytics.demo.reports import World
from analytics.months import month_after

SLIPS = 0.014
CLOSED_LATER_IS_REPORTED = 0.5


@dataclass(frozen=True)
class Again:
    """A file for a slot; ``note`` is a word of ``phrases.toml``, ``withdrawn`` why the file is taken back."""

    slot: Slot
    rows: list[Row]
    at: datetime
    note: str
    withdrawn: str = ""


def slips(world: World) -> dict[Slot, list[Row]]:
    """The slots whose first file holds a slip, with the rows of that file."""
    chance = world.scene.chance("slips")
    filed = [slot for slot in world.plan.slots if slot.at and slot.kind != "incidents"]
    wrong = {}
    for slot in chance.sample(filed, round(SLIPS * len(filed))):
        true = world.rows(slot.kind, slot.unit.code, slot.month)
        rows = slipped(chance, slot.kind, true)
        if rows != true:
            wrong[slot] = rows
    return wrong


def slipped(chance: Random, kind: str, rows: list[Row]) -> list[Row]:
    """A hazard forgotten, a digit too many, a guard too few, a shift not entered."""
    if not rows:
        return rows
    place = chance.randrange(len(rows))
    changed = dict(rows[place])
    match kind:
        case "hazards" if len(rows) > 2:
            return rows[:-1]
        case "hazards":
            changed["fund_yuan"] = (changed["fund_yuan"] or 0) + 500
        case "protection":
            changed["guards_certified"] = 0
        case "patrols":
            changed["shifts_done"] = max(0, changed["shifts_done"] - 4)
        case "work":
            changed["people_reached"] = changed["people_reached"] * 10
    return [*rows[:place], changed, *rows[place + 1 :]]


def corrected(world: World, wrong: dict[Slot, list[Row]]) -> Iterator[Again]:
    """Each slip is put right some days later."""
    for slot in wrong:
        chance = world.scene.chance("corrected", slot.unit.code, slot.kind, slot.month)
        if slot.at:
            at = slot.at + timedelta(days=chance.randint(1, 6), minutes=chance.randint(-30, 60))
            yield Again(slot, world.rows(slot.kind, slot.unit.code, slot.month), at, "corrected")


def closed_later(world: World) -> Iterator[Again]:
    """Some units file a month's incidents again when they file the next month's, with what was closed meanwhile."""
    for slot in world.plan.slots:
        found = world.incidents.get((slot.unit.code, slot.month), [])
        before = world.plan.known_until(slot.unit.code, slot.month)
        usual = world.plan.usual.get((slot.unit.code, month_after(slot.month)))
        if slot.kind != "incidents" or not slot.at or not usual:
            continue
        moved = any(before < day <= usual.date() for i in found for day in (i.closed_on, i.cause_analysed_on) if day)
        if moved and happens(world.scene.chance("closed", slot.unit.code, slot.month), CLOSED_LATER_IS_REPORTED):
            yield Again(slot, incidents.report(found, usual.date()), usual - timedelta(minutes=12), "corrected")


def taken_back(world: World, wrong: dict[Slot, list[Row]]) -> Iterator[Again]:
    """One draft, filed by mistake over a good report, and taken back."""
    middle = world.plan.months[len(world.plan.months) // 2]
    good = [s for s in world.plan.slots if s.at and s.kind == "work" and s.month == middle and s not in wrong]
    for slot in good[:1]:
        rows = slipped(world.scene.chance("draft"), slot.kind, world.rows(slot.kind, slot.unit.code, slot.month))
        if slot.at:
            reason = told.phrases()["words"]["withdrawn_because"]
            yield Again(slot, rows, slot.at + timedelta(hours=20), "draft", withdrawn=reason)
