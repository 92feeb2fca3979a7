"""The register: which reports were accepted, which of them count, and the audit trail of all that was done."""

import threading
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, bindparam, func, insert, or_, select, text, update

from analytics.clock import now
from analytics.errors import Overtaken, UsageError
from analytics.register import audit, decision, month_lock
from analytics.register.audit import Entry
from analytics.register.decision import Decision
from analytics.register.engine import writing
from analytics.register.snapshot import Snapshot
from analytics.register.submission import Filing, Slot, State, Submission
from analytics.register.tables import AUDIT, SUBMISSIONS

c = SUBMISSIONS.c
HEAD = select(func.max(AUDIT.c.id))
WITHDRAWN_SINCE = select(AUDIT.c.id).where(AUDIT.c.id > bindparam("head"), AUDIT.c.action == "withdraw").limit(1)
CHANGED_SINCE = (
    select(AUDIT.c.id)
    .where(AUDIT.c.id > bindparam("head"), AUDIT.c.action.in_(["accept", "withdraw", decision.ACTION]))
    .limit(1)
)
STANDING = (
    select(c.id, c.sha256)
    .where(c.kind == bindparam("kind"), c.unit == bindparam("unit"), c.month == bindparam("month"))
    .where(c.withdrawn_at.is_(None))
    .order_by(c.id.desc())
    .limit(1)
)


