"""XLS: hidden rows, from the ROW records of the old binary format inside its OLE container.

Layouts: [MS-CFB] for the container, [MS-XLS] 2.4.28 BoundSheet8 and 2.4.221 Row.
"""

import struct
from collections.abc import Iterator
from itertools import takewhile

from analytics.intake.refusal import Refused
from analytics.intake.sheets import Facts

BOUND_SHEET, ROW, BEGIN, END, FILE_PASS = 0x0085, 0x0208, 0x0809, 0x000A, 0x002F
HIDDEN = 0x20
LAST_SECTOR = 0xFFFFFFFA


def facts(content: bytes) -> dict[str, Facts]:
    """For each worksheet by name; sheets of a container that cannot be followed are simply not there.

    Raises Refused(password_protected), as calamine takes an encrypted stream for one that it does not know.
    """
    try:
        stream = _workbook(content)
        if any(kind == FILE_PASS for kind, _ in _globals(stream)):
            raise Refused("password_protected")
        return {name: Facts(frozenset(_hidden(stream, place))) for name, place in _sheets(stream)}
    except (struct.error, IndexError, UnicodeError):
        return {}


def _workbook(content: bytes) -> bytes:
    """The stream ``Workbook`` (``Book`` before Excel 97) out of the container's sectors."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    first_entry, _, cutoff, first_mini = struct.unpack_from("<IIII", content, 48)
    table = _allocation(content, size)
    entries = _joined(content, size, table, first_entry)
    found = {_entry_name(entries, place): place for place in range(0, len(entries), 128)}
    start, length = struct.unpack_from("<II", entries, found.get("workbook", found.get("book", len(entries))) + 116)
    if length >= cutoff:
        return _joined(content, size, table, start)[:length]
    root = struct.unpack_from("<I", entries, 116)[0]
    minis = _joined(content, size, table, first_mini)
    mini_table = struct.unpack(f"<{len(minis) // 4}I", minis)
    return _joined(_joined(content, size, table, root), 64, mini_table, start, offset=0)[:length]


def _allocation(content: bytes, size: int) -> tuple[int, ...]:
    """Which sector follows which; large files list further parts of the table in a chain of their own."""
    parts = list(struct.unpack_from("<109I", content, 76))
    following, links = struct.unpack_from("<II", content, 68)
    for _ in range(links):
        entries = struct.unpack_from(f"<{size // 4}I", content, (following + 1) * size)
        parts.extend(entries[:-1])
        following = entries[-1]
    table = b"".join(content[(part + 1) * size : (part + 2) * size] for part in parts if part < LAST_SECTOR)
    return struct.unpack_from(f"<{len(table) // 4}I", table)


def _joined(content: bytes, size: int, table: tuple[int, ...], start: int, offset: int = 1) -> bytes:
    pieces: list[bytes] = []
    while start < LAST_SECTOR and len(pieces) <= len(table):
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
