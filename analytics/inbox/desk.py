"""One file of the inbox: recognised, checked, filed or set aside, and moved."""

import hashlib
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa

from analytics import error_workbook, intake, on_file, problems, submissions
from analytics.clock import local, now
from analytics.contract import KINDS
from analytics.inbox import folder
from analytics.inbox.recognised import Recognised, recognise
from analytics.register import Submission
from analytics.register.snapshot import Snapshot
from analytics.submissions import Outcome
from analytics.workspace import Workspace


@dataclass(frozen=True)
class Handled:
    """What became of a file; paths are relative to the inbox.

    ``accepted``: filed as ``submission``; ``repeated``: it was on file already, and nothing changed. ``refused``: moved
    beside its error ``workbook``. ``left``: still there, ``why`` says what to do first.
    """

    file: str
    state: Literal["accepted", "refused", "left"]
    kind: str | None = None
    unit: str | None = None
    month: str | None = None
    submission: int | None = None
    rows: int = 0
    errors: int = 0
    warnings: int = 0
    repeated: bool = False
    waiting: bool = False
    moved_to: str | None = None
    workbook: str | None = None
    why: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def handle(workspace: Workspace, inbox: Path, path: Path, *, actor: str, language: str, at: datetime | None) -> Handled:
    """Files it, or writes its error workbook; then moves it. Raises OSError where the disk does not take that."""
    own = path.relative_to(inbox)
    try:
        content = path.read_bytes()
    except OSError:
        return Handled(own.as_posix(), "left", why="unreadable")
    filed, moment = on_file.snapshot(workspace), local(at) if at else now()
    seen = recognise(workspace, content, own, filed, moment.date(), language)
    before = _filed_before(workspace, filed, seen, content)
    if before is not None:
        return _accepted(inbox, path, before, language, repeated=True)
    outcome = _outcome(workspace, content, path.name, seen, actor, moment)
    if outcome.submission is None:
        return _refused(inbox, path, content, outcome, seen, language)
    return _accepted(inbox, path, outcome.submission, language, repeated=outcome.repeated)


def _filed_before(workspace: Workspace, filed: Snapshot, seen: Recognised, content: bytes) -> Submission | None:
    """The submission that these bytes made, whatever has become of it: an old file must not take a newer one's place."""
    if seen.problems or seen.kind is None or seen.unit is None:
        return None
    slot = (seen.kind, seen.unit, seen.month or workspace.settings.last_month)
    sha256 = hashlib.sha256(content).hexdigest()
    same = [s for s in filed.by_id.values() if s.slot == slot and s.sha256 == sha256]
    return max(same, key=lambda s: s.id, default=None)


def _outcome(workspace: Workspace, content: bytes, name: str, seen: Recognised, actor: str, at: datetime) -> Outcome:
    if seen.kind is not None and seen.unit is not None and not seen.problems:
        return submissions.submit(workspace, content, name, seen.kind, seen.unit, seen.month, actor=actor, at=at)
    if seen.kind is None:
        checked = _unknown(workspace, content, name)
    else:
        checked = submissions.check(workspace, content, name, seen.kind, seen.unit, seen.month, at=at)
    found = pa.concat_tables([problems.table(seen.problems), checked.reading.problems])
    return replace(checked, accepted=False, submission=None, reading=replace(checked.reading, problems=found))


def _unknown(workspace: Workspace, content: bytes, name: str) -> Outcome:
    """A file of which not even the kind is known: what is wrong with its bytes is all that can be said."""
    kind = KINDS["hazards"]
    reading = intake.read(content, name, kind, workspace.reference)
    of_bytes = [p for p in problems.listed(reading.problems) if p.code not in ("no_header", "wrong_kind")]
    kept = of_bytes if reading.source.header_row is None else []
    empty = kind.arrow_schema.empty_table()
    bare = intake.Reading(kind, empty, problems.table(kept), intake.Source())
    return Outcome(False, None, bare, intake.changes(kind, None, empty), False)


def _accepted(inbox: Path, path: Path, filed: Submission, language: str, *, repeated: bool) -> Handled:
    target = folder.free_place(inbox, path, "accepted", language)
    folder.move(path, target)
    return Handled(
        path.relative_to(inbox).as_posix(),
        "accepted",
        filed.kind,
        filed.unit,
        filed.month,
        filed.id,
        filed.rows,
        warnings=filed.warnings,
        repeated=repeated,
        waiting=filed.state == "waiting",
        moved_to=target.relative_to(inbox).as_posix(),
    )


def _refused(inbox: Path, path: Path, content: bytes, outcome: Outcome, seen: Recognised, language: str) -> Handled:
    target = folder.free_place(inbox, path, "refused", language)
    workbook = target.with_name(error_workbook.file_name(target.name, language))
    # First the words, then the file: a refused file is never without them.
    folder.write(workbook, error_workbook.workbook(outcome, content, path.name, language))
    folder.move(path, target)
    found = outcome.reading.problems
    errors = found["severity"].to_pylist().count("error")
    return Handled(
        path.relative_to(inbox).as_posix(),
        "refused",
        seen.kind,
        seen.unit,
        seen.month,
        rows=outcome.reading.rows.num_rows,
        errors=errors,
        warnings=found.num_rows - errors,
        moved_to=target.relative_to(inbox).as_posix(),
        workbook=workbook.relative_to(inbox).as_posix(),
    )
