"""The body of a table, column by column, to typed rows; what is wrong in a cell, in the keys, in the number of rows."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pyarrow.compute as pc

from analytics import problems
from analytics.contract import Column, Kind
from analytics.intake.cells import month_of, stripped
from analytics.intake.columns import LONGEST_VALUE, Typed, typed
from analytics.intake.grid import Grid
from analytics.intake.header import Header
from analytics.intake.personal import masked
from analytics.problems import Problem
from analytics.reference import Reference

STATED = pa.schema([("line", pa.int64()), ("unit", pa.string()), ("month", pa.string())])
MANY_ROWS = 20_000
WARNINGS = ("personal_data", "time_missing")


def typed_rows(body: Grid, header: Header, kind: Kind, reference: Reference) -> tuple[pa.Table, list[pa.Table]]:
    """Rows of ``kind.arrow_schema``, and tables of problems, a few for each column."""
    found, not_applicable = [], {}
    lines = body.lines.combine_chunks()
    present = [column for column in kind.columns if column.id in header.places]

    def read_column(column: Column) -> Typed:
        return typed(body.cells.column(header.places[column.id]), column, reference)

    columns = {column.id: pa.nulls(body.height, column.arrow_type) for column in kind.columns}
    for column, read in zip(present, _each(read_column, present, body.height), strict=True):
        columns[column.id] = read.values
        found += _cell_problems(read, column.id, lines)
        if column.required:
            found += _missing(read, column.id, lines)
        if read.not_applicable is not None:
            not_applicable[column.id] = read.not_applicable
    columns |= {"line": lines, "not_applicable": _joined(not_applicable, body.height)}
    return pa.table(columns, schema=kind.arrow_schema), found


def _each(run: Callable[[Column], Typed], columns: list[Column], rows: int) -> Iterable[Typed]:
    """All columns, side by side where there are enough rows for threads to pay."""
    if rows < MANY_ROWS:
        return map(run, columns)
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(run, columns))


def _cell_problems(read: Typed, column: str, lines: pa.Array) -> list[pa.Table]:
    if read.faults is None or read.shown is None:
        return []
    wrong = pc.is_valid(read.faults)
    codes = read.faults.filter(wrong)
    severity = pc.if_else(pc.is_in(codes, pa.array(WARNINGS)), "warning", "error")
    return [_table(codes, severity, lines.filter(wrong), column, read.shown.filter(wrong))]


def _missing(read: Typed, column: str, lines: pa.Array) -> list[pa.Table]:
    if read.values.null_count == 0:
        return []
    empty = pc.is_null(read.values)
    missing = lines.filter(empty if read.faults is None else pc.and_(empty, pc.is_null(read.faults)))
    return [_table("missing_value", "error", missing, column, None)]


def _table(
    codes: pa.Array | str, severity: pa.Array | str, rows: pa.Array, column: str, values: pa.Array | None
) -> pa.Table:
    """Problems of one column; a single code or severity holds for all of its rows."""
    each = [pa.repeat(given, len(rows)) if isinstance(given, str) else given for given in (codes, severity, column)]
    shown = values if values is not None else pa.nulls(len(rows), pa.string())
    return pa.table([each[0], each[1], rows, each[2], shown], schema=problems.SCHEMA)


def _joined(masks: dict[str, pa.Array], length: int) -> pa.Array:
    """For each row the columns marked as not applicable, joined by ";", or null."""
    if not masks:
        return pa.nulls(length, pa.string())
    words = [pc.if_else(mask, column, pa.scalar(None, pa.string())) for column, mask in masks.items()]
    # Arrow drops a row whose words are all null: an empty first word keeps it.
    joined = pc.binary_join_element_wise(pa.repeat("", length), *words, ";", null_handling="skip")
    return pc.if_else(pc.equal(joined, ""), pa.scalar(None, pa.string()), pc.utf8_ltrim(joined, ";"))


def key_problems(rows: pa.Table, kind: Kind) -> list[pa.Table]:
    """The second and every further row with the same key."""
    if not kind.key or rows.num_rows == 0:
        return []
    key, *more = (rows[column] for column in kind.key)
    for column in more:
        key = pc.binary_join_element_wise(key, column, " ")
    # Most clerks number upwards, which is quicker seen than counted.
    if pc.all(pc.less(key.slice(0, len(key) - 1), key.slice(1)), skip_nulls=False).as_py():
        return []
    if pc.count_distinct(key, mode="only_valid").as_py() == len(key) - key.null_count:
        return []
    keyed = pa.table({"key": key, "line": rows["line"]}).filter(pc.is_valid(key))
    first = keyed.group_by("key").aggregate([("line", "min")])
    again = keyed.filter(pc.invert(pc.is_in(keyed["line"], first["line_min"].combine_chunks())))
    return [
        _table("duplicate_key", "error", again["line"].combine_chunks(), kind.key[0], again["key"].combine_chunks())
    ]


def row_count_problems(rows: pa.Table, kind: Kind) -> list[Problem]:
    """No rows, or more than one where a unit's month is one row."""
    if rows.num_rows == 0:
        return [Problem("no_rows", "warning" if kind.empty_allowed else "error")]
    if kind.key:
        return []
    return [Problem("more_than_one_row", row=line) for line in rows["line"].to_pylist()[1:]]


def stated(body: Grid, header: Header, reference: Reference) -> pa.Table:
    """The unit and the month that each row names (``STATED``), understood where they can be."""

    def unit(text: str) -> str:
        known = reference.unit(text)
        return known.code if known else text

    columns = [body.lines.combine_chunks()]
    for column, understood in (("unit", unit), ("month", lambda text: month_of(text) or text)):
        if column not in header.places:
            columns.append(pa.nulls(body.height, pa.string()))
            continue
        spellings = body.cells.column(header.places[column]).combine_chunks().dictionary_encode()
        texts = (stripped(text) for text in spellings.dictionary.to_pylist())
        meanings = [masked(understood(text))[:LONGEST_VALUE] if text else None for text in texts]
        columns.append(pa.array(meanings, pa.string()).take(spellings.indices))
    return pa.table(columns, schema=STATED)
