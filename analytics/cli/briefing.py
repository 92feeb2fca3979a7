"""The monthly bulletin, the year-end report and the townships' sheets at the command line."""

from enum import StrEnum
from typing import Annotated

import typer

from analytics.cli import options, output
from analytics.cli.options import Data, Lang, Out
from analytics.cli.words import language


class BriefForm(StrEnum):
    """What a bulletin can be written as."""

    docx = "docx"
    pdf = "pdf"
    xlsx = "xlsx"


Month = Annotated[str, typer.Argument(metavar="MONTH", help="option.brief_month")]
Form = Annotated[BriefForm, typer.Option("--format", metavar="docx|pdf|xlsx", help="option.brief_format")]
First = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM", help="option.brief_from", show_default=False)]
YearEnd = Annotated[bool, typer.Option("--year-end", help="option.year_end")]
Sheets = Annotated[bool, typer.Option("--sheets", help="option.sheets")]


def brief(
    month: Month,
    form: Form = BriefForm.docx,
    first: First = None,
    year_end: YearEnd = False,
    sheets: Sheets = False,
    out: Out = None,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import briefing, clock
    from analytics.warehouse import EVERYTHING, Reader, ensure

    workspace = options.workspace(data)
    ensure(workspace)
    begin = first or (workspace.settings.first_month if year_end else month)
    with Reader(workspace) as reader:
        desk = briefing.Desk(workspace, reader, EVERYTHING, begin, month, language(), clock.now())
        if sheets:
            content = briefing.zipped(desk, form.value)
        else:
            content = briefing.write(briefing.of(desk, year_end=year_end), form.value, workspace)
    output.deliver(content, out, briefing.file_name(desk, form.value, year_end=year_end, sheets=sheets))
