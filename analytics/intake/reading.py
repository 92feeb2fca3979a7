"""Reads one file as a report of one kind: what it says, typed, and everything that is wrong with it."""

from dataclasses import dataclass, field
from typing import Literal

import pyarrow as pa

from analytics import problems
from analytics.contract import Kind
from analytics.problems import Problem
from analytics.reference import Reference

Format = Literal["csv", "xlsx", "xls", "ods", "document"]

STATED = pa.schema([("line", pa.int64()), ("unit", pa.string()), ("month", pa.string())])


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
    names: a unit's code and ``YYYY-MM`` where understood, the clerk's own text where not, null where the file is silent.
    """

    kind: Kind
    rows: pa.Table
    problems: pa.Table
    source: Source
    stated: pa.Table = field(default_factory=STATED.empty_table)


def read(content: bytes, name: str, kind: Kind, reference: Reference) -> Reading:
    """The file's typed rows and all problems of reading it; never raises because of the file."""
    return _refused(kind, Source(), Problem("not_a_table"))


def _refused(kind: Kind, source: Source, *found: Problem) -> Reading:
    """A reading without rows, for a file that cannot be read as a report of this kind."""
    return Reading(kind, kind.arrow_schema.empty_table(), problems.table(found), source)
