"""A checked file to take away and mend: what is wrong in words, every problem, and the file itself with its bad cells marked.

The last sheet can be mended where it is and the workbook uploaded as it is: the intake knows it again
(``analytics.intake.own_workbook``) and reads that sheet.
"""

import io
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import xlsxwriter

from analytics import intake, problems
from analytics.error_workbook import file_sheet, listing, summary
from analytics.error_workbook.styles import Styles
from analytics.intake.own_workbook import sheet_name
from analytics.wording import say

if TYPE_CHECKING:
    from analytics.submissions import Outcome

__all__ = ["file_name", "workbook"]


def workbook(outcome: "Outcome", content: bytes, name: str, language: str) -> bytes:
    """The XLSX for a checked file: summary, all problems (``listing.LISTED`` at most), and the file where it is a table.

    A file too large for a sheet that is written in seconds (``file_sheet.MOST_CELLS``) is represented by the rows that
    have problems; the intake refuses such an excerpt, which would replace a whole report by a part of it.
    """
    kind = outcome.reading.kind
    listed = list(problems.listed(outcome.reading.problems, listing.LISTED))
    is_table = outcome.reading.source.header_row is not None
    sheet = file_sheet.of(*intake.opened(content, kind), listed) if is_table else None
    file = io.BytesIO()
    # Row by row through a scratch file: a long ledger must not be held as cells in memory.
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        styles = Styles.of(book)
        summary.write(book.add_worksheet(sheet_name("summary", language)), styles, outcome, name, sheet, language)
        listing.write(book.add_worksheet(sheet_name("problems", language)), styles, listed, kind, sheet, language)
        if sheet is not None:
            file_sheet.write(book.add_worksheet(sheet_name(sheet.name, language)), styles, sheet, language)
    return file.getvalue()


def file_name(name: str, language: str) -> str:
    """What the workbook about a file of that name is called."""
    stem = PurePosixPath(name.replace("\\", "/")).stem or say("error_workbook.file", language)
    return f"{stem}{say('error_workbook.suffix', language)}.xlsx"
