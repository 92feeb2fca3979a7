"""The command about orders of supervision: their register written as CSV, and read back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from analytics.cli import options, output
from analytics.cli.options import Actor, AsJson, Data, Lang, Out
from analytics.cli.words import language, tell
from analytics.errors import UsageError

if TYPE_CHECKING:
    from analytics.workspace import Workspace

Action = Literal["export", "import"]


def orders(
    action: Annotated[
        Action, typer.Argument(metavar="export|import", help="option.orders_action", show_default=False)
    ] = "export",
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="option.orders_file", show_default=False)] = None,
    out: Out = None,
    actor: Actor = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    workspace = options.workspace(data)
    if action == "export":
        _export(workspace, out)
    elif file is None:
        raise UsageError("order_file_missing")
    else:
        _import(workspace, file, options.actor(actor), json)


def _export(workspace: "Workspace", out: Path | None) -> None:
    from analytics.supervision import book, table

    content = table.to_csv(book.orders(workspace), language())
    output.deliver(content, out, "orders.csv")


def _import(workspace: "Workspace", file: Path, actor: str, json: bool) -> None:
    from analytics.supervision import importing

    new, same = importing.take_in(workspace, options.content(file), file.name, language(), actor=actor)
    if json:
        output.as_json({"new": [order.number for order in new], "same": [order.number for order in same]})
    else:
        print(tell("orders.imported", new=len(new), same=len(same)))
