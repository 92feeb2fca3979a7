"""Files to try an upload with, good ones and faulty ones; ``python -m analytics.demo.samples`` writes ``data/samples``.

They fit the county that ``python -m analytics demo`` invents by default: its schools, hazards and units exist there.
"""

import base64
from datetime import date, timedelta
from pathlib import Path

from analytics import reference, settings
from analytics.contract import KINDS
from analytics.demo import reports
from analytics.demo.files import Row, Sheet, Style, written
from analytics.demo.filing import Slot
from analytics.demo.made import worded
from analytics.demo.reports import World
from analytics.demo.scene import Scene
from analytics.months import month_end, month_shifted

FOLDER = Path(__file__).parent.parent.parent / "data" / "samples"
UNIT, MONTH = "JB05", "2021-11"
CLOSED_NOW = 5
PLAIN = Style()
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def samples() -> dict[str, bytes]:
    """File name to content."""
    world = _world()
    ledger = _with_more_closed(world.rows("hazards", UNIT, MONTH))
    name = f"{UNIT}-{MONTH}"
    return {
        f"hazards-{name}.csv": _table(world, "hazards", ledger),
        f"hazards-{name}-faulty.csv": _table(world, "hazards", _with_faults(ledger)),
        f"hazards-{name}.xlsx": _table(world, "hazards", ledger, Style("xlsx", totals=True)),
        f"hazards-{name}-utf16.tsv": _as_unicode_text(_table(world, "hazards", ledger)),
        f"work-{name}.xlsx": _table(world, "work", _with_counts(world, ledger), Style("xlsx")),
        f"protection-{name}.csv": _table(world, "protection", world.rows("protection", UNIT, MONTH)),
        **_nil_report(world),
        "picture-renamed.csv": PICTURE,
        "empty.csv": b"",
    }


def write(folder: Path = FOLDER) -> None:
    for name, content in samples().items():
        (folder / name).write_bytes(content)


def _world() -> World:
    """The county of the demo's own defaults."""
    lists = reference.load()
    tuned = settings.load(lists.folder / "settings.toml")
    months = tuple(month_shifted(tuned.first_month, by) for by in range(10))
    return reports.invent(Scene(lists, tuned, months, 1), 160)


def _table(world: World, kind: str, rows: list[Row], style: Style = PLAIN) -> bytes:
    title = worded("title", Slot(world.units[UNIT], kind, MONTH, None)) if style.format == "xlsx" else ""
    return written(Sheet.of(KINDS[kind], rows, title), style)[0]


def _with_more_closed(ledger: list[Row]) -> list[Row]:
    """The unit's ledger with a few more hazards rectified: the demo county's figures move when it is filed."""
    still_open = [row for row in ledger if row["rectified_on"] is None and row["found_on"] < date(2021, 11, 15)]
    closed = {row["hazard_id"] for row in still_open[:CLOSED_NOW]}
    on = month_end(MONTH) - timedelta(days=2)
    return [row | {"rectified_on": on} if row["hazard_id"] in closed else row for row in ledger]


def _with_faults(ledger: list[Row]) -> list[Row]:
    """One typical fault a row, from the first row on."""
    first = ledger[0]["hazard_id"]
    faults: list[Row] = [
        {"school_code": "S22699999"},
        {"found_on": date(2021, 11, 9), "deadline": date(2021, 11, 24), "rectified_on": date(2021, 11, 1)},
        {"found_on": "2021-02-30"},
        {"fund_yuan": -200},
        {"category": "防火防盗"},
        {"hazard_id": first},
        {"description": f"{ledger[6]['description']}，联系电话13800138000"},
    ]
    return [row | fault for row, fault in zip(ledger, faults, strict=False)] + ledger[len(faults) :]


def _with_counts(world: World, ledger: list[Row]) -> list[Row]:
    """The unit's work with the counts of that ledger."""
    row = world.rows("work", UNIT, MONTH)[0]
    rectified = sum(f"{hazard['rectified_on']}"[:7] == MONTH for hazard in ledger)
    left = row["hazards_carried_in"] + row["hazards_found"] - rectified
    return [row | {"hazards_rectified": rectified, "hazards_open_end": left}]


def _nil_report(world: World) -> dict[str, bytes]:
    """A report of no incidents that the demo county still waits for."""
    waiting = (slot for slot in world.plan.slots if slot.kind == "incidents" and slot.at is None)
    slot = next(slot for slot in waiting if (slot.unit.code, slot.month) not in world.incidents)
    sheet = Sheet.of(KINDS["incidents"], [], worded("title", slot, "nothing_happened"))
    return {f"incidents-nil-{slot.unit.code}-{slot.month}.csv": written(sheet, PLAIN)[0]}


def _as_unicode_text(gb18030_csv: bytes) -> bytes:
    """As a spreadsheet saves "Unicode text": UTF-16 with a mark, tabs, Windows line ends."""
    return gb18030_csv.decode("gb18030").replace(",", "\t").encode("utf-16")


if __name__ == "__main__":
    write()
