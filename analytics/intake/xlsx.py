"""XLSX: what the XML of the sheets says beyond their cells.

The sheets are searched, not parsed: a sheet of a million rows holds half a gigabyte of XML, and ``<`` cannot stand
inside its values, so a tag that matches is a tag.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from analytics.intake.refusal import Refused
from analytics.intake.sheets import Facts, attribute, extent, local, parsed

ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
NUMBER = re.compile(rb"""\sr=["'](\d{1,7})["']""")
HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
CELL = re.compile(rb"""\br=["']([A-Za-z]{1,3})(\d{1,7})["']""")
LETTERS = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)\d""")
DIGITS = re.compile(rb"""\br\s*=\s*["'][A-Za-z]*(\d+)""")
STRINGS = re.compile(rb"<(?:\w+:)?sst\b[^>]*>")
COUNT = re.compile(rb"""[cC]ount\s*=\s*["']([^"']*)""")
ERROR = re.compile(rb"""\st=["']e["']""")
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]{1,20})<")
LONGEST_FORMULA = 10_000
PIECE = 1 << 24
HEAD = 1 << 14


def facts(content: bytes) -> dict[str, Facts]:
    """For each worksheet by name. Raises Refused(too_large)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _assert_honest_counts(archive)
        return {name: _facts(archive.read(path)) for name, path in _paths(archive).items()}


def _assert_honest_counts(archive: zipfile.ZipFile) -> None:
    """The list of shared texts says how many there are, and calamine asks for their memory before it reads the first."""
    for part in archive.infolist():
        with archive.open(part) as opened:
            strings = STRINGS.search(opened.read(HEAD))
        # Each text takes a byte at the very least.
        if strings and any(int(count) > part.file_size for count in COUNT.findall(strings[0])):
            raise Refused("broken_file")


def _paths(archive: zipfile.ZipFile) -> dict[str, str]:
    relations = {
        attribute(relation, "Id"): posixpath.normpath(posixpath.join("/xl", attribute(relation, "Target"))).lstrip("/")
        for relation in parsed(archive.read("xl/_rels/workbook.xml.rels"))
    }
    names = set(archive.namelist())
    sheets = {
        element.get("name", ""): relations.get(attribute(element, "id"), "")
        for element in parsed(archive.read("xl/workbook.xml")).iter()
        if local(element.tag) == "sheet"
    }
    return {name: path for name, path in sheets.items() if path in names}


def _facts(xml: bytes) -> Facts:
    return Facts(_extent(xml), _hidden(xml) if b"hidden=" in xml else frozenset(), dict(_errors(xml)))


def _extent(xml: bytes) -> int:
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for place in range(0, len(xml), PIECE):
        piece = xml[place : place + PIECE + 32]  # a reference may lie across the seam
        columns.update(LETTERS.findall(piece))
        rows.update(DIGITS.findall(piece))
    numbers = [int(row) for row in rows]
    return extent(max(numbers, default=0) - min(numbers, default=0) + 1, max(map(_column, columns), default=1))


def _hidden(xml: bytes) -> frozenset[int]:
    """Numbers of the hidden rows; a row without a number follows the one before."""
    number, hidden = 0, set()
    for tag in ROW.findall(xml):
        given = NUMBER.search(tag)
        number = int(given[1]) if given else number + 1
        if HIDDEN.search(tag):
            hidden.add(number)
    return frozenset(hidden)


def _errors(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Cells that show an error; calamine gives them as blank, which they are not."""
    for mark in ERROR.finditer(xml):
        cell = CELL.search(xml, xml.rfind(b"<", 0, mark.start()), xml.find(b">", mark.end()))
        value = VALUE.search(xml, mark.end(), mark.end() + LONGEST_FORMULA)
        if cell and value:
            yield (int(cell[2]), _column(cell[1])), value[1].decode("utf-8", "replace")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
