"""Finds the row that names the columns, under whatever titles stand above it."""

from collections import Counter
from dataclasses import dataclass

import pyarrow.compute as pc

from analytics.contract import KINDS, Column, Kind
from analytics.contract.declarations import fold
from analytics.intake.cells import is_blank
from analytics.intake.grid import Grid
from analytics.intake.personal import masked
from analytics.intake.refusal import Refused
from analytics.problems import Problem

DEPTH = 20
# Clerks' forms number their rows; that number says nothing and is not worth a warning in every file.
RUNNING_NUMBER = "序号"

Rows = list[list[str]]


@dataclass(frozen=True)
class Header:
    """Where the table begins and which column stands where.

    ``last``: index in the grid of the (lowest) header row; ``words``: the header's text by place; ``places``: the place
    of each declared column that is there, common ones included.
    """

    last: int
    words: list[str]
    places: dict[str, int]
    problems: list[Problem]


def find(grid: Grid, kind: Kind) -> Header:
    """The header. Raises Refused(wrong_kind, value=the kind it seems to be) or Refused(no_header)."""
    rows = grid.head(DEPTH + 1)
    own = fit(rows, kind)
    other = max(KINDS.values(), key=lambda candidate: fit(rows, candidate))
    if fit(rows, other) >= max(own + 2, own * 2):
        raise Refused("wrong_kind", value=other.id)
    if own == 0:
        raise Refused("no_header")
    last, words = _chosen(rows, kind)
    places, repeated = _places(words, kind)
    return Header(last, words, places, [*repeated, *_missing(places, kind), *_unknown(grid, last, words, kind)])


def fit(rows: Rows, kind: Kind) -> int:
    """How many of the kind's own columns the best of the first rows names."""
    return max((len(_own(row, kind)) for row in rows[:DEPTH]), default=0)


def is_complete(rows: Rows, kind: Kind) -> bool:
    """Whether one of the first rows names all required columns, and two at least."""
    required = {column.id for column in kind.columns if column.required}
    return any(len(own) >= 2 and required <= own for own in (_own(row, kind) for row in rows[:DEPTH]))


def _own(row: list[str], kind: Kind) -> set[str]:
    found = (column_of(cell, kind) for cell in row)
    return {column.id for column in found if column and column.id in kind.by_id}


def column_of(header: str, kind: Kind) -> Column | None:
    """The column that a header cell names."""
    folded = fold(header)
    return kind.by_header.get(folded) if folded else None


def _chosen(rows: Rows, kind: Kind) -> tuple[int, list[str]]:
    """The best row's index and words; two rows read as one where groups of columns have a common title above them."""
    first = max(range(min(len(rows), DEPTH)), key=lambda index: len(_own(rows[index], kind)))
    best = first, rows[first]
    for upper in (first - 1, first):
        if upper >= 0 and upper + 1 < len(rows):
            both = _stacked(rows[upper], rows[upper + 1], kind)
            if both and len(_own(both, kind)) > len(_own(best[1], kind)):
                best = upper + 1, both
    return best


def _stacked(upper: list[str], lower: list[str], kind: Kind) -> list[str] | None:
    """Each column's lower word where that is known, else its upper one; None if the lower row is no row of headers."""
    known = sum(column_of(cell, kind) is not None for cell in lower)
    if known * 2 <= sum(not is_blank(cell) for cell in lower):
        return None
    return [low if column_of(low, kind) or is_blank(high) else high for high, low in zip(upper, lower, strict=True)]


def _places(words: list[str], kind: Kind) -> tuple[dict[str, int], list[Problem]]:
    places: dict[str, int] = {}
    repeated = []
    for place, word in enumerate(words):
        column = column_of(word, kind)
        if column and places.setdefault(column.id, place) != place:
            repeated.append(Problem("repeated_column", column=column.id, value=f"{words[places[column.id]]}、{word}"))
    return places, repeated


def _missing(places: dict[str, int], kind: Kind) -> list[Problem]:
    return [
        Problem("missing_column", column=column.id)
        for column in kind.columns
        if column.required and column.id not in places
    ]


def _unknown(grid: Grid, last: int, words: list[str], kind: Kind) -> list[Problem]:
    """Columns that will not be read. One without a name counts if it holds anything."""
    body = grid.taken(slice(last + 1, None))
    unknown = []
    for place, word in enumerate(words):
        if column_of(word, kind) or fold(word) == RUNNING_NUMBER:
            continue
        if not is_blank(word):
            unknown.append(masked(word.strip()))
        elif not pc.all(pc.equal(pc.utf8_trim_whitespace(body.cells.column(place)), "")).as_py() and body.height:
            unknown.append(letters(grid.left + place))
    return [
        Problem("unknown_column", "warning", value=word if times == 1 else f"{word} × {times}")
        for word, times in Counter(unknown).items()
    ]


def letters(place: int) -> str:
    """A column's name in a spreadsheet: A, B, … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
