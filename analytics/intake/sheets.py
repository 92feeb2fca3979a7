"""What calamine does not tell of a workbook's sheets: hidden rows, their extent, cells that hold an error."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import defusedxml.ElementTree

from analytics.intake.refusal import Refused

# A sheet of two cells, the first and the last, makes calamine ask for the memory of all between them.
MOST_CELLS = 24_000_000


@dataclass(frozen=True)
class Facts:
    """One sheet: numbers of its hidden rows (from 1), and errors such as ``#DIV/0!`` by (row, column) from 1."""

    hidden: Collection[int] = frozenset()
    errors: dict[tuple[int, int], str] = field(default_factory=dict)


def assert_extent(rows: int, columns: int) -> None:
    """Raises Refused(too_large) for a sheet that would not fit in memory."""
    if rows * columns > MOST_CELLS:
        raise Refused("too_large", value=f"{rows} × {columns}")


def parsed(xml: bytes) -> Any:
    """The root element; entities and external references are refused by defusedxml."""
    return defusedxml.ElementTree.fromstring(xml)


def local(name: str) -> str:
    """An XML name without its namespace: strict and transitional workbooks differ only there."""
    return name.rpartition("}")[2]


def attribute(element: Any, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")
