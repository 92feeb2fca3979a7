"""Is the truth whole? Originals match their hashes, rows match their originals, the audit chain holds, the warehouse is
what a fresh build gives."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from sqlalchemy.exc import SQLAlchemyError

from analytics import intake, register, store
from analytics.contract import KINDS
from analytics.header_mapping import Headers, understanding
from analytics.register import Decision, Entry, Submission
from analytics.register.audit import broken_at
from analytics.register.decision import ACTION
from analytics.workspace import Workspace


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be; a harmless one is mentioned only. Words: ``locales/*/verify.toml``."""

    code: str
    harmless: bool
    facts: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return {"code": self.code, "severity": "note" if self.harmless else "error", **self.facts}


@dataclass(frozen=True)
class Verification:
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        return all(finding.harmless for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        return {"ok": self.ok, "findings": [finding.as_dict() for finding in self.findings]}


def verify(workspace: Workspace) -> Verification:
    """Everything: store, register and warehouse. Rebuilds the warehouse beside the one in force to compare."""
    truth = verify_truth(workspace)
    return Verification((*truth.findings, *(_warehouse(workspace) if truth.ok else ())))


def verify_truth(workspace: Workspace) -> Verification:
    """Store and register: what cannot be built again."""
    books = register.peek(workspace)
    if books is None:
        return Verification((_note("nothing_filed"),) if not _files(workspace) else (_wrong("register_missing"),))
    try:
        held, trail, last = books.reread(), books.audit(), books.last_entry()
    except (SQLAlchemyError, ValueError, TypeError) as error:
        return Verification((_wrong("register_damaged", why=str(error).splitlines()[0]),))
    submissions = sorted(held.by_id.values(), key=lambda submission: submission.id)
    accepted = {entry.facts.get("submission"): entry.facts for entry in trail if entry.action == "accept"}
    vouched = {number: facts.get("warnings_sha256") for number, facts in accepted.items()}
    headers = {number: facts.get("headers", {}) for number, facts in accepted.items()}
    return Verification(
        (
            *(
                f
                for submission in submissions
                for f in _submission(workspace, submission, headers.get(submission.id, {}))
            ),
            *_trail(trail, submissions, last),
            *_decisions(trail, held.decided),
            *(finding for submission in submissions for finding in _warnings(workspace, submission, vouched)),
            *_documents(workspace, held.decided),
            *_orphans(workspace, submissions, held.decided),
        )
    )


def _submission(workspace: Workspace, submission: Submission, headers: Headers) -> Iterator[Finding]:
    """Its original by hash, its rows by count, and both against each other; ``headers`` as they were understood then."""
    original = _original(workspace, submission)
    if original is None:
        yield _wrong("original_missing", submission=submission.id, sha256=submission.sha256)
    elif hashlib.sha256(original).hexdigest() != submission.sha256:
        yield _wrong("original_changed", submission=submission.id, sha256=submission.sha256)
        original = None
    try:
        rows = store.stored_rows(workspace, submission.rows_file)
    except (OSError, ValueError):
        yield _wrong("rows_unreadable", submission=submission.id, file=submission.rows_file)
        return
    if rows.num_rows != submission.rows:
        yield _wrong("rows_miscounted", submission=submission.id, expected=submission.rows, found=rows.num_rows)
    elif original is not None and not _same_rows(workspace, submission, rows, original, headers):
        yield _wrong("rows_differ", submission=submission.id, file=submission.file_name)


def _same_rows(workspace: Workspace, submission: Submission, rows: pa.Table, original: bytes, headers: Headers) -> bool:
    """Whether reading the original again gives the rows on file, in the columns of the day they were written."""
    kind = understanding(KINDS[submission.kind], headers)
    again = intake.read(original, submission.file_name, kind, workspace.reference).rows
    shared = [name for name in kind.arrow_schema.names if name in rows.column_names]
    return bool(store.aligned(rows, kind).select(shared).equals(again.select(shared)))


def _warnings(workspace: Workspace, submission: Submission, vouched: dict[Any, str | None]) -> Iterator[Finding]:
    """The warnings beside its rows against the hash in the trail; reports filed before they were kept have neither."""
    expected = vouched.get(submission.id)
    try:
        found = hashlib.sha256(store.warnings_path(workspace, submission.rows_file).read_bytes()).hexdigest()
    except FileNotFoundError:
        found = None
    if found is None and expected is not None:
        yield _wrong("warnings_missing", submission=submission.id)
    elif found != expected:
        yield _wrong("warnings_changed", submission=submission.id)


def _trail(trail: list[Entry], submissions: list[Submission], last: int | None) -> Iterator[Finding]:
    """The chain itself up to its ``last`` entry; and that it tells exactly of what the register holds."""
    if (broken := broken_at(trail)) is not None:
        yield _wrong("audit_broken", entry=broken)
    elif last is not None and last > (kept := trail[-1].id if trail else 0):
        yield _wrong("audit_broken", entry=kept + 1)  # a chain cut off at its end still holds by its hashes
    accepted = {entry.facts.get("submission"): entry for entry in trail if entry.action == "accept"}
    withdrawn = {entry.facts.get("submission") for entry in trail if entry.action == "withdraw"}
    for submission in submissions:
        entry = accepted.pop(submission.id, None)
        is_withdrawn = submission.withdrawn_at is not None
        if entry is None or not _told(submission, entry) or is_withdrawn != (submission.id in withdrawn):
            yield _wrong("audit_differs", submission=submission.id)
    yield from (_wrong("submission_missing", submission=number) for number in accepted)


def _told(submission: Submission, entry: Entry) -> bool:
    """Whether the register still says what the trail said when it was accepted."""
    facts = submission.facts() | {"under_lock": submission.under_lock}
    same_facts = all(entry.facts.get(name) == value for name, value in facts.items())
    return same_facts and (entry.actor, entry.at) == (submission.submitted_by, submission.submitted_at)


def _decisions(trail: list[Entry], decided: Iterable[Decision]) -> Iterator[Finding]:
    """Each decision against its entry; what was decided may neither change nor go nor come in unseen."""
    told = {entry.facts.get("decision"): entry for entry in trail if entry.action == ACTION}
    for decision in decided:
        entry = told.pop(decision.id, None)
        if entry is None or (entry.facts, entry.actor, entry.at) != (decision.told(), decision.actor, decision.at):
            yield _wrong("decision_differs", decision=decision.id)
    yield from (_wrong("decision_missing", decision=number) for number in told)


def _documents(workspace: Workspace, decided: Iterable[Decision]) -> Iterator[Finding]:
    """What was kept with decisions, such as an order's documents, against its hashes."""
    for sha256, (number, name) in _kept_with(decided).items():
        try:
            content = store.read_original(workspace, sha256)
        except OSError:
            yield _wrong("document_missing", decision=number, file=name, sha256=sha256)
            continue
        if hashlib.sha256(content).hexdigest() != sha256:
            yield _wrong("document_altered", decision=number, file=name, sha256=sha256)


def _kept_with(decided: Iterable[Decision]) -> dict[str, tuple[int, str]]:
    """Of each document its decision and name, by hash. A tampered decision need not have any that make sense."""
    documents = (
        (each, document)
        for each in decided
        if isinstance(each.facts, dict) and isinstance(each.facts.get("documents"), list)
        for document in each.facts["documents"]
        if isinstance(document, dict) and "sha256" in document
    )
    return {str(document["sha256"]): (each.id, str(document.get("name", ""))) for each, document in documents}


def _orphans(workspace: Workspace, submissions: list[Submission], decided: Iterable[Decision]) -> Iterator[Finding]:
    """What a killed process left: never looked at, and harmless."""
    known = {store.original_path(workspace, s.sha256) for s in submissions}
    known |= {store.original_path(workspace, sha256) for sha256 in _kept_with(decided)}
    known |= {workspace.rows / s.rows_file for s in submissions}
    known |= {store.warnings_path(workspace, s.rows_file) for s in submissions}
    left = Counter(path in known for path in _files(workspace))[False]
    if left:
        yield _note("left_over", files=left)


def _warehouse(workspace: Workspace) -> Iterator[Finding]:
    """One that is missing or older than the submissions is only waiting for its build: a kill may leave it so."""
    import duckdb

    from analytics import warehouse
    from analytics.warehouse import files
    from analytics.warehouse.builder import fingerprint
    from analytics.warehouse.truth import Truth

    held = files.in_force(workspace)
    if held is None:
        yield _note("warehouse_missing")
        return
    if files.version_of(held) != fingerprint(workspace, Truth.of(register.open(workspace))):
        yield _note("warehouse_stale")
        return
    try:
        for difference in warehouse.differences(workspace):
            yield _wrong("warehouse_differs", difference=difference)
    except duckdb.Error as error:
        yield _wrong("warehouse_unreadable", why=str(error).splitlines()[0])
    except warehouse.BrokenPromise as broken:
        yield _wrong("warehouse_differs", difference=broken.check)


def _original(workspace: Workspace, submission: Submission) -> bytes | None:
    try:
        return store.read_original(workspace, submission.sha256)
    except OSError:
        return None


def _files(workspace: Workspace) -> list[Path]:
    return [path for folder in (workspace.originals, workspace.rows) for path in folder.rglob("*") if path.is_file()]


def _wrong(code: str, **facts: Any) -> Finding:
    return Finding(code, False, facts)


def _note(code: str, **facts: Any) -> Finding:
    return Finding(code, True, facts)
