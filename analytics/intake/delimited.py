"""CSV and its kin to a grid: a fast way for regular text, a patient way for ragged text; both give the same grid."""

import csv
import io
from collections.abc import Collection, Iterator
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
            rows.extend(cells for cells, _ in _records(text, delimiter, HEAD))
        known = max((sum(fold(cell) in headers for cell in cells) for cells in rows), default=0)
        return known, sum(len(cells) for cells in rows)

    return max(DELIMITERS, key=score)


def _records(text: pa.Buffer, delimiter: str, limit: int | None = None) -> Iterator[tuple[list[str], int]]:
    """Each record's cells and the byte at which the next one begins."""
    place = 0

    def lines() -> Iterator[str]:
        nonlocal place
        for line in io.TextIOWrapper(pa.BufferReader(text), encoding="utf-8", newline=""):
            place += len(line.encode())
            yield line
        yield SENTINEL + delimiter + SENTINEL

    start, closed = 1, False
    for number, cells in enumerate(csv.reader(lines(), delimiter=delimiter), 1):
        closed = cells == [SENTINEL, SENTINEL]
        if closed or (limit and number > limit):
            return
        start = number
        yield cells, place
    if not closed:
        raise Refused("unclosed_quote", row=start)


def fast(text: pa.Buffer, delimiter: str) -> Grid | None:
    """Arrow's reader, for text whose rows all have as many cells after the first few; None for any other."""
    if len(delimiter.encode()) > 1:
        return None
    head = list(_records(text, delimiter, HEAD))
    width = max((len(cells) for cells, _ in head), default=1)
    ragged = max((number for number, (cells, _) in enumerate(head, 1) if len(cells) != width), default=0)
    start = head[ragged - 1][1] if ragged else 0
    if start == text.size or width > WIDEST:
        return None
    body = _arrow_table(text.slice(start), delimiter, width)
    if body is None:
        return None
    above = _table([cells for cells, _ in head[:ragged]], width)
    return Grid.of(pa.concat_tables([above, body]).columns)


def _arrow_table(text: pa.Buffer, delimiter: str, width: int) -> pa.Table | None:
    names = [str(place) for place in range(width)]
    end = delimiter.join([SENTINEL] * width)
    try:
        table = pa.csv.read_csv(
            _Followed(text, f"\n{end}".encode()),
            pa.csv.ReadOptions(column_names=names, block_size=BLOCK),
            pa.csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
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
    whole = all(column[last].as_py() == SENTINEL for column in table.columns)
    return table.slice(0, last) if whole else None


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
    for cells, _ in _records(text, delimiter):
        if len(cells) > WIDEST:
            raise Refused("too_large", value=f"{len(cells)}")
        batch.append(cells)
        if len(batch) == BATCH:
            tables.append(_table(batch))
            batch = []
    tables.append(_table(batch))
    width = max(table.num_columns for table in tables)
    return Grid.of(pa.concat_tables([_widened(table, width) for table in tables]).columns)


def _table(rows: list[list[str]], width: int = 0) -> pa.Table:
    width = max([width, *map(len, rows)])
    padded = [cells + [""] * (width - len(cells)) for cells in rows]
    columns = zip(*padded, strict=True) if padded else [()] * width
    return pa.table([pa.array(column, pa.string()) for column in columns], names=[str(place) for place in range(width)])


def _widened(table: pa.Table, width: int) -> pa.Table:
    # The blank columns share one array, so that a single long row does not cost memory in all of them.
    blank = pa.array([""] * table.num_rows, pa.string())
    for place in range(table.num_columns, width):
        table = table.append_column(str(place), blank)
    return table
