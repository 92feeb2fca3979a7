"""ODS: hidden rows and the true extent of each table, which repeats may blow up beyond any memory."""

import io
import zipfile
from typing import Any

import defusedxml.ElementTree

from analytics.intake.sheets import Facts, attribute, extent, local

HIDDEN = ("collapse", "filter")
CELLS = ("table-cell", "covered-table-cell")


def facts(content: bytes) -> dict[str, Facts]:
    """For each table by name. Raises Refused(too_large)."""
    found: dict[str, Facts] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as xml:
        groups = 0
        rows = _Rows()
        for event, element in defusedxml.ElementTree.iterparse(xml, events=("start", "end")):
            tag = local(element.tag)
            if tag == "table" and event == "start":
                rows = _Rows()
            elif tag == "table-row-group":
                groups += (attribute(element, "display") == "false") * (1 if event == "start" else -1)
            elif tag == "table-row" and event == "end":
                rows.add(element, hidden=groups > 0)
                element.clear()
            elif tag == "table" and event == "end":
                found[attribute(element, "name")] = Facts(rows.cells, frozenset(rows.hidden))
                element.clear()
    return found


class _Rows:
    """Counts a table's rows as they come, each as often as it is repeated."""

    def __init__(self) -> None:
        self.number = 0
        self.width = 0
        self.cells = 0
        self.hidden: set[int] = set()

    def add(self, row: Any, *, hidden: bool) -> None:
        times = _times(row, "number-rows-repeated")
        width = _width(row)
        if width:
            self.width = max(self.width, width)
            self.cells = extent(self.number + times, self.width)
            if hidden or attribute(row, "visibility") in HIDDEN:
                self.hidden.update(range(self.number + 1, self.number + times + 1))
        self.number += times


def _width(row: Any) -> int:
    """The number of columns up to the last cell that holds something."""
    place = width = 0
    for cell in row:
        if local(cell.tag) in CELLS:
            place += _times(cell, "number-columns-repeated")
            if len(cell) or attribute(cell, "value-type"):
                width = place
    return width


def _times(element: Any, name: str) -> int:
    given = attribute(element, name)
    return int(given) if given.isascii() and given.isdigit() else 1
