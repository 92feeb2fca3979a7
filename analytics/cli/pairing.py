"""The command about records that both channels may have reported: which pairs wait, and what is decided about one."""

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from analytics.cli import options, output
from analytics.cli.options import Actor, AsJson, Data, Lang
from analytics.cli.words import language, tell
from analytics.errors import UsageError

if TYPE_CHECKING:
    from analytics.register import Decision
    from analytics.workspace import Workspace

Action = Literal["list", "link", "dismiss", "reopen"]


def duplicates(
    action: Annotated[
        Action,
        typer.Argument(metavar="list|link|dismiss|reopen", help="option.duplicates_action", show_default=False),
    ] = "list",
    pair: Annotated[str | None, typer.Argument(metavar="PAIR", help="option.pair", show_default=False)] = None,
    keep: Annotated[
        Literal["police", "education"] | None,
        typer.Option("--keep", metavar="police|education", help="option.keep", show_default=False),
    ] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="option.pair_why", show_default=False)] = "",
    actor: Actor = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    workspace = options.workspace(data)
    if action == "list":
        _list(workspace, json)
        return
    if pair is None:
        raise UsageError("pair_missing")
    made = _decided(workspace, action, pair, keep, actor=options.actor(actor), why=why)
    if json:
        output.as_json(_as_dict(made))
    else:
        done = {"link": "linked", "dismiss": "dismissed", "reopen": "reopened"}[action]
        print(tell(f"duplicates.{done}", pair=made.subject, kept=" ".join(made.facts.get("kept", ()))))


def _list(workspace: "Workspace", json: bool) -> None:
    from analytics import duplicates as door

    found = door.waiting(workspace)
    if json:
        output.as_json(found)
    elif not found:
        print(tell("duplicates.none"))
    else:
        print(tell("duplicates.waiting", count=len(found)))
        heads = ("pair", "kind", "school", "police", "education")
        output.columns([tell(f"duplicates.{head}") for head in heads], (_line(each) for each in found))


def _line(each: dict[str, Any]) -> tuple[object, ...]:
    from analytics.contract import KINDS

    when, said = ("found_on", "description") if each["kind"] == "hazards" else ("occurred_at", "summary")
    sides = [each["police"], each["education"]]
    told = (f"{side[when]:%Y-%m-%d} {side[said] or ''}".strip() for side in sides)
    return (each["pair"], KINDS[each["kind"]].label(language()), sides[0]["school_name"], *told)


def _decided(
    workspace: "Workspace", action: Action, pair: str, keep: str | None, *, actor: str, why: str
) -> "Decision":
    """Decides, and lets the figures follow at once."""
    from analytics import duplicates as door
    from analytics import warehouse

    if action == "link":
        made = door.link(workspace, pair, keep, actor=actor, why=why)
    else:
        made = (door.dismiss if action == "dismiss" else door.reopen)(workspace, pair, actor=actor, why=why)
    warehouse.ensure(workspace, actor=actor)
    return made


def _as_dict(decision: "Decision") -> dict[str, Any]:
    return {
        "pair": decision.subject,
        "verdict": decision.verdict,
        "at": decision.at.isoformat(),
        "by": decision.actor,
        "why": decision.why,
        "kept": decision.facts.get("kept"),
        "decision": decision.id,
    }
