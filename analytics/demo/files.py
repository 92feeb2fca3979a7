"""Rows as the bytes that a clerk's program writes: encodings, date spellings, ticks, title rows, total rows."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import xlsxwriter

from analytics.contract import Column, Kind

Row = dict[str, Any]
Format = Literal["gb18030", "utf-8-sig", "xlsx"]

DATES: tuple[Callable[[date], str], ...] = (
    lambda day: day.isoformat(),
    lambda day: f"{day.year}/{day.month}/{day.day}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: day.strftime("%Y%m%d"),
)
TICKS = (("是", "否"), ("√", "×"), ("有", "无"), ("是", "否"))
# Made on a day of its own: a workbook otherwise carries the moment of writing.
CREATED = datetime(2021, 4, 27)


@dataclass(frozen=True)
class Style:
    """How one clerk writes. ``dates`` and ``ticks`` are places in ``DATES`` and ``TICKS``."""

    format: Format = "gb18030"
    dates: int = 0
    ticks: int = 0
    thousands: bool = False
    totals: bool = False


@dataclass(frozen=True)
class Sheet:
    """A report to be written: ``columns`` in the clerk's order, ``title`` above the header where there is one."""

    kind: Kind
    columns: tuple[Column, ...]
    rows: list[Row]
    title: str = ""

    @classmethod
    def of(cls, kind: Kind, rows: list[Row], title: str = "") -> "Sheet":
        """The columns that the rows name, in the form's order; all of them where there is no row."""
        named = {name for row in rows for name in row}
        return cls(kind, tuple(column for column in kind.columns if not rows or column.id in named), rows, title)


def written(sheet: Sheet, style: Style) -> tuple[bytes, str]:
    """The file's bytes and the ending of its name; the same sheet and style give the same bytes."""
    if style.format == "xlsx":
        return _workbook(sheet, style), "xlsx"
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    if sheet.title:
        lines.writerow([sheet.title])
    lines.writerow([column.zh for column in sheet.columns])
    lines.writerows([_text(row.get(column.id), column, style) for column in sheet.columns] for row in sheet.rows)
    return text.getvalue().encode(style.format), "csv"


def _text(value: Any, column: Column, style: Style) -> str:
    """A cell as the clerk types it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return TICKS[style.ticks][0 if value else 1]
    if isinstance(value, datetime):
        return f"{DATES[style.dates](value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return DATES[style.dates](value)
    if style.thousands and column.type == "number" and isinstance(value, int):
        return f"{value:,}"
    return str(value)


def _workbook(sheet: Sheet, style: Style) -> bytes:
    """A workbook with a merged title above the header and, where the clerk adds one, a row of totals below."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": CREATED})
    page = book.add_worksheet(sheet.kind.zh)
    centred = book.add_format({"bold": True, "align": "center"})
    dated, timed = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    page.merge_range(0, 0, 0, max(1, len(sheet.columns) - 1), sheet.title, centred)
    page.write_row(1, 0, [column.zh for column in sheet.columns])
    for number, row in enumerate(sheet.rows, start=2):
        for place, column in enumerate(sheet.columns):
            value = row.get(column.id)
            if isinstance(value, datetime):
                page.write_datetime(number, place, value, timed)
            elif isinstance(value, date):
                page.write_datetime(number, place, value, dated)
            elif isinstance(value, int | float) and not isinstance(value, bool):
                page.write_number(number, place, value)
            elif value is not None:
                page.write_string(number, place, _text(value, column, style))
    if style.totals and sheet.rows:
        page.write_row(len(sheet.rows) + 2, 0, _totals(sheet))
    book.close()
    return content.getvalue()


def _totals(sheet: Sheet) -> list[str | int]:
    """合计, then the sums of the counts; other columns stay blank."""
    sums = [
        sum(row.get(column.id) or 0 for row in sheet.rows) if column.type in ("count", "number") else ""
        for column in sheet.columns[1:]
    ]
    return ["合计", *sums]
