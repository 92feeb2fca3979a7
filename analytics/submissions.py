"""The one door through which reports come in and are taken back: for pages, command line and demo alike."""

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pyarrow as pa
from sqlalchemy.exc import DBAPIError

from analytics import header_mapping, intake, kept_warnings, on_file, problems, readings, register, store
from analytics.clock import local, now
from analytics.contract import KINDS, Kind
from analytics.contract.declarations import fold
from analytics.errors import CampusError, Overtaken, UsageError
from analytics.intake import Changes, Reading
from analytics.months import is_month
from analytics.problems import Problem
from analytics.reference import Unit
from analytics.register import Filing, Slot, Submission
from analytics.register.snapshot import Snapshot
from analytics.reminders import serious
from analytics.workspace import Workspace


@dataclass(frozen=True)
class Outcome:
    """What became of a file, or would: ``submission`` is None where nothing was filed.

    ``repeated``: the same bytes are the newest for the same kind, unit and month already, and nothing changed.
    ``waiting``: the month is final, so that the report is kept, or would be, without counting before it is reopened.
    ``headers``: what the unit's own words for columns were taken to mean.
    """

    accepted: bool
    submission: Submission | None
    reading: Reading
    changes: Changes
    repeated: bool
    waiting: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """As ``check --json`` and ``submit --json`` show it."""
        return {
            "accepted": self.accepted,
            "submission": self.submission.id if self.submission else None,
            "rows": self.reading.rows.num_rows,
            "problems": [problem.as_dict() for problem in problems.listed(self.reading.problems)],
            "changes": self.changes.as_dict(),
            "repeated": self.repeated,
            "waiting": self.waiting,
        }


@dataclass(frozen=True)
class _Arrival:
    """A file and what its sender says it is. ``unit`` and ``month`` are None where unknown or not said."""

    content: bytes
    name: str
    kind: Kind
    unit: Unit | None
    month: str | None
    at: datetime
    problems: tuple[Problem, ...]
    sha256: str

    @property
    def slot(self) -> Slot | None:
        """What the file would speak about."""
        return (self.kind.id, self.unit.code, self.month) if self.unit and self.month else None


def check(
    workspace: Workspace,
    content: bytes,
    name: str,
    kind: str,
    unit: str | None = None,
    month: str | None = None,
    *,
    at: datetime | None = None,
) -> Outcome:
    """What would become of the file; writes nothing. Raises UsageError for an unknown kind."""
    return _checked(workspace, _arrival(workspace, content, name, kind, unit, month, at))


def submit(
    workspace: Workspace,
    content: bytes,
    name: str,
    kind: str,
    unit: str,
    month: str | None,
    *,
    actor: str,
    at: datetime | None = None,
    onto: int | None = None,
    told: Mapping[str, Any] | None = None,
) -> Outcome:
    """Accepts the file if no problem is an error; a refused one leaves only a line in the audit trail.

    ``month`` may be None for what is filed once. An accepted submission is on disk when it returns; while its month is
    locked it waits: it is kept, but counts only after the month has been reopened. ``told`` goes into the audit entry.
    Raises UsageError for an unknown kind, CampusError where the disk does not take it, and Overtaken where the file was
    made ``onto`` a submission (0: none) that is no longer the newest for its kind, unit and month.
    """
    if month is None and kind_named(kind).cadence != "once":
        raise UsageError("month_missing")
    arrival = _arrival(workspace, content, name, kind, unit, month, at)
    outcome = _checked(workspace, arrival)
    if outcome.repeated:
        return outcome
    with _writing():
        return _submitted(workspace, arrival, outcome, unit, month, actor, onto, told)


@contextmanager
def _writing() -> Iterator[None]:
    """Says in words that the disk is full, read-only or gone. What is under way then has not happened."""
    try:
        yield
    except OSError as error:
        raise CampusError("not_written", why=error.strerror or error) from error
    except DBAPIError as error:
        raise CampusError("not_written", why=error.orig) from error


