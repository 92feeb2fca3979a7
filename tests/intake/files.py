"""Files as clerks send them, made from lists of rows."""

import csv
import io
import struct
import zipfile

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P

from analytics import problems, reference
from analytics.contract import KINDS
from analytics.intake import read

REFERENCE = reference.load()
HEADER = ["隐患编号", "学校代码", "发现日期", "隐患类别", "隐患等级"]
ROW = ["H1", "S2261001", "2021-05-06", "消防", "一般"]
ROWS = [HEADER, ROW]


def text(rows, delimiter=",", line_end="\r\n"):
    """The rows as delimited text, quoted where needed."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return out.getvalue()


def delimited(rows, encoding="utf-8", delimiter=",", line_end="\r\n"):
    return text(rows, delimiter, line_end).encode(encoding)


def xlsx(*sheets, hidden_rows=(), hidden_sheets=(), formats=None, merged=()):
    """A workbook of (name, rows) sheets. ``formats``: {(row, column): Excel format}; ``merged``: (range, title)."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                style = (formats or {}).get((row, column))
                sheet.write(row, column, cell, *([book.add_format({"num_format": style})] if style else []))
        for place, title in merged:
            sheet.merge_range(place, title)
        for row in hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        if name in hidden_sheets:
            sheet.hide()
    book.close()
    return out.getvalue()


def xls(rows, hidden_rows=(), filler=0):
    """An old workbook; ``filler`` long rows make it outgrow the container's small streams."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    for row in hidden_rows:
        sheet.row(row - 1).hidden = True
    other = book.add_sheet("附")
    for row in range(filler):
        other.write(row, 0, f"{row:>200}")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(*tables, hidden_rows=(), hidden_tables=()):
    """An OpenDocument workbook of (name, rows) tables, all cells text."""
    document = OpenDocumentSpreadsheet()
    unseen = Style(name="unseen", family="table")
    unseen.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(unseen)
    for name, rows in tables:
        table = Table(name=name, **({"stylename": "unseen"} if name in hidden_tables else {}))
        for number, cells in enumerate(rows, 1):
            row = TableRow(**({"visibility": "collapse"} if number in hidden_rows else {}))
            for cell in cells:
                place = TableCell(valuetype="string")
                place.addElement(P(text=cell))
                row.addElement(place)
            table.addElement(row)
        document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def archive(**members):
    """A ZIP archive; members are named with ``__`` for ``/`` and ``_`` for ``.``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def rewritten(content, part, change):
    """The archive with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, change(before.read(name)) if name == part else before.read(name))
    return out.getvalue()


def compound(*streams):
    """The start of an OLE container that names these streams."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<500x") + names


def reading(content, kind="hazards", name="file.csv"):
    return read(content, name, KINDS[kind], REFERENCE)


def table(rows, kind="hazards"):
    """The reading of rows that were saved as CSV."""
    return reading(delimited(rows), kind)


def found(read_file, *wanted):
    """(code, row, column, value) of the problems, in the file's order; only of ``wanted`` codes if any are named."""
    listed = problems.listed(read_file.problems)
    return [(p.code, p.row, p.column, p.value) for p in listed if not wanted or p.code in wanted]


def codes(read_file):
    return [code for code, *_ in found(read_file)]
