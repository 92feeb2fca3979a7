"""一校一策 to take away: one school's plan as a sheet to print, or many schools' in one workbook."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from analytics import export
from analytics.months import month_end
from analytics.needs import Needs
from analytics.school_plan_sheet import HEAD, LINE, PlanSheet, Styles, lines
from analytics.wording import month as month_in_words
from analytics.wording import say

SHEETS = 60
"""Schools that get a sheet each in a workbook of many; a spreadsheet of more tabs is of no use to anybody."""

Names = Mapping[str, str]
"""Codes to words in the reader's language: townships and units together."""


def one(needs: Needs, names: Names, language: str) -> bytes:
    """A workbook of the one school's sheet."""
    return _book([needs], names, language, overview=None)


def many(plans: Sequence[Needs], names: Names, place: str, language: str) -> bytes:
    """A workbook: an overview, all that is missing line by line, and a sheet for each of the first ``SHEETS`` schools.

    ``plans`` are all of one month, at least one.
    """
    return _book(plans, names, language, overview=place)


def _book(plans: Sequence[Needs], names: Names, language: str, overview: str | None) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        # A fixed date, so that the same figures make the same bytes.
        created = datetime.combine(month_end(plans[0].month), datetime.min.time())
        book.set_properties({"title": say("plan.book", language), "created": created})
        styles = Styles.of(book)
        titles = [] if overview is None else [say("plan.overview", language), say("plan.list", language)]
        shown = plans[:SHEETS]
        sheets = [
            book.add_worksheet(name)
            for name in export.sheet_names([*titles, *(needs.school["school_name"] for needs in shown)])
        ]
        if overview is not None:
            _overview(sheets[0], styles, plans, names, overview, language)
            _list(sheets[1], styles, plans, names, language)
        for sheet, needs in zip(sheets[len(titles) :], shown, strict=True):
            PlanSheet(sheet, styles, language).write(needs, names)
    return content.getvalue()


def _overview(sheet: Any, styles: Styles, plans: Sequence[Needs], names: Names, place: str, language: str) -> None:
    """One line a school: who it is, its guards, and what it is missing."""
    columns = {
        "school": (26, lambda n: n.school["school_name"]),
        "code": (14, lambda n: n.school["school_code"]),
        "township": (14, lambda n: names[n.school["township_code"]]),
        "unit": (24, lambda n: names[n.school["unit"]]),
        "pupils": (9, lambda n: n.school["pupils"]),
        "guards_required": (11, lambda n: n.school["guards_required"]),
        "guards_actual": (11, lambda n: n.school["guards_actual"]),
        "guards_short": (11, lambda n: n.school["guards_short"]),
        "missing": (9, lambda n: len(n.missing)),
        "item": (44, lambda n: say("plan.comma", language).join(need.name for need in n.missing)),
    }
    facts = {"place": place, "month": month_in_words(plans[0].month, language)}
    facts |= {"schools": f"{len(plans):,}", "missing": f"{sum(len(n.missing) for n in plans):,}"}
    sheet.set_row(0, HEAD)
    sheet.write_string(0, 0, say("plan.heading", language), styles.title)
    sheet.write_string(1, 0, export.harmless(say("plan.scope", language, **facts)))
    sheets = "some_sheets" if len(plans) > SHEETS else "all_sheets"
    sheet.write_string(2, 0, say(f"plan.{sheets}", language, sheets=SHEETS))
    _table(sheet, styles, 4, columns, plans, language)


def _list(sheet: Any, styles: Styles, plans: Sequence[Needs], names: Names, language: str) -> None:
    """One line for each thing missing, with the columns that the school fills in."""
    columns = {
        "school": (26, lambda row: row[0].school["school_name"]),
        "code": (14, lambda row: row[0].school["school_code"]),
        "township": (14, lambda row: names[row[0].school["township_code"]]),
        "item": (16, lambda row: row[1].name),
        "there": (22, lambda row: row[1].there),
        "required": (28, lambda row: row[1].required),
        "basis": (48, lambda row: row[1].basis),
        "since": (13, lambda row: row[1].since),
        "measures": (30, lambda row: ""),
        "responsible": (16, lambda row: ""),
        "deadline": (13, lambda row: ""),
    }
    _table(sheet, styles, 0, columns, [(needs, need) for needs in plans for need in needs.missing], language)


def _table(
    sheet: Any, styles: Styles, top: int, columns: Mapping[str, Any], rows: Sequence[Any], language: str
) -> None:
    """Heads that stay in view and filter, the rows under them, ready for A4 across."""
    for place, (name, (wide, _)) in enumerate(columns.items()):
        sheet.set_column(place, place, wide)
        sheet.write_string(top, place, say(f"plan.{name}", language), styles.head)
    sheet.set_row(top, HEAD)
    for line, row in enumerate(rows, start=top + 1):
        values = [(wide, value(row)) for wide, value in columns.values()]
        for place, (_, value) in enumerate(values):
            styles.put(sheet, line, place, value)
        sheet.set_row(line, LINE * max(lines(value, wide) for wide, value in values if isinstance(value, str)) + 3)
    sheet.freeze_panes(top + 1, 1)
    sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)
    sheet.repeat_rows(top)
    styles.for_a4(sheet)
