"""Looks at what was dropped: what each file seems to be, and what would become of it."""

from typing import Any

import streamlit as st

from analytics import header_mapping, on_file, readings, recognition, register, submissions
from analytics.clock import now
from analytics.contract import KINDS
from analytics.errors import CampusError
from analytics.intake.context import Context
from analytics.months import months_between
from analytics.recognition import Guess
from analytics.recognition.guess import kind_of
from analytics.register.snapshot import Snapshot
from analytics.submissions import Outcome
from analytics.workspace import Workspace
from ui import wording
from ui.upload import choice
from ui.upload.desk import Dropped
from ui.wording import t

LONG = 2 * 2**20  # bytes; a file that takes long enough for its progress to be worth a look


def at(files: list[Dropped]) -> None:
    """Recognises and checks all files of which something is still unknown, with progress where that takes a while."""
    head = _head()
    waiting = [file for file in files if not file.guesses or file.checked[0] != _what(file, head)]
    if not waiting:
        return
    if len(waiting) == 1 and len(waiting[0].content) < LONG:
        with st.spinner(t("upload.checking")):
            _look(waiting[0], head)
        return
    with st.status(t("submit.looking", done=0, count=len(waiting)), expanded=False) as status:
        bar = st.progress(0.0)
        for done, file in enumerate(waiting, 1):
            status.update(label=t("submit.looking_at", done=done, count=len(waiting), name=file.name))
            _look(file, head)
            bar.progress(done / len(waiting))
        status.update(label=t("submit.looked", count=len(waiting)), state="complete")


def outcome(file: Dropped) -> Outcome | None:
    """What would become of the file; None where it could not be looked at."""
    return file.checked[1]


def _look(file: Dropped, head: int) -> None:
    try:
        if not file.guesses:
            _recognise(file)
        what = _what(file, head)
        unit, month = file.unit, file.month if KINDS[file.kind or ""].cadence != "once" else None
        checked = submissions.check(Workspace.at(), file.content, file.name, file.kind or "", unit, month)
        file.checked = (what, checked)
    except CampusError as error:
        st.error(error.words(wording.language()))


def _recognise(file: Dropped) -> None:
    """The clerk's own choice comes first, then what the file says, then what was chosen before."""
    before = choice.before()
    kind = kind_of(file.content, file.name)
    if "kind" not in file.chosen:
        file.kind = kind.value or before["kind"]
    workspace, of = Workspace.at(), KINDS[file.kind or "hazards"]
    filed = on_file.snapshot(workspace)
    facts = on_file.context(workspace, of, None, None, now().date(), filed)
    known = None if of.format == "document" else _units_words(filed, of.id, file, before)
    reading = readings.read(
        file.content, file.sha256, file.name, header_mapping.understanding(of, known or {}), workspace.reference
    )
    seen = recognition.recognise(
        reading,
        file.name,
        workspace.reference,
        months_between(workspace.settings.first_month, workspace.settings.last_month),
        schools=facts.schools,
        zones=facts.zones,
        ledgers=_ledgers(workspace, filed, facts) if of.id == "hazards" else {},
    )
    file.guesses = {"kind": kind, "unit": seen.unit, "month": seen.month}
    for field in ("unit", "month"):
        if field not in file.chosen:
            setattr(file, field, _value(file.guesses[field], before[field]))
    if file.sender is None or not file.sender.files(of):
        file.unit = None


def _value(guess: Guess, before: str | None) -> str | None:
    """What the file says; else what was chosen before, where the file does not speak against it."""
    if guess.value is not None:
        return guess.value
    return before if not guess.among or before in guess.among else None


def _units_words(filed: Snapshot, kind: str, file: Dropped, before: dict[str, Any]) -> dict[str, str]:
    """Without its unit's own words for columns a file may not show whose it is: those of the unit chosen last are tried."""
    return header_mapping.in_force(filed, kind, file.unit or before["unit"])


def _ledgers(workspace: Workspace, filed: Snapshot, facts: Context) -> dict[str, Any]:
    """Each unit's last ledger: of several units with the same schools, the one that knows these hazards sent the file."""
    latest = {s.unit: s for s in sorted(filed.current, key=lambda s: s.month) if s.kind == "hazards"}
    return {unit: on_file.rows(workspace, submission) for unit, submission in latest.items()}


def _what(file: Dropped, head: int) -> tuple[Any, ...]:
    return (file.kind, file.unit, file.month, head)


def _head() -> int:
    books = register.peek(Workspace.at())
    return books.snapshot().head if books else 0