def _submitted(
    workspace: Workspace,
    arrival: _Arrival,
    outcome: Outcome,
    unit: str,
    month: str | None,
    actor: str,
    onto: int | None,
    told: Mapping[str, Any] | None,
) -> Outcome:
    """Writes what was checked: the files first, then the line in the register that makes them count."""
    if not outcome.accepted or arrival.slot is None:
        _record_refusal(workspace, arrival, outcome, unit, month, actor)
        return outcome
    books = register.open(workspace)  # before the first file: files without a register would mean that it was lost
    filing, warnings = _keep(workspace, arrival, arrival.slot, outcome.reading)
    if outcome.headers:  # the bytes alone no longer say what was read
        told = {**(told or {}), "headers": dict(outcome.headers)}
    try:
        submission, repeated = books.accept(
            filing, actor=actor, at=arrival.at, warnings_sha256=warnings, onto=onto, told=told
        )
    except Overtaken:
        store.forget_rows(workspace, filing.rows_file)
        raise
    if repeated:  # another process was faster with the same file
        store.forget_rows(workspace, filing.rows_file)
    else:
        serious.tell_soon(workspace, submission)
    return replace(outcome, submission=submission, repeated=repeated, waiting=submission.state == "waiting")


def withdraw(workspace: Workspace, submission: int, why: str, *, actor: str, at: datetime | None = None) -> Submission:
    """Takes a submission back; the one before it counts again. Raises UsageError, too where its month is locked."""
    books = register.peek(workspace)
    if books is None:
        raise UsageError("unknown_submission", submission=submission)
    with _writing():
        return books.withdraw(submission, why, actor=actor, at=at)


def restore(workspace: Workspace, submission: int, why: str, *, actor: str, at: datetime | None = None) -> Outcome:
    """Lets a withdrawn or superseded submission count again: its bytes are filed anew, by today's checks.

    The audit entry of the new submission says which one it ``restores``, and why. Raises UsageError, and CampusError where
    the disk has lost the original.
    """
    books = register.peek(workspace)
    if books is None:
        raise UsageError("unknown_submission", submission=submission)
    found = books.submission(submission)
    if not why.strip():
        raise UsageError("why_missing")
    if found.state in ("current", "waiting"):
        raise UsageError(f"restore_{found.state}", submission=submission)
    try:
        content = store.read_original(workspace, found.sha256)
    except OSError as error:
        raise CampusError("original_unreadable", submission=submission) from error
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise CampusError("original_unreadable", submission=submission)
    told = {"restores": submission, "why": why.strip()}
    return submit(
        workspace, content, found.file_name, found.kind, found.unit, found.month, actor=actor, at=at, told=told
    )


def kind_named(spelling: str) -> Kind:
    """The report kind of that id or name. Raises UsageError."""
    names = {fold(word): kind for kind in KINDS.values() for word in (kind.id, kind.zh, kind.en)}
    found = names.get(fold(spelling)) or KINDS.get(spelling)
    if found is None:
        raise UsageError("unknown_kind", kind=spelling, known=", ".join(KINDS))
    return found


def _arrival(
    workspace: Workspace,
    content: bytes,
    name: str,
    kind: str,
    unit: str | None,
    month: str | None,
    at: datetime | None,
) -> _Arrival:
    """Finds out what the sender means; a unit or month that does not exist is a problem of the file."""
    of = kind_named(kind)
    sender = None if unit is None else workspace.reference.unit(unit)
    spoken = None if month is None else unicodedata.normalize("NFKC", month).strip()
    found = []
    if unit is not None and sender is None:
        found.append(Problem("unknown_unit", value=unit))
    if spoken is not None and not is_month(spoken):
        found.append(Problem("unknown_month", value=month))
        spoken = None
    if month is None and of.cadence == "once":
        spoken = workspace.settings.last_month
    moment = local(at) if at else now()
    return _Arrival(content, name, of, sender, spoken, moment, tuple(found), hashlib.sha256(content).hexdigest())


