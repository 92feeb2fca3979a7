"""Who files when: most in the last days before the due date, some late, some never."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property

from analytics.clock import ZONE
from analytics.contract import KINDS
from analytics.demo import told
from analytics.demo.chance import happens
from analytics.demo.scene import Scene
from analytics.months import month_end
from analytics.reference import Unit

LATE, LATE_FOR_THE_LATE_UNIT = 0.055, 0.7
MISSING_OF_A_KIND, MISSING_ALTOGETHER = 0.03, 0.005
SUMMARY_LATE, SUMMARY_MISSING = 0.06, 0.07
MONTHLY = tuple(kind for kind in KINDS.values() if kind.cadence == "monthly")


@dataclass(frozen=True)
class Slot:
    """One expected report and when it comes in; ``at`` is None for one that never does."""

    unit: Unit
    kind: str
    month: str
    at: datetime | None


@dataclass(frozen=True)
class Plan:
    """All expected monthly reports, and for each unit and month the moment at which the unit would usually file."""

    months: tuple[str, ...]
    slots: tuple[Slot, ...]
    usual: dict[tuple[str, str], datetime]

    @cached_property
    def filed(self) -> dict[tuple[str, str, str], datetime]:
        """(unit, kind, month) of the reports that come in to the moment."""
        return {(slot.unit.code, slot.kind, slot.month): slot.at for slot in self.slots if slot.at}

    def known_until(self, unit: str, month: str) -> date:
        """The last day of the month that the unit's reports about it can speak of.

        A unit that files on the 28th writes nothing about the 29th: whatever would have happened then, the demo
        moves to the next month, so that every report is true as of the month's end.
        """
        return min(self.usual[unit, month].date(), month_end(month))


def plan(scene: Scene) -> Plan:
    """The filing of all monthly reports. The units and places of the told stories file faithfully."""
    units = [unit for unit in scene.reference.units if any(unit.files(kind) for kind in MONTHLY)]
    usual = {(unit.code, month): _usual_moment(scene, unit, month) for unit in units for month in scene.months}
    faithful = told_of(scene)
    late = _late(scene, units, faithful)
    slots = [
        Slot(unit, kind.id, month, _moment(usual[unit.code, month], late.get((unit.code, month), 0), number))
        for month in scene.months
        for unit in units
        for number, kind in enumerate(kind for kind in MONTHLY if unit.files(kind))
    ]
    never = _missing(scene, slots, faithful)
    kept = tuple(replace(slot, at=None) if slot in never else slot for slot in slots)
    return Plan(scene.months, kept, usual)


def told_of(scene: Scene) -> set[str]:
    """The units of the townships that a story is told of."""
    townships = {told.story("better"), told.story("worse")}
    return {unit.code for unit in scene.reference.units if townships & set(unit.townships)}


def summaries(scene: Scene) -> Iterator[Slot]:
    """When each unit states its year's work; none where the invented time ends before it is due."""
    if scene.months[-1] < scene.settings.summary_due.isoformat()[:7]:
        return
    due = datetime.combine(scene.settings.summary_due, time(16), ZONE)
    for unit in scene.reference.units:
        chance = scene.chance("summary", unit.code)
        if not unit.files(KINDS["summary"]) or happens(chance, SUMMARY_MISSING):
            continue
        days = -chance.randint(1, 5) if happens(chance, SUMMARY_LATE) else chance.choice((0, 0, 1, 1, 2, 3, 5))
        at = due - timedelta(days=days, minutes=chance.randint(0, 400))
        yield Slot(unit, "summary", scene.settings.last_month, at)


def _usual_moment(scene: Scene, unit: Unit, month: str) -> datetime:
    """On the due day or up to three days before it, in office hours; every clerk has a habit."""
    habit = scene.chance("habit", unit.code).choice((0, 0, 1, 1, 2, 2, 3))
    chance = scene.chance("moment", unit.code, month)
    before = min(3, max(0, habit + chance.choice((-1, 0, 0, 0, 1))))
    start = datetime.combine(scene.settings.due(month) - timedelta(days=before), time(8, 30), ZONE)
    return start + timedelta(minutes=chance.randint(0, 460), seconds=chance.randint(0, 59))


def _moment(usual: datetime, days_late: int, number: int) -> datetime:
    """The unit's files of a month come in one sitting, some minutes apart."""
    return usual + timedelta(days=days_late, minutes=4 * number)


def _late(scene: Scene, units: list[Unit], faithful: set[str]) -> dict[tuple[str, str], int]:
    """(unit, month) to how many days after its usual moment; one unit is late most of the time."""
    chance = scene.chance("late")
    notorious = [(told.story("late_unit"), month) for month in scene.months if happens(chance, LATE_FOR_THE_LATE_UNIT)]
    notorious = [key for key in notorious if key[0] in {unit.code for unit in units}]
    not_drawn = {told.story("late_unit"), *faithful}
    others = [(unit.code, month) for month in scene.months for unit in units if unit.code not in not_drawn]
    drawn = chance.sample(others, round(LATE * len(units) * len(scene.months)))
    days = {key: 3 + chance.choice((1, 1, 2, 2, 3, 4, 5, 7, 9)) for key in drawn}
    return days | {key: 3 + chance.randint(3, 9) for key in notorious}


def _missing(scene: Scene, slots: list[Slot], faithful: set[str]) -> set[Slot]:
    """The same share of every kind, so that ledgers are among them, and a few months of which a unit files nothing."""
    chance = scene.chance("missing")
    open_to_it = [slot for slot in slots if slot.unit.code not in faithful]
    never: set[Slot] = set()
    for kind in MONTHLY:
        of_kind = [slot for slot in open_to_it if slot.kind == kind.id]
        never |= set(chance.sample(of_kind, round(MISSING_OF_A_KIND * sum(s.kind == kind.id for s in slots))))
    sittings = sorted({(slot.unit.code, slot.month) for slot in open_to_it})
    silent = set(chance.sample(sittings, round(MISSING_ALTOGETHER * len(sittings))))
    return never | {slot for slot in open_to_it if (slot.unit.code, slot.month) in silent}
