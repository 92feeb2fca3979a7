"""A file's problems as a person reads them at a terminal."""

from typing import TYPE_CHECKING

from analytics import problem_words, problems
from analytics.cli.words import language, tell
from analytics.contract import Kind
from analytics.problems import Problem

if TYPE_CHECKING:
    from analytics.intake import Reading

SHOWN = 50


def show(reading: "Reading", changes: dict[str, int]) -> None:
    """Errors first, at most ``SHOWN``; then what the report would change."""
    for problem in problems.listed(reading.problems, SHOWN):
        print(line(problem, reading.kind))
    if reading.problems.num_rows > SHOWN:
        print(tell("problems.more", more=f"{reading.problems.num_rows - SHOWN:,}"))
    errors = reading.problems["severity"].to_pylist().count("error")
    print(tell("problems.counted", errors=errors, warnings=reading.problems.num_rows - errors))
    print(tell("changes", rows=reading.rows.num_rows, **changes))


def line(problem: Problem, kind: Kind) -> str:
    """Severity, place, what is wrong, what to do."""
    column = problem_words.column(problem, kind, language())
    place = [
        *([tell("problems.row", row=problem.row)] if problem.row is not None else []),
        *([tell("problems.column", column=column)] if column else []),
    ]
    return tell(
        "problems.line",
        severity=tell(f"severity.{problem.severity}"),
        where=tell("problems.between").join(place) or tell("problems.file"),
        text=problem_words.sentence(problem, language()),
        remedy=problem_words.remedy(problem, language()),
    )
