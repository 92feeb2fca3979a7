"""What a file in the inbox is. Nobody confirms it there, so that a sign that speaks against another is a reason to ask."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from analytics import intake, on_file, recognition
from analytics.contract import KINDS
from analytics.months import months_between
from analytics.problems import Problem
from analytics.recognition import Guess
from analytics.recognition import guess as signs
from analytics.register import Submission
from analytics.register.snapshot import Snapshot
from analytics.wording import say
from analytics.workspace import Workspace


@dataclass(frozen=True)
class Recognised:
    """Whose report of which month; ``problems`` say what could not be told for sure."""

    kind: str | None
    unit: str | None = None
    month: str | None = None
    problems: tuple[Problem, ...] = ()


def kind_of(path: Path) -> str | None:
    """The kind of a file, to put files in their order; None also where it cannot be read."""
    try:
        return signs.kind_of(path.read_bytes(), path.name).value
    except OSError:
        return None


def rank(kind: str | None) -> int:
    return list(KINDS).index(kind) if kind else len(KINDS)


def recognise(
    workspace: Workspace, content: bytes, path: Path, filed: Snapshot, today: date, language: str
) -> Recognised:
    """``path`` is relative to the inbox: its folders may name the unit or month where the file's own name does not."""
    kind = signs.kind_of(content, path.name).value
    if kind is None:
        return Recognised(None, problems=(Problem("kind_not_recognised"),))
    of = KINDS[kind]
    facts = on_file.context(workspace, of, None, None, today, filed)
    reading = intake.read(content, path.name, of, workspace.reference)
    months = months_between(workspace.settings.first_month, workspace.settings.last_month)
    ledgers = {s.unit: on_file.rows(workspace, s) for s in _last_ledgers(filed)} if kind == "hazards" else {}
    unit, month = Guess(), Guess()
    for name in (path.name, "-".join(path.parts)):
        seen = recognition.recognise(
            reading, name, workspace.reference, months, schools=facts.schools, zones=facts.zones, ledgers=ledgers
        )
        unit, month = (unit if unit.value else seen.unit), (month if month.value else seen.month)
    once = of.cadence == "once"
    unit, month = _without(unit, "earlier"), _without_earlier_days(kind, month)
    found = [
        *_doubts("unit", unit, language, lambda code: workspace.reference.unit_by_code[code].label(language)),
        *([] if once else _doubts("month", month, language, lambda text: text)),
    ]
    return Recognised(kind, unit.value, None if once else month.value, tuple(found))


def _last_ledgers(filed: Snapshot) -> list[Submission]:
    return list({s.unit: s for s in sorted(filed.current, key=lambda s: s.month) if s.kind == "hazards"}.values())


def _without(guess: Guess, sign: str) -> Guess:
    """That sign does not speak against the guess: two channels' units may number the same schools' hazards alike."""
    return replace(guess, against={name: values for name, values in guess.against.items() if name != sign})


def _without_earlier_days(kind: str, month: Guess) -> Guess:
    """A ledger carries what was open before, and in a quiet month nothing else: only later days speak against a month."""
    days = month.against.get("days", ())
    is_quiet = kind == "hazards" and month.value is not None and max(days, default="") < month.value
    return _without(month, "days") if is_quiet else month


def _doubts(name: str, guess: Guess, language: str, named: Callable[[str], str]) -> list[Problem]:
    between = say("inbox.between", language)
    if guess.value is None:
        among = between.join(map(named, guess.among))
        return [Problem(f"{name}_not_recognised", value=say("inbox.among", language, values=among) if among else None)]
    if guess.against:
        said = [(sign, (guess.value,)) for sign in guess.by[:1]] + list(guess.against.items())
        values = ((sign, say("inbox.or", language).join(map(named, each))) for sign, each in said)
        words = (say("inbox.sign", language, sign=say(f"inbox.by_{sign}", language), value=v) for sign, v in values)
        return [Problem(f"{name}_in_doubt", value=between.join(words))]
    return []
