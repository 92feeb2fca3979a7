"""What the reader is told first about a checked file: whether it can be filed, and what to do if not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow.compute as pc

from analytics import problem_words, problems
from analytics.problems import Problem
from analytics.submissions import Outcome
from ui import wording
from ui.wording import t

Tone = Literal["error", "warning", "success", "info"]
MOST_ROWS = 10


@dataclass(frozen=True)
class Verdict:
    tone: Tone
    title: str
    words: str


def verdict(outcome: Outcome) -> Verdict:
    """One banner for the whole file."""
    errors, warnings = count(outcome, "error"), count(outcome, "warning")
    if outcome.repeated and outcome.submission:
        facts = {"number": outcome.submission.id, "at": f"{outcome.submission.submitted_at:%Y-%m-%d %H:%M}"}
        words = t("upload.repeated_waiting" if outcome.waiting else "upload.repeated", **facts)
        return Verdict("info", t("upload.repeated_title"), words)
    if errors:
        return Verdict("error", t("upload.refused_title"), _what_to_mend(outcome, errors, warnings))
    if warnings:
        return Verdict("warning", t("upload.warned_title"), t("upload.warned", count=warnings))
    return Verdict(
        "success", t("upload.good_title"), t("upload.good", rows=wording.count(outcome.reading.rows.num_rows))
    )


def count(outcome: Outcome, severity: str) -> int:
    return int(pc.sum(pc.equal(outcome.reading.problems["severity"], severity)).as_py() or 0)


def of_the_file(outcome: Outcome, severity: str) -> list[Problem]:
    """Problems that name no row: they concern the file as a whole, or something that it lacks."""
    found = outcome.reading.problems
    mask = pc.and_(pc.equal(found["severity"], severity), pc.is_null(found["row"]))
    return list(problems.listed(found.filter(mask), 50))


def of_rows(outcome: Outcome, severity: str, most: int) -> list[Problem]:
    found = outcome.reading.problems
    mask = pc.and_(pc.equal(found["severity"], severity), pc.is_valid(found["row"]))
    return list(problems.listed(found.filter(mask), most))


def _what_to_mend(outcome: Outcome, errors: int, warnings: int) -> str:
    language = wording.language()
    whole = [
        t("upload.item", text=problem_words.sentence(problem, language), remedy=problem_words.remedy(problem, language))
        for problem in of_the_file(outcome, "error")
    ]
    in_rows = errors - len(whole)
    parts = [" ".join(whole)] if len(whole) == 1 else ["\n".join(f"- {words}" for words in whole)] if whole else []
    if in_rows:
        parts.append(t("upload.mend_rows", count=wording.count(in_rows), rows=_rows(outcome)))
    parts.append(t("upload.nothing_written"))
    if warnings:
        parts.append(t("upload.also_warned", count=wording.count(warnings)))
    return "\n\n".join(parts)


def _rows(outcome: Outcome) -> str:
    """The rows that have an error, by number; of many the first ones and how many there are."""
    found = outcome.reading.problems
    rows = pc.unique(found.filter(pc.equal(found["severity"], "error"))["row"].drop_null())
    return row_numbers(sorted(rows.to_pylist()))


def row_numbers(rows: Sequence[int]) -> str:
    shown = t("shell.comma").join(str(row) for row in rows[:MOST_ROWS])
    key = "upload.rows_and_more" if len(rows) > MOST_ROWS else "upload.row" if len(rows) == 1 else "upload.rows"
    return t(key, rows=shown, count=wording.count(len(rows)))
