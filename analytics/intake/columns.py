"""One column at a time: regular cells by vectorised steps, and each other spelling once through ``cells``.

A million cells mostly hold either few spellings (dates, words of a list) or regular text (codes, descriptions);
only what is neither is looked at cell by cell, and then each spelling once.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from analytics.contract import Column
from analytics.intake.cells import WHITE, Cell, parser, stripped
from analytics.intake.personal import SUSPECT, masked
from analytics.reference import Reference

# Where the first cells hold few spellings, the column is read spelling by spelling.
SAMPLE, FEW = 20_000, 2_000
LONGEST_VALUE = 200

DAY = r"(199[0-9]|20[0-9]{2}|2100)-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
REGULAR = {
    "code": r"^[0-9A-Za-z][!-\-/-~]{3,}$",  # no point, which Excel's "123.0" has; long enough to be no blank or "N/A"
    "count": r"^[0-9]{1,15}$",
    "number": r"^[0-9]{1,15}(\.[0-9]{1,15})?$",
    "date": f"^{DAY}$",
    "datetime": f"^{DAY}[ T]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$",
}
# Text is irregular if it is short enough to be a blank or "not applicable" (gaps inside left out of account, so two
# spaces side by side are irregular too), or holds what has to be mended or masked.
SHORT = 28
MENDED = f"^'|\r|[{WHITE}][{WHITE}]"


@dataclass(frozen=True)
class Typed:
    """A column's values and, for each cell, the code of what is wrong, the text to show for it, and "not applicable".

    All are as long as ``values``; ``faults`` and ``shown`` hold null, ``not_applicable`` false where all is well, and
    all three are None where that is so everywhere.
    """

    values: pa.Array
    faults: pa.Array | None = None
    shown: pa.Array | None = None
    not_applicable: pa.Array | None = None

    def at(self, places: pa.Array) -> "Typed":
        return self._each(lambda array: array.take(places))

    def spread(self, mask: pa.Array, values: pa.Array) -> "Typed":
        """These cells at the places where ``mask`` is true, and ``values`` with nothing wrong at the others."""
        nothing = pa.nulls(len(mask), pa.string())
        others = iter((values, nothing, nothing, pa.repeat(False, len(mask))))
        return self._each(lambda array: pc.replace_with_mask(next(others), mask, array))

    def _each(self, changed: Callable[[pa.Array], pa.Array]) -> "Typed":
        arrays = (self.values, self.faults, self.shown, self.not_applicable)
        return Typed(*(changed(array) if array is not None else None for array in arrays))


def typed(cells: pa.ChunkedArray, column: Column, reference: Reference) -> Typed:
    """The column's cells as ``column.arrow_type``; null where blank, not applicable or not understood."""
    if pc.count_distinct(cells.slice(0, SAMPLE)).as_py() <= FEW:
        spellings = cells.combine_chunks().dictionary_encode()
        return _read(spellings.dictionary, column, reference).at(spellings.indices)
    return _read(cells.combine_chunks(), column, reference)


def _read(cells: pa.Array, column: Column, reference: Reference) -> Typed:
    if column.type == "text":
        cells = pc.utf8_trim(cells, characters=WHITE)
    regular = _is_regular(cells, column)
    values = pc.if_else(regular, cells, pa.scalar(None, pa.string())).cast(column.arrow_type)
    irregular = pc.invert(regular)
    if not pc.any(irregular).as_py():
        return Typed(values)
    others = cells.filter(irregular).dictionary_encode()
    return _spelling_by_spelling(others.dictionary, column, reference).at(others.indices).spread(irregular, values)


def _is_regular(cells: pa.Array, column: Column) -> pa.Array:
    if column.type == "text":
        short = pc.less_equal(pc.binary_length(cells), SHORT)
        odd = pc.match_substring_regex(cells, f"{MENDED}|{SUSPECT}" if column.personal_data else MENDED)
        return pc.invert(pc.or_(short, odd))
    # The patterns hold for columns that may be anything from zero up.
    if column.type not in REGULAR or column.minimum not in (None, 0):
        return pa.repeat(False, len(cells))
    return pc.match_substring_regex(cells, REGULAR[column.type])


def _spelling_by_spelling(spellings: pa.Array, column: Column, reference: Reference) -> Typed:
    parse = parser(column, reference)
    texts = spellings.to_pylist()
    read = [parse(text) for text in texts]
    values = pa.array([cell.value for cell in read], column.arrow_type)
    if not any(cell.problem or cell.not_applicable for cell in read):
        return Typed(values)
    return Typed(
        values,
        pa.array([cell.problem for cell in read], pa.string()),
        pa.array([_shown(cell, text, column) for cell, text in zip(read, texts, strict=True)], pa.string()),
        pa.array([cell.not_applicable for cell in read], pa.bool_()),
    )


def _shown(cell: Cell, text: str, column: Column) -> str | None:
    """What a problem quotes of the cell; codes are no personal data and are quoted as they are."""
    if cell.problem is None:
        return None
    bare = stripped(text)[:LONGEST_VALUE]
    return bare if column.type == "code" else masked(bare)
