"""XLS: hidden rows, from the ROW records of the old binary format inside its OLE container.

Layouts: [MS-CFB] for the container, [MS-XLS] 2.4.28 BoundSheet8 and 2.4.221 Row.
"""

import struct
from collections.abc import Iterator
from itertools import takewhile

from analytics.intake.refusal import Refused
from analytics.intake.sheets import Facts

BOUND_SHEET, ROW, BEGIN, END, FILE_PASS = 0x0085, 0x0208, 0x0809, 0x000A, 0x002F
DIMENSIONS, SHARED_STRINGS = 0x0200, 0x00FC
# Records of cells; each begins with its row and its column.
CELLS = (0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x0406, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x027E)
MOST_ROWS, MOST_COLUMNS = 65_536, 256
HIDDEN = 0x20
LAST_SECTOR = 0xFFFFFFFA


def facts(content: bytes) -> dict[str, Facts]:
    """For each worksheet by name.

    Raises Refused: password_protected, as calamine takes an encrypted stream for one that it does not know; broken_file
    where sizes, places or chains of sectors cannot be true, as calamine would ask for the memory that they name.
    """
    stream = _workbook(content)
    if any(kind == FILE_PASS for kind, _ in _globals(stream)):
        raise Refused("password_protected")
    if any(
        kind == SHARED_STRINGS and max(struct.unpack_from("<II", data)) > len(stream) for kind, data in _globals(stream)
    ):
        raise Refused("broken_file")
    return {name: Facts(_extent(stream, place), frozenset(_hidden(stream, place))) for name, place in _sheets(stream)}


def _extent(stream: bytes, place: int) -> int:
    """The number of cells between the first and the last, or that the sheet says it has, whichever is more."""
    rows, columns, told = {0}, {0}, 0
    for kind, data in takewhile(lambda record: record[0] != END, _records(stream, place)):
        if kind == DIMENSIONS:
            top, bottom, left, right = struct.unpack_from("<IIHH" if len(data) >= 12 else "<HHHH", data)
            if bottom and right and not (top <= bottom <= MOST_ROWS and left <= right <= MOST_COLUMNS):
                raise Refused("broken_file")
            told = bottom * right
        elif kind in CELLS and len(data) >= 4:
            row, column = struct.unpack_from("<HH", data)
            rows.add(row + 1)
            columns.add(column + 1)
    if max(columns) > MOST_COLUMNS:
        raise Refused("broken_file")
    return max(told, max(rows) * max(columns))


def _workbook(content: bytes) -> bytes:
    """The stream ``Workbook`` (``Book`` before Excel 97) out of the container's sectors. Raises Refused(broken_file)."""
    shift, mini_shift = struct.unpack_from("<HH", content, 30)
    counts = (
        struct.unpack_from("<I", content, 44)
        + struct.unpack_from("<I", content, 64)
        + struct.unpack_from("<I", content, 72)
    )
    if shift not in (9, 12) or mini_shift != 6 or max(counts) << shift > len(content):
        raise Refused("broken_file")
    container = _Container(content, 1 << shift)
    start, length = container.place("workbook") or container.place("book") or (0, 0)
    return container.stream(start, length)


class _Container:
    """An OLE container: sectors of one size, chained by a table, and small ones inside a stream of their own."""

    def __init__(self, content: bytes, size: int) -> None:
        self.content, self.size = content, size
        first_entry, _, self.cutoff, first_mini = struct.unpack_from("<IIII", content, 48)
        self.table = self._allocation()
        self.entries = self._joined(first_entry)
        minis = self._joined(first_mini)
        self.mini_table = struct.unpack(f"<{len(minis) // 4}I", minis)
        self.minis = self._joined(struct.unpack_from("<I", self.entries, 116)[0])
        for place in range(128, len(self.entries), 128):
            self.stream(*struct.unpack_from("<II", self.entries, place + 116))  # every chain comes to an end

    def place(self, name: str) -> tuple[int, int] | None:
        """Where the stream of that name starts and how long it is."""
        found = (at for at in range(0, len(self.entries), 128) if _entry_name(self.entries, at) == name)
        at = next(found, None)
        return None if at is None else struct.unpack_from("<II", self.entries, at + 116)

    def stream(self, start: int, length: int) -> bytes:
        if length > len(self.content):
            raise Refused("broken_file")
        if length == 0:
            return b""
        if length >= self.cutoff:
            return self._joined(start)[:length]
        return _chained(self.minis, 64, self.mini_table, start, 0)[:length]

    def _joined(self, start: int) -> bytes:
        return _chained(self.content, self.size, self.table, start, 1)

    def _allocation(self) -> tuple[int, ...]:
        """Which sector follows which; large files list further parts of the table in a chain of their own."""
        parts = list(struct.unpack_from("<109I", self.content, 76))
        following, links = struct.unpack_from("<II", self.content, 68)
        for _ in range(links):
            entries = struct.unpack_from(f"<{self.size // 4}I", self.content, (following + 1) * self.size)
            parts.extend(entries[:-1])
            following = entries[-1]
        sectors = (part + 1 for part in parts if part < LAST_SECTOR)
        table = b"".join(self.content[sector * self.size : (sector + 1) * self.size] for sector in sectors)
        return struct.unpack_from(f"<{len(table) // 4}I", table)


def _chained(content: bytes, size: int, table: tuple[int, ...], start: int, offset: int) -> bytes:
    """The sectors from ``start`` on, one after the other."""
    pieces: list[bytes] = []
    while start < LAST_SECTOR:
        if len(pieces) > len(table):
            raise Refused("broken_file")
        pieces.append(content[(start + offset) * size : (start + offset + 1) * size])
        start = table[start]
    return b"".join(pieces)


def _entry_name(entries: bytes, place: int) -> str:
    length = struct.unpack_from("<H", entries, place + 64)[0]
    return entries[place : place + max(length - 2, 0)].decode("utf-16-le", "replace").casefold()


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _globals(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records that hold for the workbook as a whole."""
    return takewhile(lambda record: record[0] != END, _records(stream, 0))


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, data in _globals(stream):
        if kind == BOUND_SHEET:
            place, _, _, length, wide = struct.unpack_from("<IBBBB", data)
            name = data[8 : 8 + length * 2].decode("utf-16-le") if wide & 1 else data[8 : 8 + length].decode("latin-1")
            yield name, place


def _hidden(stream: bytes, place: int) -> Iterator[int]:
    depth = 0
    for kind, data in _records(stream, place):
        depth += (kind == BEGIN) - (kind == END)
        if depth == 0:
            return
        if kind == ROW and struct.unpack_from("<H", data, 12)[0] & HIDDEN:
            yield struct.unpack_from("<H", data)[0] + 1
