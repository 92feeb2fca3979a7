"""The receipt of an accepted report: what a unit can show for having filed it, on the screen, on paper, in a file.

It is made anew from the register whenever it is asked for, so that it never says what no longer holds.
"""

from collections.abc import Iterator

from analytics import confirmed_warnings, deadlines, kept_warnings, on_file, problem_words, store
from analytics.clock import now
from analytics.contract import KINDS
from analytics.intake.personal import masked
from analytics.problems import Problem
from analytics.register import Submission
from analytics.wording import month as month_in_words
from analytics.wording import say
from analytics.workspace import Workspace

LISTED = 100
"""Warnings that a receipt lists; of more it says how many there are."""

PAGE = "dashboard"
"""Who files on the pages, as long as there is no sign-in: an actor whose name is put into words."""

TITLE, NAMED = "receipt.title", "receipt.named"


def facts(workspace: Workspace, submission: Submission, language: str) -> dict[str, str]:
    """What the receipt says, by the name of each fact; words for the names: ``receipt.<name>``. Nothing is left empty."""
    unit = workspace.reference.unit_by_code.get(submission.unit)
    said = {
        "number": str(submission.id),
        "kind": KINDS[submission.kind].label(language),
        "unit": f"{unit.label(language)} ({submission.unit})" if unit else submission.unit,
        "month": month(submission, language),
        "at": f"{submission.submitted_at:%Y-%m-%d %H:%M:%S}",
        "by": sender(submission.submitted_by, language),
        "punctual": punctual(workspace, submission, language),
        "state": state(submission, language),
        "file": masked(submission.file_name),
        "rows": f"{submission.rows:,}",
        "warnings": f"{submission.warnings:,}",
        "sha256": submission.sha256,
    }
    return {name: text for name, text in said.items() if text}


def month(submission: Submission, language: str) -> str:
    """Nothing for what is filed once: it looks back over the whole campaign."""
    if KINDS[submission.kind].cadence == "once":
        return ""
    return month_in_words(submission.month, language)


def sender(actor: str, language: str) -> str:
    """Who filed a report: a name as it was given, numbers of persons masked."""
    return say("receipt.by_page", language) if actor == PAGE else masked(actor)


def state(submission: Submission, language: str) -> str:
    """What became of it, with the reason if it was taken back."""
    return say(f"receipt.state_{submission.state}", language, why=masked(submission.withdrawn_why or ""))


def punctual(workspace: Workspace, submission: Submission, language: str) -> str:
    """Whether the unit was in time, which its first report decides; empty where no day is set or nothing stands."""
    last_day = deadlines.due(KINDS[submission.kind], submission.month, workspace.settings)
    slot = [s for s in on_file.snapshot(workspace).slots.get(submission.slot, ()) if s.state != "withdrawn"]
    if last_day is None or not slot:
        return ""
    key = "on_time" if deadlines.on_time(slot, last_day) else "late"
    first = min(slot, key=lambda s: (s.submitted_at, s.id))
    if first.id == submission.id:
        return say(f"receipt.{key}", language, day=last_day.isoformat())
    return say(f"receipt.{key}_first", language, day=last_day.isoformat(), at=f"{first.submitted_at:%Y-%m-%d}")


def warnings(workspace: Workspace, submission: Submission, language: str) -> Iterator[tuple[str, str]]:
    """The warnings with which it was confirmed, where and what, and what its clerk said of them: the first ``LISTED``."""
    said = confirmed_warnings.of(on_file.snapshot(workspace), submission.slot, submission.sha256)
    notes = {(each.code, each.column): each.note for each in said if each.note}
    kept = store.read_warnings(workspace, submission) or kept_warnings.SCHEMA.empty_table()
    for row in kept.slice(0, LISTED).to_pylist():
        problem = Problem(row["code"], "warning", row["line"], row["column"], row["value"])
        where = problem_words.column(problem, KINDS[submission.kind], language)
        words, note = problem_words.sentence(problem, language), notes.get((problem.code, problem.column))
        yield (
            _place(problem.row, where, language),
            say("receipt.noted", language, text=words, note=note) if note else words,
        )


def text(workspace: Workspace, submission: Submission, language: str) -> str:
    """The receipt as plain lines, as the command line prints it."""
    said = facts(workspace, submission, language)
    lines = [say(TITLE, language), ""]
    lines += [say("receipt.line", language, name=say(f"receipt.{name}", language), value=said[name]) for name in said]
    found = list(warnings(workspace, submission, language))
    lines += ["", say("receipt.confirmed", language)] if found else []
    lines += [say("receipt.warning", language, where=where, text=words) for where, words in found]
    return "\n".join([*lines, "", made_at(language)])


def made_at(language: str) -> str:
    """When this copy was made: a receipt printed before a withdrawal still looks valid."""
    return say("receipt.made_at", language, at=f"{now():%Y-%m-%d %H:%M}")


def file_name(submission: Submission, language: str) -> str:
    return f"{say(NAMED, language, number=submission.id)}.html"


def _place(line: int | None, column: str, language: str) -> str:
    if line is None:
        return column or say("receipt.whole", language)
    row = say("receipt.row", language, row=line)
    return say("receipt.place", language, row=row, column=column) if column else row
