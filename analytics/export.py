"""Tables to take away: CSV and XLSX that a spreadsheet opens without harm, Parquet for analysts."""

import io
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any
from unicodedata import east_asian_width

import pyarrow as pa
import pyarrow.compute as pc

from analytics import register, store
from analytics.contract import KINDS
from analytics.errors import UsageError
from analytics.workspace import Workspace

BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for the machine's own code page
NOT_APPLICABLE = "不适用"
FORMULA = r"^([=+\-@\t\r\n＝＋－＠])"  # what a spreadsheet would run, in full width too, where input methods produce it
SHEET_ROWS = 1_048_576
CELL_LENGTH = 32_767
FORMAT = b"format"  # a field's metadata: the number format of its column, such as ``0.0%``
EMPTY = b"empty"  # a field's metadata: what a workbook shows for unknown, such as a dash; a CSV leaves it empty
HEADS = b"heads"  # a schema's metadata: how many columns at the left stay in view as its head row does
WIDTH_SAMPLE = 200  # rows that a column's width is measured on
WIDEST = 48


def names(workspace: Workspace) -> list[str]:
    """What can be exported: the report kinds, and the marts once a warehouse has been built."""
    return [*KINDS, *_marts(workspace)]


def table(workspace: Workspace, name: str) -> pa.Table:
    """A report kind's current rows or a mart, by name. Raises UsageError for a name that is neither."""
    if name in KINDS:
        return reports(workspace, name)
    if name not in _marts(workspace):
        raise UsageError("unknown_table", table=name, known=", ".join(names(workspace)))
    from analytics.warehouse import Reader

    return Reader(workspace).table(name)


def reports(workspace: Workspace, kind: str) -> pa.Table:
    """All current rows of a kind: ``unit`` and ``month``, the declared columns, and ``not_applicable``."""
    books = register.peek(workspace)
    current = sorted(books.current(kind), key=lambda s: (s.unit, s.month)) if books else []
    schema = KINDS[kind].arrow_schema
    fields = [pa.field("unit", pa.string()), pa.field("month", pa.string()), *schema]
    tables = [pa.schema(fields).empty_table()]
    for submission in current:
        rows = store.read_rows(workspace, submission)
        named = [pa.repeat(pa.scalar(text), rows.num_rows) for text in (submission.unit, submission.month)]
        tables.append(pa.table([*named, *rows.columns], schema=pa.schema(fields)))
    return pa.concat_tables(tables).drop_columns(["line"])


def to_csv(table: pa.Table) -> bytes:
    """UTF-8 with BOM; what a spreadsheet would run is neutralised, not applicable is said in words."""
    from pyarrow import csv

    marked = marks(table)
    shown = neutral(table)
    for name, where in marked.items():
        text = pc.if_else(where, NOT_APPLICABLE, shown[name].cast(pa.string()))
        shown = shown.set_column(shown.column_names.index(name), name, text)
    file = io.BytesIO(BOM)
    file.seek(len(BOM))
    # Arrow quotes all heads or none, and refuses to write one like "per 1,000 pupils" unquoted.
    quoting = "needed" if any(re.search(r'[,"\r\n]', name) for name in shown.column_names) else "none"
    csv.write_csv(shown, file, csv.WriteOptions(eol="\r\n", quoting_header=quoting))
    return file.getvalue()


def to_parquet(table: pa.Table) -> bytes:
    """The typed table as it is."""
    import pyarrow.parquet as parquet

    file = io.BytesIO()
    parquet.write_table(table, file, compression="zstd")
    return file.getvalue()


def to_xlsx(table: pa.Table, title: str) -> bytes:
    """A workbook of one sheet named ``title``; see ``to_book``."""
    return to_book({title: table})


def to_book(tables: Mapping[str, pa.Table]) -> bytes:
    """A workbook of a sheet a table, by title: dates are dates, text is never a formula, the heads stay in view.

    A field may name its number format and what stands for unknown in its metadata (see FORMAT, EMPTY), a schema how many
    columns stay in view (see HEADS). Raises UsageError where a sheet cannot hold so many rows.
    """
    if (longest := max(table.num_rows for table in tables.values())) >= SHEET_ROWS:
        raise UsageError("too_long_for_sheet", rows=longest, limit=SHEET_ROWS - 1)
    import xlsxwriter

    file = io.BytesIO()
    # Row by row through a scratch file: a long ledger must not be held as cells in memory.
    with xlsxwriter.Workbook(file, {"constant_memory": True, "nan_inf_to_errors": True}) as workbook:
        for name, table in zip(sheet_names(tables), tables.values(), strict=True):
            _write_sheet(workbook, workbook.add_worksheet(name), neutral(table), marks(table))
    return file.getvalue()


def neutral(table: pa.Table) -> pa.Table:
    """The table without a text that a spreadsheet would take for a formula, and without the column of marks."""
    shown = table.drop_columns(["not_applicable"]) if _has_marks(table) else table
    for index, field in enumerate(shown.schema):
        if _is_text(field.type):
            text = pc.replace_substring_regex(shown.column(index).cast(pa.string()), FORMULA, r"'\1")
            shown = shown.set_column(index, field.name, text)
    return shown


