"""The sheet with the file itself: every row at its own number, every column under its own letter, bad cells marked."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Literal

from analytics import export, problem_words
from analytics.error_workbook.styles import Styles
from analytics.intake.grid import Grid
from analytics.intake.header import Header
from analytics.intake.own_workbook import shown
from analytics.intake.personal import masked
from analytics.problems import Problem
from analytics.wording import say

MOST_CELLS = 600_000  # written in some four seconds
MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
COMMENTED = 3_000  # more make a spreadsheet slow
WIDTH_SAMPLE, WIDEST = 200, 40


@dataclass(frozen=True)
class FileSheet:
    """The file's cells and what is to be said at which of them, by (index of the row in the grid, place).

    ``name``: "file", or "excerpt" where only the rows with problems are here; those say their number in front.
    """

    grid: Grid
    header: Header
    name: Literal["file", "excerpt"]
    marks: dict[tuple[int, int], list[Problem]] = field(default_factory=dict)

    def cell(self, row: int, place: int) -> tuple[int, int]:
        """Where in the sheet a cell of the grid stands, from 0."""
        if self.name == "excerpt":
            return row, place + 1
        return self.grid.lines[row].as_py() - 1, place + self.grid.left


def of(grid: Grid, header: Header, listed: list[Problem]) -> FileSheet:
    """The sheet for a file and its problems: all of it where that fits, else what has problems."""
    marks = _marks(grid, header, listed)
    whole = grid.height * grid.width <= MOST_CELLS and grid.left + grid.width <= MOST_COLUMNS and _fits(grid)
    return FileSheet(grid, header, "file", marks) if whole else _excerpt(grid, header, marks)


def _fits(grid: Grid) -> bool:
    """Whether a spreadsheet can hold each cell, an apostrophe included."""
    if grid.height and grid.lines[-1].as_py() > MOST_ROWS:
        return False
    return not any(len(text) >= export.CELL_LENGTH for column in grid.cells.columns for text in column.to_pylist())


def _marks(grid: Grid, header: Header, listed: list[Problem]) -> dict[tuple[int, int], list[Problem]]:
    """What is wrong with a row as a whole is said at its first cell, what is wrong with a column at its head."""
    rows = {line: index for index, line in enumerate(grid.lines.to_pylist())}
    marks: dict[tuple[int, int], list[Problem]] = defaultdict(list)
    for problem in listed:
        if problem.row in rows:
            marks[rows[problem.row], header.places.get(problem.column or "", 0)].append(problem)
        elif problem.row is None:
            for place in _heads(header, problem):
                marks[header.last, place].append(problem)
    return dict(marks)


def _heads(header: Header, problem: Problem) -> list[int]:
    """The columns that a problem of the whole file is about."""
    if problem.code == "unknown_column":
        return [place for place, word in enumerate(header.words) if masked(word.strip()) == problem.value]
    return [header.places[problem.column]] if problem.column in header.places else []


def _excerpt(grid: Grid, header: Header, marks: dict[tuple[int, int], list[Problem]]) -> FileSheet:
    """The rows up to the header and those with problems, as many as fit."""
    most = max(MOST_CELLS // max(grid.width, 1), 1)
    rows = sorted({*range(header.last + 1), *(row for row, _ in marks)})[:most]
    index = {row: place for place, row in enumerate(rows)}
    taken = Grid(grid.cells.take(rows), grid.lines.take(rows), grid.left)
    kept = {(index[row], place): found for (row, place), found in marks.items() if row in index}
    return FileSheet(taken, header, "excerpt", kept)


def write(sheet: Any, styles: Styles, file: FileSheet, language: str) -> None:
    """Writes the cells as text, so that nothing in them changes when the workbook is saved."""
    _, left = file.cell(file.header.last, 0)
    width = min(file.grid.width, MOST_COLUMNS - left)
    sheet.freeze_panes(file.cell(file.header.last, 0)[0] + 1, 0)
    _layout(sheet, styles, file, left, width)
    comments = 0
    for row, cells in enumerate(file.grid.rows()):
        line, _ = file.cell(row, 0)
        if file.name == "excerpt":
            sheet.write_number(line, 0, file.grid.lines[row].as_py())
        for place, text in enumerate(cells[:width]):
            found = file.marks.get((row, place), [])
            _write_cell(sheet, styles, (line, left + place), text, found, head=row == file.header.last)
            if found and comments < COMMENTED:
                comments += 1
                sheet.write_comment(line, left + place, _comment(found, language), {"x_scale": 2.4, "y_scale": 1.2})


def _layout(sheet: Any, styles: Styles, file: FileSheet, left: int, width: int) -> None:
    sample = file.grid.taken(slice(file.header.last, file.header.last + WIDTH_SAMPLE)).rows()
    for place in range(width):
        letters = max((export.width(cells[place]) for cells in sample), default=0)
        sheet.set_column(left + place, left + place, min(max(letters + 2, 10), WIDEST), styles.text)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{MOST_ROWS}"})


def _write_cell(
    sheet: Any, styles: Styles, at: tuple[int, int], text: str, found: list[Problem], *, head: bool
) -> None:
    if not text and not found and not head:
        return
    if any(problem.code == "personal_data" for problem in found):
        text = masked(text)
    style = styles.bad[found[0].severity] if found else styles.heads if head else styles.text
    if text:
        sheet.write_string(*at, shown(text)[: export.CELL_LENGTH], style)
    else:
        sheet.write_blank(*at, None, style)


def _comment(found: list[Problem], language: str) -> str:
    each = (
        say(
            "error_workbook.comment",
            language,
            severity=say(f"error_workbook.{problem.severity}", language),
            text=problem_words.sentence(problem, language),
            remedy=problem_words.remedy(problem, language),
        )
        for problem in found
    )
    return "\n".join(each)[: export.CELL_LENGTH]
