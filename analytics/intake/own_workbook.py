"""Knows an error workbook of ours that comes back mended: by the names of its sheets, which every spreadsheet keeps.

``error_workbook`` writes it. Whatever it changed about a cell so that a spreadsheet takes no harm is changed back here,
so that the mended file says what the file said.
"""

import re
from collections.abc import Collection
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

from analytics.intake.grid import Grid
from analytics.intake.refusal import Refused
from analytics.wording import LANGUAGES, say

Part = Literal["summary", "problems", "file", "excerpt"]

STARTS = r"[=+\-@\t\r\n＝＋－＠]"  # with these a spreadsheet begins a formula
HARMLESS = re.compile(r"[+\-－＋]?[0-9][0-9,]*(\.[0-9]+)?%?|[-－]+")  # a number, or dashes for nothing
FORMULA = re.compile(f"'*{STARTS}")
APOSTROPHE = f"^'('*{STARTS})"


def sheet_name(part: Part, language: str) -> str:
    """What a sheet of our workbook is called."""
    return say(f"error_workbook.sheet_{part}", language)


def file_sheet(names: Collection[str]) -> str | None:
    """The sheet with the clerk's file among those of a workbook, or None if it is not ours.

    Raises Refused(result_without_file) where ours holds a part of the file only, or nothing of it.
    """
    for language in LANGUAGES:
        if all(sheet_name(part, language) in names for part in ("summary", "problems")):
            mended = sheet_name("file", language)
            if mended not in names:
                raise Refused("result_without_file")
            return mended
    return None


def shown(text: str) -> str:
    """A cell's text as our workbook holds it: no formula, whoever saves it in whatever format."""
    return f"'{text}" if FORMULA.match(text) and not HARMLESS.fullmatch(text) else text


def meant(grid: Grid) -> Grid:
    """The grid of our workbook's sheet with every text as the file had it: the inverse of ``shown``."""
    columns = [pc.replace_substring_regex(column, APOSTROPHE, r"\1") for column in grid.cells.columns]
    return Grid(pa.table(columns, names=grid.cells.column_names), grid.lines, grid.left)
