"""The first sheet: whether the file can be accepted, which rows to mend, how, and how often each problem occurs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics import export, problem_words
from analytics.contract import Kind
from analytics.error_workbook.file_sheet import COMMENTED, FileSheet
from analytics.error_workbook.listing import LISTED
from analytics.error_workbook.styles import Styles
from analytics.intake.own_workbook import sheet_name
from analytics.problems import Problem, Severity
from analytics.wording import say

if TYPE_CHECKING:
    from analytics.submissions import Outcome

COLUMNS = {"severity": 10, "text": 56, "column": 20, "count": 10, "rows": 44, "remedy": 60}
ROWS_NAMED = 10
SEVERITIES: tuple[Severity, ...] = ("error", "warning")


@dataclass(frozen=True)
class Sort:
    """Problems of one sort: as one of them, how many, and the first rows that have it."""

    example: Problem
    count: int
    rows: list[int]


def sorts(found: pa.Table) -> list[Sort]:
    """How often each code occurs in each column: errors first, then the most frequent.

    The example says a value only where all say the same.
    """
    keys = ["severity", "code", "column"]
    grouped = found.group_by(keys).aggregate(
        [("code", "count"), ("value", "min"), ("value", "max"), ("value", "count")]
    )
    listed = []
    for group in grouped.to_pylist():
        alike = group["value_min"] == group["value_max"] and group["value_count"] in (0, group["code_count"])
        value = group["value_min"] if alike else "…"
        example = Problem(group["code"], group["severity"], None, group["column"], value)
        listed.append(Sort(example, group["code_count"], _first_rows(found, example)))
    return sorted(listed, key=lambda sort: (sort.example.severity, -sort.count, sort.example.code))


def _first_rows(found: pa.Table, example: Problem) -> list[int]:
    column = pc.is_null(found["column"]) if example.column is None else pc.equal(found["column"], example.column)
    severity = pc.equal(found["severity"], example.severity)
    where = pc.and_(pc.and_(pc.equal(found["code"], example.code), severity), pc.fill_null(column, False))
    return _rows(found.filter(where))


def _rows(found: pa.Table) -> list[int]:
    """The first row numbers, one more than are named where there are more."""
    rows = pc.unique(found["row"].drop_null())
    return list(rows.take(pc.array_sort_indices(rows).slice(0, ROWS_NAMED + 1)).to_pylist())


def write(sheet: Any, styles: Styles, outcome: "Outcome", name: str, file: FileSheet | None, language: str) -> None:
    """The sentences, then the table of sorts."""
    for place, width in enumerate(COLUMNS.values()):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, say("error_workbook.title", language), styles.title)
    found = outcome.reading.problems
    sentences = [
        *_said(outcome, name, language),
        "",
        *_what_to_do(outcome, file, language),
    ]
    line = 1
    for line, sentence in enumerate(sentences, 1):
        sheet.write_string(line, 0, export.harmless(sentence))
    listed = sorts(found)
    first = line + 2
    styles.heads_of(sheet, first, [say(f"error_workbook.head_{column}", language) for column in COLUMNS])
    for line, sort in enumerate(listed, first + 1):
        _write_sort(sheet, styles, line, sort, outcome.reading.kind, language)


def _said(outcome: "Outcome", name: str, language: str) -> list[str]:
    """What was looked at, and the verdict."""
    found = outcome.reading.problems
    counts = {each: pc.sum(pc.equal(found["severity"], each)).as_py() or 0 for each in SEVERITIES}
    verdict = "accepted" if outcome.accepted else "refused"
    facts = {"errors": f"{counts['error']:,}", "warnings": f"{counts['warning']:,}"}
    known = "kind_not_recognised" not in found["code"].to_pylist()
    kind = outcome.reading.kind.label(language) if known else say("error_workbook.no_kind", language)
    said = [
        say("error_workbook.about", language, name=name, kind=kind),
        say(f"error_workbook.{verdict}", language, **facts),
    ]
    rows = _rows(found.filter(pc.equal(found["severity"], "error")))
    return [*said, say("error_workbook.rows_to_mend", language, rows=_named(rows, language))] if rows else said


def _what_to_do(outcome: "Outcome", file: FileSheet | None, language: str) -> list[str]:
    if file is None:
        steps = ["no_sheet"]
    elif file.name == "excerpt":
        steps = ["excerpt"]
    else:
        steps = ["mend", "upload"]
    if outcome.reading.problems.num_rows > LISTED:
        steps.append("listed")
    if file is not None and len(file.marks) > COMMENTED:
        steps.append("commented")
    sheets = {part: sheet_name(part, language) for part in ("problems", "file", "excerpt")}
    facts = {"listed": f"{LISTED:,}", "commented": f"{COMMENTED:,}"}
    return [say(f"error_workbook.do_{step}", language, **sheets, **facts) for step in steps]


def _write_sort(sheet: Any, styles: Styles, line: int, sort: Sort, kind: Kind, language: str) -> None:
    severity = sort.example.severity
    sheet.write_string(line, 0, say(f"error_workbook.{severity}", language), styles.severity[severity])
    cells: tuple[str | int, ...] = (
        problem_words.sentence(sort.example, language),
        problem_words.column(sort.example, kind, language),
        sort.count,
        _named(sort.rows, language) if sort.rows else say("error_workbook.whole", language),
        problem_words.remedy(sort.example, language),
    )
    for place, cell in enumerate(cells, 1):
        styles.put(sheet, line, place, cell)


def _named(rows: list[int], language: str) -> str:
    """The rows in words: some of them, and that there are more."""
    named = say("error_workbook.between_rows", language).join(map(str, rows[:ROWS_NAMED]))
    return say(
        "error_workbook.some_rows" if len(rows) > ROWS_NAMED else "error_workbook.all_rows", language, rows=named
    )
