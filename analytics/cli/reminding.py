"""The reporting calendar and the reminders at the command line."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from analytics.cli import options, output
from analytics.cli.options import UNIT, AsJson, Data, Lang, Out
from analytics.cli.words import language, tell
from analytics.errors import UsageError
from analytics.wording import say

if TYPE_CHECKING:
    from datetime import date

    from analytics.register import Decision
    from analytics.reminders.desk import Run

DryRun = Annotated[bool, typer.Option("--dry-run", help="option.remind_dry_run")]
Today = Annotated[
    str | None, typer.Option("--today", metavar="YYYY-MM-DD", help="option.remind_today", show_default=False)
]
Log = Annotated[bool, typer.Option("--log", help="option.remind_log")]
COLUMNS = ("unit", "month", "occasion", "to", "state")


def calendar(
    unit: Annotated[str | None, UNIT] = None,
    out: Out = None,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import clock
    from analytics.reminders import calendar as calendars

    workspace = options.workspace(data)
    named = workspace.reference.unit(unit) if unit is not None else None
    if unit is not None and named is None:
        raise UsageError("unknown_unit", unit=unit)
    content = calendars.file(workspace, language(), clock.now(), named)
    output.deliver(content, out, tell("calendar.file", unit=f"_{named.code}" if named else ""))


def remind(
    dry_run: DryRun = False,
    today: Today = None,
    log: Log = False,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics.reminders import desk

    workspace = options.workspace(data)
    if log:
        from analytics import register
        from analytics.reminders import ledger

        _log(ledger.log(register.peek(workspace)), json)
        return
    run = desk.remind(workspace, today=_day(today), dry_run=dry_run)
    if json:
        output.as_json(_as_dict(run, dry_run))
    else:
        _tell(run, dry_run)
    if run.failed:
        raise typer.Exit(1)


def _tell(run: "Run", dry_run: bool) -> None:
    """A line for each message that is new, then what it comes to; errors in one line each."""
    if not run.configured:
        print(tell("remind.off"))
        return
    for error in run.wrong:
        typer.echo(error.words(language()), err=True)
    for result in run.results:
        if result.state != "already":
            facts = {"unit": result.unit, "to": result.to, "title": result.title, "state": _state(result.state)}
            why = [result.why.words(language())] if result.why else []
            again = [tell("remind.repeats")] if result.repeats else []
            print(" ".join([tell("remind.line", **facts), *why, *again]))
    if run.nobody:
        print(tell("remind.nobody", count=len(run.nobody), units=say("shell.comma", language()).join(run.nobody)))
    counts = {
        state: sum(result.state == state for result in run.results) for state in ("sent", "would_send", "already")
    }
    bad = len(run.results) - sum(counts.values())
    print(tell("remind.would" if dry_run else "remind.done", **counts, bad=bad))


def _log(entries: "list[Decision]", json: bool) -> None:
    told = [_entry(decision) for decision in entries]
    if json:
        output.as_json(told)
    elif told:
        heads = [tell(f"remind.head.{name}") for name in ("at", *COLUMNS, "why")]
        rows = [
            [f"{e['at']:%Y-%m-%d %H:%M}", *(e[n] for n in COLUMNS[:-1]), _state(e["state"]), e["why"]] for e in told
        ]
        output.columns(heads, rows)
    else:
        print(tell("remind.log_empty"))


def _entry(decision: "Decision") -> dict[str, Any]:
    facts = decision.facts
    error = facts.get("error")
    why = say(f"errors.{error}", language(), **facts.get("error_facts", {})) if error else None
    if facts.get("repeats"):
        why = tell("remind.repeats")
    named = {name: facts.get(name) for name in ("unit", "month", "occasion", "to")}
    return {"at": decision.at, **named, "state": decision.verdict, "why": why, "entry": decision.id}


def _as_dict(run: "Run", dry_run: bool) -> dict[str, Any]:
    return {
        "configured": run.configured,
        "dry_run": dry_run,
        "messages": [result.as_dict(language()) for result in run.results],
        "wrong": [error.words(language()) for error in run.wrong],
        "without_address": run.nobody,
    }


def _state(state: str) -> str:
    return tell(f"remind.state.{state}")


def _day(text: str | None) -> "date | None":
    from datetime import date

    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError("remind_day", day=text) from error
