"""CSV and its kin to a grid: a fast way for regular text, a patient way for ragged text; both give the same grid."""

import csv
import io
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress

import pyarrow as pa
import pyarrow.csv

from analytics.contract.declarations import fold
from analytics.intake.grid import Grid
from analytics.intake.refusal import Refused

DELIMITERS = (",", "\t", ";", "|", "，")
HEAD = 30
BATCH = 50_000
WIDEST = 1024
# So many rows may have another width before the patient way is the better one.
MOST_RAGGED = 1000
BLOCK = 1 << 22
# Given to either reader after the last line: if it does not come back as a row of its own, a quote was never closed.
SENTINEL = "\ufdd0"

csv.field_size_limit(2**31 - 1)


def read(utf8: pa.Buffer, headers: Collection[str]) -> Grid:
    """The grid of a delimited text. ``headers``: folded header words, by which the delimiter is told.

    Raises Refused(unclosed_quote) where a quote swallows the rest, Refused(too_large) for an absurd number of columns.
    """
    text = _trimmed(utf8)
    delimiter = _delimiter(text, headers)
    return fast(text, delimiter) or patient(text, delimiter)


def _trimmed(utf8: pa.Buffer) -> pa.Buffer:
    """Without the line ends after the last row, and without the end-of-file mark of old programs."""
    end = utf8.size
    tail = utf8.slice(max(0, end - (1 << 16)), min(end, 1 << 16)).to_pybytes()
    return utf8.slice(0, end - len(tail) + len(tail.rstrip(b"\r\n\x1a")))


def _delimiter(text: pa.Buffer, headers: Collection[str]) -> str:
    """The delimiter under which the first rows hold most known headers; failing that, the most cells."""

    def score(delimiter: str) -> tuple[int, int]:
        rows: list[list[str]] = []
        with suppress(Refused):
            rows.extend(_records(text, delimiter, HEAD))
        known = max((sum(fold(cell) in headers for cell in cells) for cells in rows), default=0)
        return known, sum(len(cells) for cells in rows)

    return max(DELIMITERS, key=score)


def _records(text: pa.Buffer, delimiter: str, limit: int | None = None) -> Iterator[list[str]]:
    """Each record's cells, as Python's reader takes them. Raises Refused(unclosed_quote)."""

    def lines() -> Iterator[str]:
        yield from io.TextIOWrapper(pa.BufferReader(text), encoding="utf-8", newline="")
        yield SENTINEL + delimiter + SENTINEL

    start, closed = 1, False
    for number, cells in enumerate(csv.reader(lines(), delimiter=delimiter), 1):
        closed = cells == [SENTINEL, SENTINEL]
        if closed or (limit and number > limit):
            return
        start = number
        yield cells
    if not closed:
        raise Refused("unclosed_quote", row=start)


def fast(text: pa.Buffer, delimiter: str) -> Grid | None:
    """Arrow's reader, for text most of whose rows have as many cells as the widest of the first; None for any other."""
    width = max((len(cells) for cells in _records(text, delimiter, HEAD)), default=0)
    if not 0 < width <= WIDEST or len(delimiter.encode()) > 1:
        return None
    ragged: list[tuple[int, str]] = []

    def aside(row: pa.csv.InvalidRow) -> str:
        ragged.append((row.number, row.text))
        return "skip" if len(ragged) <= MOST_RAGGED else "error"

    table = _arrow_table(text, delimiter, width, aside)
    others = [(number, next(csv.reader(io.StringIO(row, newline=""), delimiter=delimiter))) for number, row in ragged]
    if table is None or any(len(cells) > WIDEST for _, cells in others):
        return None
    return Grid.of(_joined(list(_pieces(table, others))).columns)


def _arrow_table(
    text: pa.Buffer, delimiter: str, width: int, aside: Callable[[pa.csv.InvalidRow], str]
) -> pa.Table | None:
    """All rows of that many cells; ``aside`` takes the others. None if there are too many of them or a quote is open."""
    names = [str(place) for place in range(width)]
    end = delimiter.join([SENTINEL] * width)
    try:
        table = pa.csv.read_csv(
            _Followed(text, f"\n{end}".encode()),
            # Finding the rows is the slow part and takes one thread in any case; more of them only get in its way.
            # With one thread, moreover, the rows set aside know their number.
            pa.csv.ReadOptions(column_names=names, block_size=BLOCK, use_threads=False),
            pa.csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=aside
            ),
            pa.csv.ConvertOptions(
                check_utf8=False,
                column_types=dict.fromkeys(names, pa.string()),
                null_values=[],
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    last = table.num_rows - 1
    whole = last >= 0 and all(column[last].as_py() == SENTINEL for column in table.columns)
    return table.slice(0, last) if whole else None


def _pieces(table: pa.Table, others: list[tuple[int, list[str]]]) -> Iterator[pa.Table]:
    """The table with the rows that were set aside put back at their numbers (from 1)."""
    done = 0
    for before, (number, cells) in enumerate(others):
        yield table.slice(done, number - 1 - before - done)
        yield _table([cells])
        done = number - 1 - before
    yield table.slice(done)


class _Followed(io.RawIOBase):
    """A buffer read as a file, with a few bytes after its end that would be costly to append."""

    def __init__(self, buffer: pa.Buffer, after: bytes) -> None:
        self.pieces = (memoryview(buffer), memoryview(after))
        self.place = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        whole, after = self.pieces
        piece = whole[self.place :] if self.place < len(whole) else after[self.place - len(whole) :]
        taken = piece[:size] if size >= 0 else piece
        self.place += len(taken)
        return bytes(taken)


def patient(text: pa.Buffer, delimiter: str) -> Grid:
    """Python's reader: rows may be longer or shorter than others; what they lack is blank."""
    tables, batch = [], []
    for cells in _records(text, delimiter):
        if len(cells) > WIDEST:
            raise Refused("too_large", value=f"{len(cells)}")
        batch.append(cells)
        if len(batch) == BATCH:
            tables.append(_table(batch))
            batch = []
    return Grid.of(_joined([*tables, _table(batch)]).columns)


def _table(rows: list[list[str]]) -> pa.Table:
    width = max(map(len, rows), default=0)
    padded = [cells + [""] * (width - len(cells)) for cells in rows]
    columns = zip(*padded, strict=True) if padded else ()
    return pa.table([pa.array(column, pa.string()) for column in columns], names=[str(place) for place in range(width)])


def _joined(tables: list[pa.Table]) -> pa.Table:
    """The tables below each other, as wide as the widest."""
    filled = [table for table in tables if table.num_rows]
    width = max((table.num_columns for table in filled), default=0)
    return pa.concat_tables([_widened(table, width) for table in filled]) if filled else pa.table({})


def _widened(table: pa.Table, width: int) -> pa.Table:
    # The blank columns share one array, so that a single long row does not cost memory in all of them.
    blank = pa.array([""] * table.num_rows, pa.string()) if table.num_columns < width else None
    for place in range(table.num_columns, width):
        table = table.append_column(str(place), blank)
    return table
