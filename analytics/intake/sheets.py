"""What calamine does not tell of a workbook's sheets: hidden rows, their extent, cells that hold an error."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import defusedxml.ElementTree

from analytics.intake.refusal import Refused

# Two cells in opposite corners make calamine ask for the memory of all between them, in each sheet anew.
MOST_CELLS = 24_000_000
MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14


@dataclass(frozen=True)
class Facts:
    """One sheet.

    ``cells``: how many lie between the first and the last that are used; ``hidden``: numbers of hidden rows, from 1;
    ``errors``: errors such as ``#DIV/0!`` by (row, column), from 1.
    """

    cells: int = 0
    hidden: Collection[int] = frozenset()
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


def extent(rows: int, columns: int) -> int:
    """The number of cells. Raises Refused(too_large) for more than a sheet can have or memory can hold."""
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS:
        raise Refused("too_large", value=f"{rows} × {columns}")
    return rows * columns


def assert_fits(sheets: Iterable[Facts]) -> None:
    """Raises Refused(too_large) for sheets that together would not fit in memory."""
    if (cells := sum(sheet.cells for sheet in sheets)) > MOST_CELLS:
        raise Refused("too_large", value=f"{cells}")


def parsed(xml: bytes) -> Any:
    """The root element; entities and external references are refused by defusedxml."""
    return defusedxml.ElementTree.fromstring(xml)


def local(name: str) -> str:
    """An XML name without its namespace: strict and transitional workbooks differ only there."""
    return name.rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
