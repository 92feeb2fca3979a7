"""All reports of an invented county as files, in the order in which they come in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from analytics.clock import ZONE
from analytics.contract import KINDS, Column
from analytics.demo import corrections, documents, registers, reports, told
from analytics.demo.clerks import clerk
from analytics.demo.corrections import Again
from analytics.demo.files import Row, Sheet, written
from analytics.demo.filing import Slot, summaries
from analytics.demo.reports import World
from analytics.demo.scene import Scene
from analytics.months import month_shifted
from analytics.reference import Reference
from analytics.settings import Settings

REGISTERS_BEFORE_DUE = 4
PDF_OF_SUMMARIES = 0.3


@dataclass(frozen=True)
class DemoFile:
    """A file as it comes in; ``withdrawn`` says why it is taken back soon after, and is empty for one that stays."""

    name: str
    content: bytes
    kind: str
    unit: str
    month: str
    at: datetime
    actor: str
    withdrawn: str = ""


def files(
    reference: Reference, settings: Settings, schools: int = 160, months: int = 10, seed: int = 1
) -> Iterator[DemoFile]:
    """The county's files over ``months`` months from the campaign's first; the same arguments give the same bytes.

    Raises UsageError where the schools are too few for the units.
    """
    invented = tuple(month_shifted(settings.first_month, by) for by in range(months))
    world = reports.invent(Scene(reference, settings, invented, seed), schools)
    wrong = corrections.slips(world)
    arrivals = [*_registers(world), *_monthly(world, wrong), *_again(world, wrong)]
    arrivals += [Again(slot, [], slot.at, "") for slot in summaries(world.scene) if slot.at]
    for arrival in sorted(arrivals, key=lambda again: (again.at, again.slot.unit.code, again.slot.kind)):
        yield _file(world, arrival)


def _registers(world: World) -> Iterator[Again]:
    """Both registers come first of all; some again when the school year begins."""
    first = world.scene.months[0]
    slots = [("schools", unit, first) for unit in world.scene.reference.units if unit.code in world.county.schools_of]
    slots += [
        ("patrol_zones", unit, first) for unit in world.scene.reference.units if unit.code in world.county.zones_of
    ]
    for kind, unit, month in [*slots, *registers.revisions(world.scene, world.county)]:
        chance = world.scene.chance("register", kind, unit.code, month)
        day = world.scene.settings.due(month) - timedelta(days=REGISTERS_BEFORE_DUE)
        at = datetime.combine(day, time(9), ZONE) + timedelta(minutes=chance.randint(0, 420))
        yield Again(Slot(unit, kind, month, at), world.rows(kind, unit.code, month), at, "")


def _monthly(world: World, wrong: dict[Slot, list[Row]]) -> Iterator[Again]:
    for slot in world.plan.slots:
        if slot.at:
            rows = wrong[slot] if slot in wrong else world.rows(slot.kind, slot.unit.code, slot.month)
            yield Again(slot, rows, slot.at, "")


def _again(world: World, wrong: dict[Slot, list[Row]]) -> Iterator[Again]:
    yield from corrections.corrected(world, wrong)
    yield from corrections.closed_later(world)
    yield from corrections.taken_back(world, wrong)


def _file(world: World, arrival: Again) -> DemoFile:
    slot = arrival.slot
    content, ending = _summary(world, arrival) if slot.kind == "summary" else _table(world, arrival)
    return DemoFile(
        name=f"{worded('file_name', slot, _note(arrival))}.{ending}",
        content=content,
        kind=slot.kind,
        unit=slot.unit.code,
        month=slot.month,
        at=arrival.at,
        actor=slot.unit.code,
        withdrawn=arrival.withdrawn,
    )


def _table(world: World, arrival: Again) -> tuple[bytes, str]:
    slot, kind = arrival.slot, KINDS[arrival.slot.kind]
    habits = clerk(world.scene.seed, slot.unit.code)
    style = replace(habits.style, totals=habits.style.totals and slot.kind in ("protection", "patrols"))
    # A title tells apart what would be the same bytes in months in which nothing changes.
    titled = style.format == "xlsx" or not arrival.rows or slot.kind in ("protection", "patrols")
    sheet = Sheet.of(kind, arrival.rows, worded("title", slot, _note(arrival)) if titled else "")
    if habits.synonyms:
        sheet = replace(sheet, columns=tuple(_in_other_words(column) for column in sheet.columns))
    if habits.names_itself:
        sheet = _naming_itself(sheet, arrival)
    return written(sheet, style)


def _in_other_words(column: Column) -> Column:
    """The column under a synonym of its header, where it has one."""
    return replace(column, zh=column.aliases[0]) if column.aliases else column


def _naming_itself(sheet: Sheet, arrival: Again) -> Sheet:
    """With the unit and the month in every row."""
    stated = {"unit": arrival.slot.unit.name, "month": worded("month", arrival.slot)}
    columns = (*(column for column in sheet.kind.common if column.id in stated), *sheet.columns)
    return replace(sheet, columns=columns, rows=[stated | row for row in sheet.rows])


def _summary(world: World, arrival: Again) -> tuple[bytes, str]:
    words = told.phrases()["words"]
    title = words["summary_title"].format(unit=arrival.slot.unit.name, year=world.scene.months[0][:4])
    as_pdf = world.scene.chance("format", arrival.slot.unit.code).random() < PDF_OF_SUMMARIES
    make = documents.pdf if as_pdf else documents.docx
    return make(title, words["summary_lines"], arrival.at.date()), "pdf" if as_pdf else "docx"


def worded(name: str, slot: Slot, note: str = "") -> str:
    """A title or a file's name, as ``phrases.toml`` has it; ``note`` is a word there too."""
    words, (year, month) = told.phrases()["words"], map(int, slot.month.split("-"))
    facts = {"unit": slot.unit.name, "year": year, "month": month, "kind": KINDS[slot.kind].zh}
    return str(words[name].format(**facts, note=words.get(note, "")))


def _note(arrival: Again) -> str:
    """What the clerk adds to the name of a report that says nothing happened."""
    return arrival.note or ("nothing_happened" if arrival.slot.kind == "incidents" and not arrival.rows else "")