def _checked(workspace: Workspace, arrival: _Arrival) -> Outcome:
    filed = on_file.snapshot(workspace)
    context = on_file.context(workspace, arrival.kind, arrival.unit, arrival.month, arrival.at.date(), filed)
    headers = header_mapping.in_force(filed, arrival.kind.id, arrival.unit.code if arrival.unit else None)
    kind = header_mapping.understanding(arrival.kind, headers)
    read = readings.read(arrival.content, arrival.sha256, arrival.name, kind, context.reference)
    reading = intake.check(read, context)
    before = filed.as_if_open(arrival.month).speaking(arrival.slot) if arrival.slot else None
    found = [*arrival.problems, *_same_bytes_elsewhere(filed, arrival, reading.rows.num_rows)]
    reading = replace(reading, problems=pa.concat_tables([problems.table(found), reading.problems]))
    repeated = before is not None and before.sha256 == arrival.sha256
    return Outcome(
        accepted=repeated or not problems.has_errors(reading.problems),
        submission=filed.by_id[before.id] if before and repeated else None,
        reading=reading,
        changes=intake.changes(arrival.kind, on_file.rows(workspace, before) if before else None, reading.rows),
        repeated=repeated,
        waiting=filed.by_id[before.id].state == "waiting" if before and repeated else filed.locked(arrival.month),
        headers=headers,
    )


def _same_bytes_elsewhere(filed: Snapshot, arrival: _Arrival, rows: int) -> list[Problem]:
    """Warns where these bytes speak, or wait to, for another unit or month; forms that report nothing are alike everywhere."""
    if rows == 0 or arrival.slot is None:
        return []
    alike = (s for s in filed.by_id.values() if s.sha256 == arrival.sha256 and s.slot != arrival.slot)
    others = sorted((s for s in alike if s.state in ("current", "waiting")), key=lambda s: s.id)
    return [
        Problem("same_bytes_elsewhere", "warning", value=" ".join((KINDS[s.kind].zh, s.unit, s.month))) for s in others
    ]


def _keep(workspace: Workspace, arrival: _Arrival, slot: Slot, reading: Reading) -> tuple[Filing, str | None]:
    """Writes bytes, rows and warnings to disk: they count only once the register says so.

    Returns what to register, and the SHA-256 of the warnings where there are any.
    """
    kind, unit, month = slot
    warnings = kept_warnings.of(reading.problems)
    with ThreadPoolExecutor(1) as beside:  # the disk takes both at once in the time of one
        original = beside.submit(store.keep_original, workspace, arrival.content, arrival.sha256)
        rows_file = store.keep_rows(workspace, kind, month, reading.rows)
        sha256 = store.keep_warnings(workspace, rows_file, warnings) if warnings.num_rows else None
        original.result()
    on_file.remember(workspace, rows_file, reading.rows)
    filing = Filing(
        kind=kind,
        unit=unit,
        month=month,
        sha256=arrival.sha256,
        file_name=arrival.name,
        size=len(arrival.content),
        rows=reading.rows.num_rows,
        warnings=reading.problems.num_rows,
        rows_file=rows_file,
    )
    return filing, sha256


def _record_refusal(
    workspace: Workspace, arrival: _Arrival, outcome: Outcome, unit: str, month: str | None, actor: str
) -> None:
    """Codes and counts, but no values: what a refused file says is nobody's business any more."""
    codes = outcome.reading.problems["code"].value_counts().to_pylist()
    register.open(workspace).record(
        "refuse",
        actor=actor,
        at=arrival.at,
        kind=arrival.kind.id,
        unit=arrival.unit.code if arrival.unit else unit,
        month=arrival.month or month,
        sha256=arrival.sha256,
        file_name=arrival.name,
        size=len(arrival.content),
        rows=outcome.reading.rows.num_rows,
        problems={entry["values"]: entry["counts"] for entry in codes},
    )
