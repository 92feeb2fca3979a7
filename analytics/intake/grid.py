"""What every file format is turned into first: cells of text in rows that know their number."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa


@dataclass(frozen=True)
class Grid:
    """A sheet's cells as text.

    ``cells``: string columns named "0", "1", … without nulls. ``lines``: for each row its number as the spreadsheet
    counts, from 1. ``left``: how many columns of the sheet stand before the first.
    """

    cells: pa.Table
    lines: pa.ChunkedArray
    left: int = 0

    @classmethod
    def of(cls, columns: list[pa.ChunkedArray], left: int = 0) -> "Grid":
        """A grid of those columns, its rows numbered from 1."""
        cells = pa.table(columns, names=[str(place) for place in range(len(columns))])
        return cls(cells, pa.chunked_array([np.arange(1, cells.num_rows + 1, dtype=np.int64)]), left)

    @property
    def height(self) -> int:
        return len(self.lines)

    @property
    def width(self) -> int:
        return self.cells.num_columns

    def head(self, rows: int) -> list[list[str]]:
        """The first rows as lists of cells."""
        return self.taken(slice(0, rows)).rows()

    def rows(self) -> list[list[str]]:
        """All rows as lists of cells: for the few that need a closer look."""
        columns = [column.to_pylist() for column in self.cells.columns]
        return [list(row) for row in zip(*columns, strict=True)]

    def taken(self, rows: slice) -> "Grid":
        start, stop, _ = rows.indices(self.height)
        length = max(stop - start, 0)
        return Grid(self.cells.slice(start, length), self.lines.slice(start, length), self.left)

    def kept(self, mask: pa.Array | pa.ChunkedArray) -> "Grid":
        """The rows where ``mask`` is true."""
        return Grid(self.cells.filter(mask), self.lines.filter(mask), self.left)