class Register:
    """One data folder's register. Safe to share between threads; other processes may write at the same time."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._snapshot = Snapshot()
        self._renewing = threading.Lock()

    def current(self, kind: str | None = None, unit: str | None = None) -> list[Submission]:
        """What counts: of each (kind, unit, month) the newest submission that is not withdrawn; oldest first."""
        return [s for s in self.snapshot().current if kind in (None, s.kind) and unit in (None, s.unit)]

    def speaking(self, kind: str, unit: str, month: str) -> Submission | None:
        """The current submission of that slot."""
        return self.snapshot().speaking((kind, unit, month))

    def history(
        self,
        kind: str | None = None,
        unit: str | None = None,
        month: str | None = None,
        state: State | None = None,
    ) -> list[Submission]:
        """All submissions that fit, newest first."""
        wanted = {"kind": kind, "unit": unit, "month": month, "state": state}
        asked = [(name, value) for name, value in wanted.items() if value is not None]
        found = (s for s in self.snapshot().by_id.values() if all(getattr(s, name) == value for name, value in asked))
        return sorted(found, key=lambda submission: submission.id, reverse=True)

    def submission(self, number: int) -> Submission:
        """Raises UsageError for a number that was never given."""
        found = self.snapshot().by_id.get(number)
        if found is None:
            raise UsageError("unknown_submission", submission=number)
        return found

    def accept(
        self,
        filing: Filing,
        *,
        actor: str,
        at: datetime | None = None,
        warnings_sha256: str | None = None,
        onto: int | None = None,
        told: Mapping[str, Any] | None = None,
    ) -> tuple[Submission, bool]:
        """Makes the filing count, in one transaction with its audit entry; returns it and False.

        ``warnings_sha256`` is the hash of the warnings that lie beside its rows: the audit entry vouches for them. ``told``
        is what the entry shall say besides. With ``onto`` the filing was made from that submission (0: from none), and
        raises Overtaken where another one is the slot's newest by now.

        While its month is locked it waits instead of counting. Where the same bytes are the slot's newest submission
        already, nothing changes: returns that one and True. Both is decided inside the transaction, so that of two equal
        files arriving at once only one counts, and none slips into a month that is being locked.
        """
        at = at or now()
        with writing(self.engine) as connection:
            standing = _standing(connection, filing.slot)
            if standing is not None and standing["sha256"] == filing.sha256:
                number, repeated = standing["id"], True
            elif onto is not None and onto != (standing["id"] if standing else 0):
                raise Overtaken("overtaken")
            else:
                lock = month_lock.of_month(connection, filing.month).in_force
                values = filing.facts() | {"submitted_at": at, "submitted_by": actor, "under_lock": lock}
                number = connection.execute(insert(SUBMISSIONS).values(values).returning(c.id)).scalar_one()
                supersedes = standing["id"] if standing else None
                facts = filing.facts() | {"submission": number, "supersedes": supersedes, "under_lock": lock}
                facts |= {"warnings_sha256": warnings_sha256} if warnings_sha256 else {}
                facts |= told or {}
                audit.append(connection, at, actor, "accept", facts)
                repeated = False
        return self.submission(number), repeated

    def withdraw(self, number: int, why: str, *, actor: str, at: datetime | None = None) -> Submission:
        """Takes a submission back, which lets the one before it count again. Raises UsageError.

        What counts in a locked month stays until the month is reopened; what waits may go.
        """
        at = at or now()
        if not why.strip():
            raise UsageError("why_missing")
        self.submission(number)  # a number longer than the database can hold would not even be looked up
        with writing(self.engine) as connection:
            found = connection.execute(select(SUBMISSIONS).where(SUBMISSIONS.c.id == number)).mappings().one()
            if found["withdrawn_at"] is not None:
                raise UsageError("already_withdrawn", submission=number)
            lock = month_lock.of_month(connection, found["month"])
            if lock.in_force is not None and not lock.keeps_waiting(found["under_lock"]):
                raise UsageError("month_is_locked", submission=number, month=found["month"])
            values = {"withdrawn_at": at, "withdrawn_by": actor, "withdrawn_why": why.strip()}
            connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == number).values(values))
            audit.append(connection, at, actor, "withdraw", {"submission": number, "why": why.strip()})
        return self.submission(number)

    def decide(
        self,
        topic: str,
        subject: str,
        verdict: str,
        *,
        actor: str,
        why: str = "",
        at: datetime | None = None,
        **facts: Any,
    ) -> Decision:
        """Adds a decision, in one transaction with its audit entry. Facts are plain JSON. Nothing is ever taken out again."""
        with writing(self.engine) as connection:
            return decision.append(connection, at or now(), actor, topic, subject, verdict, why, facts)

    def change(
        self,
        topic: str,
        subject: str,
        verdict: str,
        *,
        actor: str,
        why: str = "",
        at: datetime | None = None,
        since: int | None = None,
        **facts: Any,
    ) -> Decision | None:
        """Like ``decide``, but None and nothing written where that verdict is in force already.

        With ``since``, also where a submission or a decision has come after that audit entry: then the facts, which were
        gathered as of it, may no longer be true.
        """
        with writing(self.engine) as connection:
            if decision.in_force(connection, topic, subject) == verdict:
                return None
            if since is not None and connection.scalar(CHANGED_SINCE, {"head": since}) is not None:
                return None
            return decision.append(connection, at or now(), actor, topic, subject, verdict, why, facts)

    def decisions(self, topic: str | None = None) -> dict[tuple[str, str], Decision]:
        """What is in force: by (topic, subject) the newest decision."""
        return {key: each for key, each in self.snapshot().in_force.items() if topic in (None, each.topic)}

    def decided(self, topic: str | None = None, subject: str | None = None) -> list[Decision]:
        """All that was ever decided about it, oldest first."""
        everything = self.snapshot().decided
        return [each for each in everything if topic in (None, each.topic) and subject in (None, each.subject)]

    def record(self, action: str, *, actor: str, at: datetime | None = None, **facts: Any) -> None:
        """Writes an audit entry for what changes no submission: a refused file, a build. Facts are plain JSON."""
        with writing(self.engine) as connection:
            audit.append(connection, at or now(), actor, action, facts)

    def audit(self, *, newest: int | None = None) -> list[Entry]:
        """The audit trail, oldest first; with ``newest`` only its last so many entries."""
        with self.engine.connect() as connection:
            return audit.entries(connection, newest=newest)

    def last_entry(self) -> int | None:
        """The number that the newest audit entry was given, as SQLite remembers it even when the entry is gone.

        None on a server: its numbers may have gaps.
        """
        if self.engine.dialect.name != "sqlite":
            return None
        with self.engine.connect() as connection:
            return connection.scalar(text("select seq from sqlite_sequence where name = :name"), {"name": AUDIT.name})

    def snapshot(self) -> Snapshot:
        """The submissions as of now: every change leaves an audit entry, so its newest id tells whether to look."""
        with self.engine.connect() as connection:
            head = connection.scalar(HEAD) or 0
            known = self._snapshot
            if head == known.head:
                return known
            decided = decision.after(connection, known.newest_decision)
            renewed = known.renewed(head, _changed(connection, known), decided)
        with self._renewing:
            if renewed.head > self._snapshot.head:
                self._snapshot = renewed
        return renewed

    def reread(self) -> Snapshot:
        """Submissions and decisions as the tables say now, whatever the audit trail claims: for verification."""
        with self.engine.connect() as connection:
            submissions = map(_submission, connection.execute(select(SUBMISSIONS).order_by(c.id)).mappings())
            return Snapshot().renewed(0, submissions, decision.after(connection, 0))


def _standing(connection: Connection, slot: Slot) -> RowMapping | None:
    """The slot's current row, read from the table: inside a writing transaction nothing else will do."""
    kind, unit, month = slot
    return connection.execute(STANDING, {"kind": kind, "unit": unit, "month": month}).mappings().one_or_none()


def _changed(connection: Connection, known: Snapshot) -> Iterator[Submission]:
    """The submissions that the snapshot does not know of, or knows as not yet withdrawn."""
    changed = c.id > known.newest
    if known.newest and connection.scalar(WITHDRAWN_SINCE, {"head": known.head}) is not None:
        standing = [number for number, s in known.by_id.items() if s.withdrawn_at is None]
        changed = or_(changed, c.id.in_(standing) & c.withdrawn_at.is_not(None))
    for row in connection.execute(select(SUBMISSIONS).where(changed).order_by(c.id)).mappings():
        yield _submission(row)


def _submission(row: RowMapping) -> Submission:
    return Submission(**dict(row), state="withdrawn" if row["withdrawn_at"] else "current")
