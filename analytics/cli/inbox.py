"""The command that takes in a folder of files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analytics.cli import options, output
from analytics.cli.options import Actor, AsJson, Data, Lang
from analytics.cli.words import language
from analytics.wording import say

if TYPE_CHECKING:
    from analytics.inbox import Handled
    from analytics.workspace import Workspace

FAILED = 1


def inbox(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="option.inbox")],
    actor: Actor = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import inbox as intake_of_a_folder

    workspace, handled = options.workspace(data), []
    for each in intake_of_a_folder.run(workspace, folder, actor=options.actor(actor), language=language()):
        handled.append(each)
        if not json:
            print(_line(workspace, each), flush=True)
    counts = {state: sum(each.state == state for each in handled) for state in ("accepted", "refused", "left")}
    if json:
        output.as_json({"files": [each.as_dict() for each in handled], **counts})
    else:
        print(say("inbox.done" if handled else "inbox.empty", language(), files=len(handled), **counts))
    if counts["refused"] or counts["left"]:
        raise typer.Exit(FAILED)


def _line(workspace: "Workspace", handled: "Handled") -> str:
    if handled.state == "left":
        return say(f"inbox.left_{handled.why}", language(), file=handled.file)
    if handled.state == "refused":
        return say("inbox.refused", language(), **handled.as_dict())
    key = "inbox.repeated" if handled.repeated else "inbox.accepted"
    line = say(key, language(), name=_name(workspace, handled), **handled.as_dict())
    return line + (say("inbox.waiting", language()) if handled.waiting else "")


def _name(workspace: "Workspace", handled: "Handled") -> str:
    from analytics.contract import KINDS

    unit = workspace.reference.unit_by_code.get(handled.unit or "")
    named = unit.label(language()) if unit else handled.unit
    return say(
        "cli.named", language(), unit=named, month=handled.month, kind=KINDS[handled.kind or ""].label(language())
    )
