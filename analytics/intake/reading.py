"""Reads one file as a report of one kind: what it says, typed, and everything that is wrong with it."""

import logging
from dataclasses import dataclass, field, replace
from typing import Literal

import pyarrow as pa

from analytics import problems
from analytics.contract import KINDS, Kind
from analytics.intake import active, delimited, document, held_sheet, sniff
from analytics.intake.decode import decode
from analytics.intake.grid import Grid
from analytics.intake.header import Header, find
from analytics.intake.refusal import Refused
from analytics.intake.rows import STATED, key_problems, row_count_problems, stated, typed_rows
from analytics.intake.sift import sift
from analytics.problems import Problem
from analytics.reference import Reference

LOG = logging.getLogger(__name__)

Format = Literal["csv", "xlsx", "xls", "ods", "document"]

HEADERS = frozenset(header for kind in KINDS.values() for header in kind.by_header)


@dataclass(frozen=True)
class Source:
    """How the file was understood. ``header_row`` counts as the spreadsheet does; None where it does not apply."""

    format: Format | None = None
    encoding: str | None = None
    sheet: str | None = None
    header_row: int | None = None


@dataclass(frozen=True)
class Reading:
    """What one file says.

    ``rows`` has ``kind.arrow_schema``: null where a cell is blank, not applicable or not understood. ``problems`` has
    ``analytics.problems.SCHEMA``. ``stated`` (``STATED``) holds, row by row, the unit and month that the file itself
    names: a unit's code and ``YYYY-MM`` where understood, the clerk's text where not, null where the file is silent.
    """

    kind: Kind
    rows: pa.Table
    problems: pa.Table
    source: Source
    stated: pa.Table = field(default_factory=STATED.empty_table)


def read(content: bytes, name: str, kind: Kind, reference: Reference) -> Reading:
    """The file's typed rows and all problems of reading it; never raises because of the file.

    ``name`` is only kept for documents: what a file is shows in its bytes.
    """
    try:
        return _read(content, name, kind, reference)
    except Refused as refusal:
        problem = refusal.problem
    except Exception:
        # The last net, for what no test has thought of: the clerk gets a sentence, the log what happened.
        LOG.exception("unforeseen content in a file of kind %s", kind.id)
        problem = Problem("broken_file")
    return Reading(kind, kind.arrow_schema.empty_table(), problems.table([problem]), Source())


def lines_of(content: bytes, kind: Kind) -> tuple[Grid, list[str]]:
    """A table file as its clerk sees it: all its rows as text, and the words of its header. Raises Refused.

    A document has no lines: Refused(not_a_table).
    """
    grid, header = opened(content, kind)
    return grid, header.words


def opened(content: bytes, kind: Kind) -> tuple[Grid, Header]:
    """A table file's cells and where its columns stand. Raises Refused, too where no header is found."""
    grid, _, _ = _grid(content, sniff.content_of(content), kind)
    return grid, find(grid, kind)


def _read(content: bytes, name: str, kind: Kind, reference: Reference) -> Reading:
    found = sniff.content_of(content)
    if kind.format == "document":
        return _document(content, found, name, kind)
    grid, source, skipped = _grid(content, found, kind)
    return _table(grid, source, skipped, kind, reference)


def _grid(content: bytes, found: sniff.Content, kind: Kind) -> tuple[Grid, Source, tuple[Problem, ...]]:
    """The file's cells, how they were found and what was left out. Raises Refused."""
    if found == "text":
        text = decode(content)
        return delimited.read(text.utf8, HEADERS), Source("csv", text.encoding), ()
    if found == "xlsx" or found == "xls" or found == "ods":
        sheet = held_sheet.read(content, found, kind)
        return sheet.grid, Source(found, sheet=sheet.name), sheet.problems
    raise Refused("not_a_table")


def _table(grid: Grid, source: Source, skipped: tuple[Problem, ...], kind: Kind, reference: Reference) -> Reading:
    header = find(grid, kind)
    source = replace(source, header_row=grid.lines[header.last].as_py())
    body, left_out = sift(grid, header, kind)
    rows, cell_problems = typed_rows(body, header, kind, reference)
    above = problems.table([*skipped, *header.problems, *left_out, *row_count_problems(rows, kind)])
    return Reading(
        kind,
        rows,
        pa.concat_tables([above, *cell_problems, *key_problems(rows, kind)]),
        source,
        stated(body, header, reference),
    )


def _document(content: bytes, found: sniff.Content, name: str, kind: Kind) -> Reading:
    """A document is one row: its name, what it is and its date."""
    if found not in ("docx", "pdf"):
        raise Refused("not_a_document")
    if found == "docx" and active.has_macros(content):
        raise Refused("macros_in_document")
    runs = active.docx_is_active(content) if found == "docx" else active.pdf_is_active(content)
    row = {
        "document": name.replace("\\", "/").rpartition("/")[2].strip() or f"document.{found}",
        "document_type": found.upper(),
        "dated": document.docx_date(content) if found == "docx" else document.pdf_date(content),
        "line": 1,
        "not_applicable": None,
    }
    rows = pa.Table.from_pylist([row], schema=kind.arrow_schema)
    noted = problems.table([Problem("active_document", "warning")] if runs else [])
    return Reading(kind, rows, noted, Source("document"))
