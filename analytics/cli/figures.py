"""Commands about figures: an indicator's values, the rows behind one, whole tables to take away."""

from typing import Annotated

import typer

from analytics.cli import options, output
from analytics.cli.options import AsJson, Data, Lang, Out, TableFormat
from analytics.cli.words import language, tell
from analytics.errors import UsageError

Metric = Annotated[str, typer.Argument(metavar="ID", help="option.metric")]
AREA = typer.Option("--area", metavar="AREA", help="option.area", show_default=False)
MONTH = typer.Option("--month", metavar="YYYY-MM", help="option.figure_month", show_default=False)


def metric(
    name: Metric,
    area: Annotated[str | None, AREA] = None,
    month: Annotated[str | None, MONTH] = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import answers

    workspace = options.workspace(data)
    values = answers.values(workspace, name, area, month)
    if json:
        output.as_json(values)
        return
    shown, areas = answers.known(name), workspace.reference.area_by_code
    print(f"{shown.label(language())}  {shown.definition(language())}")
    output.columns(
        [tell(f"metric.{heading}") for heading in ("area", "month", "value", "numerator", "denominator")],
        (
            (
                f"{row['area']} {areas[row['area']].label(language())}" if row["area"] in areas else row["area"],
                row["month"],
                shown.format_value(row["value"], language()),
                row["numerator"],
                row["denominator"],
            )
            for row in values
        ),
    )


def trace(
    name: Metric,
    month: Annotated[str, MONTH],
    area: Annotated[str | None, AREA] = None,
    json: AsJson = False,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import answers

    workspace = options.workspace(data)
    rows = answers.trace(workspace, name, area or workspace.reference.root.code, month)
    if json:
        output.as_json(rows)
    elif not rows:
        print(tell("trace.empty"))
    else:
        headings = ("submission", "file", "line", "key")
        output.columns([tell(f"trace.{each}") for each in headings], ([row[each] for each in headings] for row in rows))


def export(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="option.table")],
    as_format: Annotated[
        TableFormat | None,
        typer.Option("--format", metavar="csv|xlsx|parquet", help="option.format", show_default=False),
    ] = None,
    out: Out = None,
    data: Data = None,
    lang: Lang = None,
) -> None:
    from analytics import export as exports

    wanted = as_format or _format_of(out)
    rows = exports.table(options.workspace(data), table)
    if wanted is TableFormat.xlsx:
        content = exports.to_xlsx(rows, table)
    else:
        content = exports.to_csv(rows) if wanted is TableFormat.csv else exports.to_parquet(rows)
    output.deliver(content, out, f"{table}.{wanted}")


def _format_of(out: object) -> TableFormat:
    """What the file's name says; CSV where it says nothing."""
    suffix = str(getattr(out, "suffix", "")).lstrip(".").lower()
    if suffix and suffix not in list(TableFormat):
        raise UsageError("unknown_format", format=suffix)
    return TableFormat(suffix or "csv")
