"""Commands that make and keep a data folder: the invented county, the build, the verification."""

import sys
from typing import Annotated

import typer

from analytics.cli import options, output
from analytics.cli.options import Actor, AsJson, Data, Lang
from analytics.cli.words import language, tell
from analytics.wording import say


def demo(
    schools: Annotated[int, typer.Option("--schools", metavar="N", min=1, help="option.schools")] = 160,
    months: Annotated[int, typer.Option("--months", metavar="M", min=1, help="option.months")] = 10,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="option.seed")] = 1,
    if_empty: Annotated[bool, typer.Option("--if-empty", help="option.if_empty")] = False,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import demo as county

    workspace = options.workspace(data)
    if if_empty and county.is_filled(workspace):
        return
    at_terminal = sys.stderr.isatty()
    created = county.create(workspace, schools, months, seed, progress=_progress if at_terminal else None)
    if json:
        output.as_json(
            {
                "files": created.files,
                "rows": created.rows,
                "warnings": created.warnings,
                "refused": list(created.refused),
                "version": created.built.version,
            }
        )
    else:
        print(tell("demo.done", files=created.files, rows=created.rows, warnings=created.warnings))
        for name in created.refused:
            print(tell("demo.refused", name=name))
    if created.refused:
        raise typer.Exit(1)


def build(actor: Actor = None, json: AsJson = False, data: Data = None, lang: Lang = None) -> None:
    from analytics import boundaries, warehouse

    workspace = options.workspace(data)
    # No figure needs the outlines, so only who builds by hand is stopped by a wrong file; the map's page says it as well.
    boundaries.load(workspace.reference_folder)
    built = warehouse.build(workspace, actor=options.actor(actor))
    if json:
        output.as_json({"version": built.version, "seconds": round(built.seconds, 3), "tables": built.tables})
        return
    print(tell("build.done", version=built.version, seconds=f"{built.seconds:.2f}"))
    output.columns([tell("build.table"), tell("build.rows")], sorted(built.tables.items()))


def verify(json: AsJson = False, data: Data = None, lang: Lang = None) -> None:
    from analytics.verify import verify as verified

    result = verified(options.workspace(data))
    if json:
        output.as_json(result.as_dict())
    else:
        for finding in result.findings:
            severity = tell("severity.note" if finding.harmless else "severity.error")
            print(
                tell("verify.line", severity=severity, text=say(f"verify.{finding.code}", language(), **finding.facts))
            )
        print(tell("verify.ok" if result.ok else "verify.failed"))
    if not result.ok:
        raise typer.Exit(1)


def _progress(number: int, of: int) -> None:
    end = "\n" if number == of else "\r"
    print(tell("demo.progress", number=number, of=of), end=end, file=sys.stderr, flush=True)
