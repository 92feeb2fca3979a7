"""Reports that are typed in instead of sent as a file: what is typed becomes a CSV file, and goes through the one door.

Cells are texts by column, as a clerk would write them in a spreadsheet; the import alone decides what they mean.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from analytics import export, intake, on_file, store, submissions
from analytics.contract import KINDS, Column, Kind
from analytics.errors import Overtaken
from analytics.register import Submission
from analytics.submissions import Outcome
from analytics.wording import say
from analytics.workspace import Workspace

Cells = Mapping[str, str]

SINGLE = tuple(kind.id for kind in KINDS.values() if kind.format == "table" and not kind.key)
"""Kinds of one row a report, which can be typed in as a whole."""

INCIDENTS = KINDS["incidents"]
ATTEMPTS = 100
YES, NO = "是", "否"


def standing(workspace: Workspace, kind: str, unit: str, month: str) -> Submission | None:
    """The version that a new one would replace, counting or waiting."""
    return on_file.snapshot(workspace).as_if_open(month).speaking((kind, unit, month))


def on_record(workspace: Workspace, kind: str, unit: str, month: str) -> list[dict[str, str]]:
    """The rows of that version as cells, in the order of its file."""
    filed = standing(workspace, kind, unit, month)
    return cells_of(on_file.rows(workspace, filed), KINDS[kind]) if filed else []


def cells_of(rows: pa.Table, kind: Kind) -> list[dict[str, str]]:
    """Typed rows as one would type them: what is missing stays empty, and not applicable is said in words."""
    return [
        {
            column.id: _typed(row[column.id], column.id in (row["not_applicable"] or "").split(";"))
            for column in kind.columns
        }
        for row in rows.to_pylist()
    ]


def content(kind: Kind, unit: str, month: str, rows: Sequence[Cells]) -> bytes:
    """The rows as a CSV file that says itself whose it is and of which month: UTF-8 with BOM, for spreadsheets."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([column.zh for column in (*kind.common, *kind.columns)])
    own = {"unit": unit, "month": month}
    for row in rows:
        said = [own.get(column.id, "") for column in kind.common]
        writer.writerow([*said, *(_written(row.get(column.id, ""), column) for column in kind.columns)])
    return file.getvalue().encode("utf-8-sig")


def file_name(workspace: Workspace, kind: Kind, unit: str, month: str, language: str) -> str:
    """What the file is called that is made of what was typed in."""
    named = workspace.reference.unit_by_code[unit].label(language)
    return say("entry.file_name", language, unit=named, month=month, kind=kind.label(language)) + ".csv"


def check(
    workspace: Workspace, kind: str, unit: str, month: str, cells: Cells, *, at: datetime | None = None
) -> Outcome:
    """What would become of the one row that was typed in."""
    written = content(KINDS[kind], unit, month, [cells])
    return submissions.check(workspace, written, "entry.csv", kind, unit, month, at=at)


def submit(
    workspace: Workspace,
    kind: str,
    unit: str,
    month: str,
    cells: Cells,
    *,
    actor: str,
    onto: int,
    language: str = "zh",
    at: datetime | None = None,
) -> Outcome:
    """Files the one row that was typed in over the version ``onto`` (0: none) that the clerk has seen.

    Raises Overtaken where another one has come meanwhile.
    """
    of = KINDS[kind]
    written, name = content(of, unit, month, [cells]), file_name(workspace, of, unit, month, language)
    return submissions.submit(workspace, written, name, kind, unit, month, actor=actor, onto=onto, at=at)


def check_incident(workspace: Workspace, unit: str, month: str, cells: Cells, *, at: datetime | None = None) -> Outcome:
    """What would become of the unit's incidents of the month with this one added as the last row."""
    rows = _with_incident(workspace, unit, month, cells)
    return submissions.check(
        workspace, content(INCIDENTS, unit, month, rows), "entry.csv", "incidents", unit, month, at=at
    )


def submit_incident(
    workspace: Workspace,
    unit: str,
    month: str,
    cells: Cells,
    *,
    actor: str,
    language: str = "zh",
    at: datetime | None = None,
) -> Outcome:
    """Adds one incident to what the unit has on file for the month, as a new version; nothing on file is lost.

    Of two that are added at once the slower one is built anew upon the faster one's version. One that is on file already,
    but for the number that it is given here, is not added again: ``repeated``.
    """
    name = file_name(workspace, INCIDENTS, unit, month, language)
    for _ in range(ATTEMPTS):
        base = standing(workspace, "incidents", unit, month)
        if base and not cells.get("incident_id") and _known(workspace, base, cells):
            return submissions.check(
                workspace, store.read_original(workspace, base.sha256), base.file_name, "incidents", unit, month, at=at
            )
        written = content(INCIDENTS, unit, month, _with_incident(workspace, unit, month, cells, base))
        try:
            return submissions.submit(
                workspace, written, name, "incidents", unit, month, actor=actor, at=at, onto=base.id if base else 0
            )
        except Overtaken:
            continue
    raise Overtaken("overtaken")


def _with_incident(
    workspace: Workspace, unit: str, month: str, cells: Cells, base: Submission | None = None
) -> list[Cells]:
    base = base or standing(workspace, "incidents", unit, month)
    held = cells_of(on_file.rows(workspace, base), INCIDENTS) if base else []
    number = cells.get("incident_id") or _next_number(unit, month, held)
    return [*held, {**cells, "incident_id": number}]


def _next_number(unit: str, month: str, held: Sequence[Cells]) -> str:
    """The first that is free, in a form that says whose and which month's it is."""
    taken = {row["incident_id"] for row in held}
    numbers = (f"{unit}-{month.replace('-', '')}-{number:02d}" for number in range(1, len(held) + 2))
    return next(number for number in numbers if number not in taken)


def _known(workspace: Workspace, base: Submission, cells: Cells) -> bool:
    """Whether just this incident is on file: a second click, or a second telling of the same."""
    written = content(INCIDENTS, base.unit, base.month, [{**cells, "incident_id": "0"}])
    typed = intake.read(written, "entry.csv", INCIDENTS, workspace.reference).rows
    said = [_but_number(row) for row in cells_of(typed, INCIDENTS)]
    return any(_but_number(row) in said for row in cells_of(on_file.rows(workspace, base), INCIDENTS))


def _but_number(row: Cells) -> dict[str, str]:
    return {name: text for name, text in row.items() if name != "incident_id"}


def _typed(value: Any, not_applicable: bool) -> str:
    if not_applicable:
        return export.NOT_APPLICABLE
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _written(text: str, column: Column) -> str:
    """One line, so that rows are counted as a spreadsheet counts them; text that it would run is neutralised."""
    line = " ".join(text.split())
    return export.harmless(line) if column.type in ("text", "code") else line
