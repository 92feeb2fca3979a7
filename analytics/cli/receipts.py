"""Commands about one accepted report: its receipt, and letting it count again."""

from enum import StrEnum
from typing import Annotated

import typer

from analytics.cli import options, output
from analytics.cli.options import Actor, AsJson, Data, Lang, Out
from analytics.cli.words import language
from analytics.errors import UsageError

NUMBER = typer.Argument(metavar="ID", help="option.submission")


class ReceiptFormat(StrEnum):
    """What a receipt can be written as."""

    txt = "txt"
    html = "html"


def receipt(
    submission: Annotated[int, NUMBER],
    form: Annotated[
        ReceiptFormat, typer.Option("--format", metavar="txt|html", help="option.receipt_form")
    ] = ReceiptFormat.txt,
    out: Out = None,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import receipt_page, receipts, register

    workspace = options.workspace(data)
    books = register.peek(workspace)
    if books is None:
        raise UsageError("unknown_submission", submission=submission)
    found = books.submission(submission)
    if form is ReceiptFormat.html:
        output.deliver(receipt_page.page(workspace, found, language()), out, receipts.file_name(found, language()))
    elif out is not None:
        output.deliver(receipts.text(workspace, found, language()).encode(), out, "")
    else:
        print(receipts.text(workspace, found, language()))


def reinstate(
    submission: Annotated[int, NUMBER],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="option.why")],
    actor: Actor = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import submissions
    from analytics.cli import reports

    workspace = options.workspace(data)
    outcome = submissions.restore(workspace, submission, why, actor=options.actor(actor))
    reports.show(outcome, json, reports.receipt(workspace, outcome))
