"""Commands about reports: the empty form, the dry run, filing, taking back, what was filed."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from analytics.cli import options, output
from analytics.cli.options import KIND, MONTH, UNIT, Actor, AsJson, Data, Form, Lang, Out, Reported
from analytics.cli.words import language, tell
from analytics.errors import UsageError

if TYPE_CHECKING:
    from analytics.register import Submission
    from analytics.submissions import Outcome
    from analytics.workspace import Workspace

REFUSED = 1


def template(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="option.kind")],
    unit: Annotated[str | None, UNIT] = None,
    form: Annotated[Form, typer.Option("--format", metavar="xlsx|csv", help="option.form")] = Form.xlsx,
    out: Out = None,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import on_file, submissions
    from analytics import template as forms

    workspace, of = options.workspace(data), submissions.kind_named(kind)
    if form is Form.csv:
        content = forms.template_csv(of, language())
    else:
        whose = workspace.reference.unit(_known_unit(workspace, unit)) if unit else None
        schools = on_file.schools(workspace)
        content = forms.template(of, workspace.reference, schools, whose, language())
    output.deliver(content, out, f"{of.label(language())}.{form}")


def check(
    file: Reported,
    kind: Annotated[str, KIND],
    unit: Annotated[str | None, UNIT] = None,
    month: Annotated[str | None, MONTH] = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import submissions

    outcome = submissions.check(options.workspace(data), options.content(file), file.name, kind, unit, month)
    verdict = tell("check.accepted" if outcome.accepted else "check.refused")
    if outcome.accepted and outcome.waiting and not outcome.repeated:
        verdict += "\n" + tell("check.waiting")
    show(outcome, json, verdict)


def submit(
    file: Reported,
    kind: Annotated[str, KIND],
    unit: Annotated[str, UNIT],
    month: Annotated[str | None, MONTH] = None,
    actor: Actor = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import submissions

    workspace, who = options.workspace(data), options.actor(actor)
    outcome = submissions.submit(workspace, options.content(file), file.name, kind, unit, month, actor=who)
    show(outcome, json, receipt(workspace, outcome))


def withdraw(
    submission: Annotated[int, typer.Argument(metavar="ID", help="option.submission")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="option.why")],
    actor: Actor = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import register, submissions

    workspace = options.workspace(data)
    withdrawn = submissions.withdraw(workspace, submission, why, actor=options.actor(actor))
    if json:
        output.as_json(withdrawn.as_dict())
        return
    print(tell("withdraw.done", submission=submission, name=_name(workspace, withdrawn)))
    restored = register.open(workspace).speaking(*withdrawn.slot)
    if register.open(workspace).snapshot().locked(withdrawn.month):
        print(tell("withdraw.waited", month=withdrawn.month))
    else:
        print(tell("withdraw.restored", submission=restored.id) if restored else tell("withdraw.empty"))


def history(
    kind: Annotated[str | None, KIND] = None,
    unit: Annotated[str | None, UNIT] = None,
    month: Annotated[str | None, MONTH] = None,
    state: Annotated[
        Literal["current", "superseded", "waiting", "withdrawn"] | None,
        typer.Option(
            "--state", metavar="current|superseded|waiting|withdrawn", help="option.state", show_default=False
        ),
    ] = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import register, submissions

    workspace = options.workspace(data)
    books = register.peek(workspace)
    of = submissions.kind_named(kind).id if kind else None
    whose = _known_unit(workspace, unit) if unit else None
    when = _known_month(month)
    found = books.history(of, whose, when, state) if books else []
    if json:
        output.as_json([submission.as_dict() for submission in found])
    elif not found:
        print(tell("history.empty"))
    else:
        headers = ("submission", "kind", "unit", "month", "state", "submitted_at", "by", "rows", "warnings", "file")
        output.columns([tell(f"history.{name}") for name in headers], (_line(workspace, each) for each in found))


def _line(workspace: "Workspace", submission: "Submission") -> tuple[object, ...]:
    from analytics.contract import KINDS

    unit = workspace.reference.unit_by_code.get(submission.unit)
    return (
        submission.id,
        KINDS[submission.kind].label(language()),
        f"{submission.unit} {unit.label(language())}" if unit else submission.unit,
        submission.month,
        tell(f"state.{submission.state}"),
        f"{submission.submitted_at:%Y-%m-%d %H:%M}",
        submission.submitted_by,
        submission.rows,
        submission.warnings,
        submission.file_name,
    )


def show(outcome: "Outcome", json: bool, verdict: str) -> None:
    """Prints what was found and what becomes of it; a refused file ends the command with 1."""
    if json:
        output.as_json(outcome.as_dict())
    else:
        from analytics.cli import findings

        findings.show(outcome.reading, outcome.changes.as_dict())
        print(verdict)
    if not outcome.accepted:
        raise typer.Exit(REFUSED)


def receipt(workspace: "Workspace", outcome: "Outcome") -> str:
    """What a report's sender is told of its fate."""
    if outcome.submission is None:
        return tell("submit.refused")
    filed = outcome.submission
    facts = {
        "submission": filed.id,
        "name": _name(workspace, filed),
        "rows": filed.rows,
        "at": f"{filed.submitted_at:%Y-%m-%d %H:%M:%S}",
        "by": filed.submitted_by,
        "sha256": filed.sha256,
    }
    receipt = tell("submit.repeated" if outcome.repeated else "submit.accepted", **facts)
    return receipt + "\n" + tell("submit.waiting", month=filed.month) if outcome.waiting else receipt


def _name(workspace: "Workspace", submission: "Submission") -> str:
    """Whose, which month's, which report: as one would say it."""
    from analytics.contract import KINDS

    unit = workspace.reference.unit_by_code.get(submission.unit)
    named = unit.label(language()) if unit else submission.unit
    return tell("named", unit=named, month=submission.month, kind=KINDS[submission.kind].label(language()))


def _known_unit(workspace: "Workspace", spelling: str) -> str:
    unit = workspace.reference.unit(spelling)
    if unit is None:
        raise UsageError("unknown_unit", unit=spelling)
    return unit.code


def _known_month(month: str | None) -> str | None:
    from analytics.months import is_month

    if month is not None and not is_month(month):
        raise UsageError("unknown_month", month=month)
    return month
