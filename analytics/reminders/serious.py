"""A serious incident is told of at once: by the process that accepts its report, and by ``remind`` where that did not go through.

What must be told follows from the accepted reports, so that nothing is lost where a process ends right after accepting one.
"""

import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from analytics import on_file, register
from analytics.clock import now
from analytics.register import Submission
from analytics.reminders import contacts, words
from analytics.reminders.letter import Letter
from analytics.settings import Settings
from analytics.workspace import Workspace

THREAD = "serious-incident"
RANKS = {"kind": 0, "injury": 1, "death": 2}
"""Why an incident is serious. One that turns out to be worse is told of again."""
COLUMNS = ("incident_id", "school_code", "occurred_at", "kind", "deaths", "serious_injuries")


def tell_soon(workspace: Workspace, submission: Submission) -> None:
    """Begins to tell of the report's serious incidents beside the caller: an acceptance neither waits for it nor fails by it."""
    if submission.kind != "incidents" or not contacts.file_of(workspace).exists():
        return
    try:
        # No daemon: a command that has accepted a report ends when the message is out, or its server has not answered.
        threading.Thread(target=_tell, args=(workspace, submission), name=THREAD).start()
    except RuntimeError as error:  # no more threads: ``remind`` will tell of it
        _failed(error)


def level(incident: dict[str, Any], settings: Settings) -> str | None:
    """``death``, ``injury`` or ``kind``, by the settings; None for an incident that is not serious."""
    if 0 < settings.serious_deaths <= (incident["deaths"] or 0):
        return "death"
    if 0 < settings.serious_injuries <= (incident["serious_injuries"] or 0):
        return "injury"
    return "kind" if incident["kind"] in settings.serious_kinds else None


def recent(workspace: Workspace) -> Iterator[Letter]:
    """Of every report of incidents that was accepted of late and counts, or waits."""
    books = register.peek(workspace)
    since = now() - timedelta(days=workspace.settings.serious_days)
    for submission in books.history(kind="incidents") if books else ():
        if submission.state in ("current", "waiting") and submission.submitted_at >= since:
            yield from letters(workspace, submission)


def letters(workspace: Workspace, submission: Submission) -> Iterator[Letter]:
    """One for each serious incident of the report that is no older than ``serious_days``."""
    settings = workspace.settings
    oldest = submission.submitted_at.date() - timedelta(days=settings.serious_days)
    for incident in on_file.rows(workspace, submission).select(COLUMNS).to_pylist():
        why = level(incident, settings)
        if why and incident["occurred_at"].date() >= oldest:
            yield _letter(workspace, submission, incident, why)


def _letter(workspace: Workspace, submission: Submission, incident: dict[str, Any], why: str) -> Letter:
    """Without the account of what happened: it may name people, and a message passes through foreign hands."""
    language = workspace.settings.remind_language
    unit = workspace.reference.unit_by_code.get(submission.unit)
    facts = {
        "unit": unit.label(language) if unit else submission.unit,
        "school": _school(workspace, incident["school_code"]),
        "kind": words.incident_kind(incident["kind"], language),
        "at": f"{incident['occurred_at']:%Y-%m-%d %H:%M}",
        "deaths": _count(incident["deaths"]),
        "injuries": _count(incident["serious_injuries"]),
        "number": incident["incident_id"],
    }
    return Letter(
        subject=f"incident:{submission.unit}:{incident['incident_id']}:{why}",
        unit=contacts.COUNTY,
        month=submission.month,
        occasion=why,
        title=words.say("incident_title", workspace, language, **facts),
        body=words.say("incident_body", workspace, language, **facts),
    )


def _count(number: int | None) -> str:
    return "—" if number is None else str(number)


def _school(workspace: Workspace, code: str) -> str:
    schools = on_file.schools(workspace).select(["school_code", "name"]).to_pylist()
    named = {school["school_code"]: school["name"] for school in schools}
    return f"{named[code]}（{code}）" if named.get(code) else code


def _tell(workspace: Workspace, submission: Submission) -> None:
    from analytics.reminders import desk

    try:
        desk.tell(workspace, letters(workspace, submission))
    except Exception as error:
        _failed(error)


def _failed(error: Exception) -> None:
    """In the log of the process by its name only; ``remind`` finds what is left to tell."""
    logging.getLogger(__name__).warning("serious incident not told: %s", type(error).__name__)
