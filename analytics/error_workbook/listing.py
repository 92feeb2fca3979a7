"""The sheet that lists every problem: where, what stands there, what is wrong, what to do."""

from typing import Any

from analytics import problem_words
from analytics.contract import Kind
from analytics.error_workbook.file_sheet import FileSheet
from analytics.error_workbook.styles import Styles
from analytics.intake.own_workbook import sheet_name
from analytics.problems import Problem
from analytics.wording import say

LISTED = 20_000  # nobody reads more, and all are counted in the summary
LINKED = 5_000
COLUMNS = {"severity": 8, "row": 8, "column": 20, "value": 28, "text": 60, "remedy": 60}


def write(sheet: Any, styles: Styles, listed: list[Problem], kind: Kind, file: FileSheet | None, language: str) -> None:
    """One line for each problem; the row's number leads to the cell in the file's sheet."""
    for place, width in enumerate(COLUMNS.values()):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)
    styles.heads_of(sheet, 0, [say(f"error_workbook.head_{name}", language) for name in COLUMNS])
    links = _links(file, language)
    for line, problem in enumerate(listed, 1):
        severity = say(f"error_workbook.{problem.severity}", language)
        sheet.write_string(line, 0, severity, styles.severity[problem.severity])
        link = links.get(id(problem))
        if link and problem.row is not None:
            sheet.write_url(line, 1, link, styles.link, str(problem.row))
        else:
            styles.put(
                sheet, line, 1, problem.row if problem.row is not None else say("error_workbook.whole", language)
            )
        texts = (
            problem_words.column(problem, kind, language),
            problem.value,
            problem_words.sentence(problem, language),
            problem_words.remedy(problem, language),
        )
        for place, text in enumerate(texts, 2):
            styles.put(sheet, line, place, text)
    sheet.autofilter(0, 0, len(listed), len(COLUMNS) - 1)


def _links(file: FileSheet | None, language: str) -> dict[int, str]:
    """For the first problems that are marked in the file's sheet: where."""
    if file is None:
        return {}
    from xlsxwriter.utility import xl_rowcol_to_cell

    name, links = sheet_name(file.name, language), {}
    for at, found in list(file.marks.items())[:LINKED]:
        for problem in found:
            links[id(problem)] = f"internal:'{name}'!{xl_rowcol_to_cell(*file.cell(*at))}"
    return links
