"""XLSX, XLS and ODS to a grid: the visible sheet that looks most like a report, without its hidden rows."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Literal

import pyarrow as pa
import python_calamine as calamine

from analytics.contract import KINDS, Kind
from analytics.intake import header, ods, own_workbook, xls, xlsx
from analytics.intake.damage import DAMAGED
from analytics.intake.grid import Grid
from analytics.intake.refusal import Refused
from analytics.intake.sheets import Facts, assert_fits
from analytics.problems import Problem

BATCH = 20_000
FACTS = {"xlsx": xlsx.facts, "ods": ods.facts, "xls": xls.facts}


@dataclass(frozen=True)
class Sheet:
    """The sheet that was read, and warnings of what was left out."""

    name: str
    grid: Grid
    problems: tuple[Problem, ...] = ()


def read(content: bytes, container: Literal["xlsx", "xls", "ods"], kind: Kind) -> Sheet:
    """The visible sheet that fits the kind best. Raises Refused for a broken, locked or oversized workbook."""
    try:
        return _read(content, container, kind)
    except calamine.PasswordError as error:
        raise Refused("password_protected") from error
    except calamine.CalamineError as error:
        raise Refused("broken_file") from error
    except DAMAGED as error:
        raise Refused("broken_file") from error
    except BaseException as error:
        # A panic inside the Rust reader is no Exception; anything else of that rank is not about the file.
        if type(error).__name__ != "PanicException":
            raise
        raise Refused("broken_file") from error


def _read(content: bytes, container: Literal["xlsx", "xls", "ods"], kind: Kind) -> Sheet:
    known = FACTS[container](content)
    assert_fits(known.values())
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        if container == "xls":
            # Old workbooks name their sheets in code pages of all kinds; their order is the same.
            known = dict(zip((meta.name for meta in book.sheets_metadata), known.values(), strict=False))
        # A sheet without facts is one whose extent nobody has looked at.
        names = {
            meta.name: meta.visible == calamine.SheetVisibleEnum.Visible
            for meta in book.sheets_metadata
            if meta.typ == calamine.SheetTypeEnum.WorkSheet and meta.name in known
        }
        if (mended := own_workbook.file_sheet(names)) is not None:
            return _as_meant(_sheet(book, mended, known[mended]))
        sheets = [_sheet(book, name, known[name]) for name, visible in names.items() if visible]
        hidden = [name for name, visible in names.items() if not visible and _is_report(book, name, kind)]
    if not sheets:
        raise Refused("empty_file")
    best = max(sheets, key=lambda sheet: _fit(sheet.grid, kind))
    if best.grid.height == 0:
        raise Refused("empty_file")
    skipped = [Problem("hidden_sheets_skipped", "warning", value="、".join(hidden))] if hidden else []
    return Sheet(best.name, best.grid, (*best.problems, *skipped))


def _as_meant(sheet: Sheet) -> Sheet:
    """The sheet of an error workbook of ours, as the file had it. Raises Refused for one that was emptied."""
    if sheet.grid.height == 0:
        raise Refused("empty_file")
    return replace(sheet, grid=own_workbook.meant(sheet.grid))


def _fit(grid: Grid, kind: Kind) -> tuple[int, int, bool]:
    """How well a sheet fits: the kind's own columns, then those of any kind, so that a wrong kind is told as such."""
    rows = grid.head(header.DEPTH)
    return header.fit(rows, kind), max(header.fit(rows, other) for other in KINDS.values()), bool(rows)


def _is_report(book: Any, name: str, kind: Kind) -> bool:
    """Whether a hidden sheet is a report too: lists behind the form's drop-downs are hidden as well and are none."""
    rows = islice(book.get_sheet_by_name(name).iter_rows(), header.DEPTH)
    return header.is_complete([[_text(cell) for cell in row] for row in rows], kind)


def _sheet(book: Any, name: str, facts: Facts) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    # The rows come from the first on, the columns only from the first that is used.
    _, left = sheet.start or (0, 0)
    tables = list(_tables(sheet.iter_rows(), left, facts.errors))
    if not tables:
        return Sheet(name, Grid.of([]))
    grid = Grid.of(pa.concat_tables(tables).columns, left)
    if not facts.hidden:
        return Sheet(name, grid)
    shown = grid.kept(pa.array([line not in facts.hidden for line in grid.lines.to_pylist()], pa.bool_()))
    gone = grid.height - shown.height
    return Sheet(name, shown, (Problem("hidden_rows_skipped", "warning", value=str(gone)),) if gone else ())


def _tables(rows: Iterator[list[Any]], left: int, errors: dict[tuple[int, int], str]) -> Iterator[pa.Table]:
    top = 0
    while batch := list(islice(rows, BATCH)):
        for (line, column), error in errors.items():
            if top < line <= top + len(batch):
                batch[line - top - 1][column - left - 1] = error
        columns = [_column(values) for values in zip(*batch, strict=True)]
        yield pa.table(columns, names=[str(place) for place in range(len(columns))])
        top += len(batch)


def _column(values: tuple[Any, ...]) -> pa.Array:
    try:
        return pa.array(values, pa.string())
    except (pa.ArrowTypeError, pa.ArrowInvalid):
        return pa.array([_text(value) for value in values], pa.string())


def _text(value: Any) -> str:
    """A cell's text, from which its value can be had back exactly."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        # The file counts days in binary fractions: a second may come out as 59.9999.
        return (value + timedelta(microseconds=500_000)).replace(microsecond=0).isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)
