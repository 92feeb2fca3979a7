"""Commands that make a month final, and open it again."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from analytics.cli import options, output
from analytics.cli.options import Actor, AsJson, Data, Lang
from analytics.cli.words import tell

if TYPE_CHECKING:
    from analytics.register import Decision

Month = Annotated[str, typer.Argument(metavar="YYYY-MM", help="option.locked_month")]


def lock(
    month: Month,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="option.lock_why", show_default=False)] = "",
    actor: Actor = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import locks

    made = locks.lock(options.workspace(data), month, actor=options.actor(actor), why=why)
    if json:
        output.as_json(_as_dict(made))
    else:
        print(tell("lock.done", month=month, at=f"{made.at:%Y-%m-%d %H:%M:%S}", by=made.actor))


def unlock(
    month: Month,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="option.why")],
    actor: Actor = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import locks

    workspace = options.workspace(data)
    waited = sorted(submission.id for submission in locks.waiting(workspace, month))
    made = locks.unlock(workspace, month, why, actor=options.actor(actor))
    if json:
        output.as_json(_as_dict(made) | {"waited": waited})
    else:
        print(tell("unlock.done", month=month))
        if waited:
            print(tell("unlock.waited", count=len(waited), submissions=", ".join(map(str, waited))))


def _as_dict(decision: "Decision") -> dict[str, Any]:
    """Without the figures that a lock keeps: they are for comparing, not for reading."""
    return {
        "month": decision.subject,
        "state": decision.verdict,
        "at": decision.at.isoformat(),
        "by": decision.actor,
        "why": decision.why,
        "decision": decision.id,
    }