def harmless(text: str) -> str:
    """One text as ``neutral`` makes those of a table."""
    return re.sub(FORMULA, r"'\1", text)[:CELL_LENGTH]


def marks(table: pa.Table) -> dict[str, pa.ChunkedArray]:
    """Per column the cells that their clerk marked as not applicable, which is neither empty nor zero."""
    if not _has_marks(table):
        return {}
    said = table["not_applicable"]
    named = {name for text in pc.unique(said).drop_null().to_pylist() for name in text.split(";")}
    return {
        name: pc.fill_null(pc.match_substring_regex(said, f"(^|;){re.escape(name)}(;|$)"), False)
        for name in table.column_names
        if name in named
    }


def _has_marks(table: pa.Table) -> bool:
    """Whether the rows carry a report's marks; a mart's yes-or-no column of that name is a column like others."""
    return "not_applicable" in table.column_names and _is_text(table.schema.field("not_applicable").type)


def _said_for_unknown(field: pa.Field) -> str:
    return (field.metadata or {}).get(EMPTY, b"").decode()


def sheet_names(titles: Iterable[str]) -> list[str | None]:
    """Names that a workbook takes: at most 31 letters, none of those that it forbids, each once in whatever case."""
    names: list[str] = []
    for title in titles:
        asked = re.sub(r"[\[\]:*?/\\']", " ", title)[:31].strip()
        name, taken = asked, {other.casefold() for other in names}
        for number in count(2):
            if name.casefold() not in taken:
                break
            name = f"{asked[:27].strip()} {number}"
        names.append(name)
    return [name or None for name in names]


def _is_text(kind: pa.DataType) -> bool:
    dictionary = pa.types.is_dictionary(kind) and _is_text(kind.value_type)
    return dictionary or pa.types.is_string(kind) or pa.types.is_large_string(kind)


def _write_sheet(workbook: Any, sheet: Any, table: pa.Table, marked: dict[str, pa.ChunkedArray]) -> None:
    sheet.freeze_panes(1, int((table.schema.metadata or {}).get(HEADS, 0)))
    for index, width in enumerate(_widths(table)):
        sheet.set_column(index, index, width)
    sheet.write_row(0, 0, table.column_names, workbook.add_format({"bold": True}))
    writers = [_writer(workbook, sheet, field) for field in table.schema]
    unknown = [_said_for_unknown(field) for field in table.schema]
    hidden = {table.column_names.index(name): where.to_pylist() for name, where in marked.items()}
    line = 0
    for batch in table.to_batches(max_chunksize=10_000):
        for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            line += 1
            for index, value in enumerate(cells):
                if index in hidden and hidden[index][line - 1]:
                    sheet.write_string(line, index, NOT_APPLICABLE)
                elif value is not None:
                    writers[index](line, index, value)
                elif unknown[index]:
                    sheet.write_string(line, index, unknown[index])
    if table.num_columns:
        sheet.autofilter(0, 0, table.num_rows, table.num_columns - 1)


def _widths(table: pa.Table) -> list[int]:
    """A width for each column that shows its head and the first rows; Chinese characters are two wide."""
    sample = table.slice(0, WIDTH_SAMPLE)
    written = [
        [field.name, *(_as_shown(value, field) for value in sample[field.name].to_pylist())] for field in sample.schema
    ]
    return [min(max(max(map(width, cells)) + 3, 8), WIDEST) for cells in written]


def _as_shown(value: Any, field: pa.Field) -> str:
    """About what the cell will show: a number that has a format shows few of its digits."""
    return f"{value:,.2f}" if value is not None and FORMAT in (field.metadata or {}) else str(value)


def width(text: str) -> int:
    """How many letters of Latin width a text takes in a cell."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _writer(workbook: Any, sheet: Any, field: pa.Field) -> Callable[[int, int, Any], object]:
    """How a cell of that field is written; ``workbook`` and ``sheet`` are xlsxwriter's."""
    kind = field.type
    if pa.types.is_boolean(kind):
        return sheet.write_boolean
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        if FORMAT not in (field.metadata or {}):
            return sheet.write_number
        style = workbook.add_format({"num_format": field.metadata[FORMAT].decode()})
        return lambda row, column, value: sheet.write_number(row, column, value, style)
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        pattern = "yyyy-mm-dd" if pa.types.is_date(kind) else "yyyy-mm-dd hh:mm"
        style = workbook.add_format({"num_format": pattern})
        return lambda row, column, value: sheet.write_datetime(row, column, value, style)
    return lambda row, column, value: sheet.write_string(row, column, str(value)[:CELL_LENGTH])


def _marts(workspace: Workspace) -> list[str]:
    from analytics.warehouse import NoWarehouse, Reader

    try:
        return Reader(workspace).tables()
    except NoWarehouse:
        return []
