"""The empty form of a report kind, made from its declaration: XLSX with drop-downs and a guide, or a CSV header."""

import csv
import io
from datetime import datetime
from typing import Any

import pyarrow as pa
import xlsxwriter

from analytics.contract import Column, Kind
from analytics.errors import UsageError
from analytics.reference import Reference, Unit
from analytics.template_guide import HEADER, HEADER_OPTIONAL, Field, School, write_guide, write_schools
from analytics.wording import say

LAST_ROW = 1_048_575
LISTS = "lists"

# Codes, months and free text are text, or the spreadsheet turns 001 into 1 and 2021-05 into a day.
CELL_FORMATS = {
    "code": "@",
    "text": "@",
    "month": "@",
    "count": "0",
    "date": "yyyy-mm-dd",
    "datetime": "yyyy-mm-dd hh:mm",
}
HEADER_REQUIRED = HEADER | {"bg_color": "#1F4E79", "font_color": "#FFFFFF"}


def template(
    kind: Kind, reference: Reference, schools: pa.Table | None = None, unit: Unit | None = None, language: str = "zh"
) -> bytes:
    """The form as XLSX. ``schools`` is the county's register with ``unit``; for a ``unit``, lists hold only its own.

    Raises UsageError ``no_form`` for a kind that is filed as a document.
    """
    own = _own_schools(schools, unit)
    fields = [Field(column, _choices(column, kind, reference, own, unit, language)) for column in _columns(kind)]
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    # A fixed date, so that the same declaration makes the same bytes.
    book.set_properties({"title": kind.label(language), "created": datetime(2021, 4, 27)})
    _write_form(book, kind, fields, language)
    write_guide(book, kind, fields, language)
    if own:
        write_schools(book, own, reference, language)
    _write_lists(book, fields)
    book.close()
    return content.getvalue()


def template_csv(kind: Kind, language: str = "zh") -> bytes:
    """The header alone, UTF-8 with BOM. Raises UsageError ``no_form`` for a kind that is filed as a document."""
    text = io.StringIO(newline="")
    csv.writer(text).writerow([column.label(language) for column in _columns(kind)])
    return text.getvalue().encode("utf-8-sig")


def _columns(kind: Kind) -> tuple[Column, ...]:
    if kind.format == "document":
        raise UsageError("no_form", kind=kind.id)
    return (*kind.common, *kind.columns)


def _own_schools(schools: pa.Table | None, unit: Unit | None) -> list[School]:
    """The schools a unit answers for: an education office for those it registered, a station for its townships'."""
    rows: list[School] = [] if schools is None else schools.sort_by("school_code").to_pylist()
    if unit is None:
        return rows
    if unit.channel == "education":
        return [row for row in rows if row["unit"] == unit.code]
    return [row for row in rows if row["township_code"] in unit.townships]


def _choices(
    column: Column, kind: Kind, reference: Reference, schools: list[School], unit: Unit | None, language: str
) -> tuple[str, ...]:
    if column.terms:
        return tuple(term.zh if language == "zh" else term.en for term in column.terms)
    if column.type == "boolean":
        return (say("template.yes", language), say("template.no", language))
    if column.type == "township":
        codes = unit.townships if unit else tuple(area.code for area in reference.townships)
        return tuple(reference.area_by_code[code].label(language) for code in codes)
    if column.type == "unit":
        return tuple(one.label(language) for one in reference.units if one.files(kind) and unit in (None, one))
    # The register itself names new schools; every other kind refers to registered ones.
    if column.id == "school_code" and kind.id != "schools":
        return tuple(school["school_code"] for school in schools)
    return ()


def _write_form(book: xlsxwriter.Workbook, kind: Kind, fields: list[Field], language: str) -> None:
    sheet = book.add_worksheet(kind.label(language))
    required, optional = book.add_format(HEADER_REQUIRED), book.add_format(HEADER_OPTIONAL)
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 32)
    for position, field in enumerate(fields):
        column = field.column
        cells = book.add_format({"num_format": CELL_FORMATS.get(column.type, "General")})
        sheet.set_column(position, position, _width(field, language), cells)
        sheet.write_string(0, position, column.label(language), required if column.required else optional)
        if field.choices:
            sheet.data_validation(1, position, LAST_ROW, position, _drop_down(position, field, language))


def _width(field: Field, language: str) -> int:
    """In characters; a Chinese one takes two."""
    longest = max(len(text.encode("gb18030")) for text in (field.column.label(language), *field.choices))
    return min(max(longest + 4, 12), 40)


def _drop_down(position: int, field: Field, language: str) -> dict[str, Any]:
    letter = xlsxwriter.utility.xl_col_to_name(position)
    return {
        "validate": "list",
        "source": f"={LISTS}!${letter}$1:${letter}${len(field.choices)}",
        # A warning, not a stop: the import also understands codes and other spellings.
        "error_type": "warning",
        "error_title": field.column.label(language)[:32],
        "error_message": say("template.not_in_list", language),
    }


def _write_lists(book: xlsxwriter.Workbook, fields: list[Field]) -> None:
    """The drop-downs' words, each below its column's own letter; hidden so that only a program can show them."""
    sheet = book.add_worksheet(LISTS)
    sheet.very_hidden()
    for position, field in enumerate(fields):
        for row, choice in enumerate(field.choices):
            sheet.write_string(row, position, choice)
