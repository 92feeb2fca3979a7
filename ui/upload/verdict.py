"""What the reader is told first about a checked file: whether it can be filed, and what to do if not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa
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
        return Verdict("error", title(outcome), _what_to_mend(outcome, warnings))
    if warnings:
        return Verdict("warning", t("upload.warned_title"), t("upload.warned", count=wording.count(warnings)))
    rows = wording.count(outcome.reading.rows.num_rows)
    return Verdict("success", t("upload.good_title"), t("upload.good", rows=rows))


def title(outcome: Outcome) -> str:
    """What a refused file needs, in one line: how many rows, and which."""
    rows = bad_rows(outcome)
    if not rows:
        return t("upload.refused_title")
    facts = {"count": wording.count(len(rows)), "rows": row_numbers(rows)}
    return t("submit.mend_one" if len(rows) == 1 else "submit.mend", **facts)


def count(outcome: Outcome, severity: str) -> int:
    return int(pc.sum(pc.equal(outcome.reading.problems["severity"], severity)).as_py() or 0)


def of_the_file(outcome: Outcome, severity: str) -> list[Problem]:
    """Problems that name no row: they concern the file as a whole, or something that it lacks."""
    found = outcome.reading.problems
    mask = pc.and_(pc.equal(found["severity"], severity), pc.is_null(found["row"]))
    return list(problems.listed(found.filter(mask), 50))


def bad_rows(outcome: Outcome) -> list[int]:
    """The rows that have an error, by number."""
    found: pa.Table = outcome.reading.problems
    rows = pc.unique(found.filter(pc.equal(found["severity"], "error"))["row"].drop_null())
    return sorted(rows.to_pylist())


def row_numbers(rows: Sequence[int], total: int | None = None) -> str:
    """``第 5、9、12 行``: of many the first ones, and how many there are in all."""
    total = len(rows) if total is None else total
    shown = rows[:MOST_ROWS]
    listed = t("shell.comma").join(str(row) for row in shown)
    facts = {"rows": listed, "count": wording.count(total)}
    if total > len(shown):
        return t("upload.rows_and_more", **facts)
    return t("upload.row" if len(rows) == 1 else "upload.rows", **facts)


def _what_to_mend(outcome: Outcome, warnings: int) -> str:
    language, kind = wording.language(), outcome.reading.kind
    whole = [
        t(
            "submit.item" if problem.column else "upload.item",
            column=problem_words.column(problem, kind, language),
            text=problem_words.sentence(problem, language),
            remedy=problem_words.remedy(problem, language),
        )
        for problem in of_the_file(outcome, "error")
    ]
    parts = [" ".join(whole)] if len(whole) == 1 else ["\n".join(f"- {words}" for words in whole)] if whole else []
    if bad_rows(outcome):
        parts.append(t("submit.how_to_mend"))
    parts.append(t("upload.nothing_written"))
    if warnings:
        parts.append(t("upload.also_warned", count=wording.count(warnings)))
    return "\n\n".join(parts)
