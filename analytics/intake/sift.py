"""Which rows below the header are data: blank rows, totals, notes and repeated headers are not."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from analytics.contract import Kind
from analytics.contract.declarations import fold
from analytics.intake.cells import WHITE, is_blank, plain, stripped
from analytics.intake.grid import Grid
from analytics.intake.header import Header
from analytics.intake.personal import masked
from analytics.problems import Problem

TOTAL = re.compile(r".{0,12}(合计|总计|小计|共计)|(sub|grand)?total|sum")
NOTE = re.compile(r"[(\[【]?(注|备注|说明|填表|填报|制表|审核|复核|负责人|单位负责人|联系人|联系电话|打印|制单)")
# Wider, for RE2: a row whose key is there and none of whose cells up to the key has such a mark is data.
MARK = f"计|(?i:total|sum|ｔｏｔａｌ)|^[{WHITE}(（【\\[]*[注备说填制审复负单联打]"
NO_KEY = f"^[{WHITE}/\\\\／＼—－–―‐‑‒−-]*$"
LONGEST_VALUE = 200


def sift(grid: Grid, header: Header, kind: Kind) -> tuple[Grid, list[Problem]]:
    """The rows of data, and a warning for each total and each note that was left out."""
    body = grid.taken(slice(header.last + 1, None))
    own = [place for column, place in header.places.items() if column in kind.by_id]
    suspect = _suspects(body, header, kind)
    if not pc.any(suspect).as_py():
        return body, []
    odd = body.kept(suspect)
    keeps, found = [], []
    blank = _blank(odd, own).to_pylist()
    for index, (row, line) in enumerate(zip(odd.rows(), odd.lines.to_pylist(), strict=True)):
        problem = None if blank[index] else _left_out(row, line, header, kind)
        found += [problem] if problem else []
        keeps.append(not (blank[index] or problem or _is_header(row, header, own)))
    return body.kept(_merged(suspect, keeps)), found


def _suspects(body: Grid, header: Header, kind: Kind) -> pa.ChunkedArray:
    """Rows that need a look: judged by the key's column and by those before it, where totals and notes begin."""
    key = [header.places[column] for column in kind.key if column in header.places]
    if not key:
        return pa.chunked_array([pa.array([True] * body.height, pa.bool_())])
    suspect = pc.equal(body.cells.column(key[0]), header.words[key[0]])
    for place in range(key[0] + 1):
        suspect = pc.or_(suspect, pc.match_substring_regex(body.cells.column(place), MARK))
    return pc.or_(suspect, pc.match_substring_regex(body.cells.column(key[0]), NO_KEY))


def _merged(suspect: pa.ChunkedArray, keeps: list[bool]) -> pa.Array:
    return pc.replace_with_mask(
        pc.invert(suspect).combine_chunks(), suspect.combine_chunks(), pa.array(keeps, pa.bool_())
    )


def _blank(rows: Grid, own: list[int]) -> pa.Array:
    """Rows whose declared columns are all blank, in whatever way clerks write that."""
    blank = pa.array([True] * rows.height, pa.bool_())
    for place in own:
        spellings = rows.cells.column(place).combine_chunks().dictionary_encode()
        blanks = pa.array([is_blank(text) for text in spellings.dictionary.to_pylist()], pa.bool_())
        blank = pc.and_(blank, blanks.take(spellings.indices))
    return blank


def _left_out(row: list[str], line: int, header: Header, kind: Kind) -> Problem | None:
    filled = [cell for cell in row if not is_blank(cell)]
    first = filled[0]
    heads = [first, *(row[header.places[column]] for column in kind.key if column in header.places)]
    total = next((cell for cell in heads if TOTAL.fullmatch(fold(stripped(cell)))), None)
    if total is not None:  # behind a serial number, its name stands in the key's column
        return _left("total_row_skipped", line, total)
    if NOTE.match(plain(first)) and (
        len(filled) == 1 or all(NOTE.match(plain(cell)) or "：" in cell for cell in filled)
    ):
        return _left("note_row_skipped", line, first)
    return None


def _left(code: str, line: int, cell: str) -> Problem:
    return Problem(code, "warning", row=line, value=masked(stripped(cell))[:LONGEST_VALUE])


def _is_header(row: list[str], header: Header, own: list[int]) -> bool:
    """A header repeated at the top of a printed page."""
    return all(fold(row[place]) == fold(header.words[place]) for place in own)
