"""What is on file already: the facts that the rules hold a new report against."""

import threading
from collections import OrderedDict
from datetime import date
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from analytics import register, store
from analytics.contract import KINDS, Kind
from analytics.intake.context import Context, filed_schema
from analytics.reference import Unit
from analytics.register import Submission
from analytics.register.snapshot import Snapshot
from analytics.workspace import Workspace

HELD_BYTES = 256 * 2**20


class Held:
    """Tables in memory by the file they come from, the least used going first when they grow too large together."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._tables: OrderedDict[Path, tuple[pa.Table, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, path: Path) -> pa.Table | None:
        with self._lock:
            if path not in self._tables:
                return None
            self._tables.move_to_end(path)
            return self._tables[path][0]

    def put(self, path: Path, table: pa.Table) -> None:
        size = table.nbytes
        with self._lock:
            if path in self._tables or size > self.limit:
                return
            self._tables[path] = (table, size)
            self.size += size
            while self.size > self.limit:
                self.size -= self._tables.popitem(last=False)[1][1]


# Rows files never change: a month's many small reports need not read the same registers and ledgers each time.
_held = Held(HELD_BYTES)


def snapshot(workspace: Workspace) -> Snapshot:
    """What has been filed so far; empty where nothing has. Creates nothing."""
    books = register.peek(workspace)
    return books.snapshot() if books else Snapshot()


def context(
    workspace: Workspace,
    kind: Kind,
    unit: Unit | None,
    month: str | None,
    today: date,
    filed: Snapshot | None = None,
) -> Context:
    """What the rules may look at for this unit's report of this month: what has been ``filed`` so far.

    A report of a locked month is held against what will count together with it, once the month is reopened.
    """
    filed = (filed or snapshot(workspace)).as_if_open(month)
    return Context(
        unit=unit,
        month=month,
        today=today,
        settings=workspace.settings,
        reference=workspace.reference,
        schools=_known(workspace, "schools", _ever(filed, "schools")),
        zones=_known(workspace, "patrol_zones", _ever(filed, "patrol_zones")),
        past=_joined(workspace, kind.id, _earlier(filed, kind.id, unit, month), "month"),
        ledger=_of_this_month(workspace, filed, "hazards", unit, month),
        work=_of_this_month(workspace, filed, "work", unit, month),
    )


def schools(workspace: Workspace) -> pa.Table:
    """The county's school register: of each unit its latest one, with ``unit``."""
    return _joined(workspace, "schools", _latest(snapshot(workspace), "schools"), "unit")


def rows(workspace: Workspace, submission: Submission) -> pa.Table:
    """The submission's typed rows, from memory where they were read before."""
    path = workspace.rows / submission.rows_file
    table = _held.get(path)
    if table is None:
        table = store.read_rows(workspace, submission)
        _held.put(path, table)
    return table


def remember(workspace: Workspace, rows_file: str, table: pa.Table) -> None:
    """Holds rows that were just written: the unit's next report will be held against them."""
    _held.put(workspace.rows / rows_file, table)


def _latest(filed: Snapshot, kind: str) -> tuple[Submission, ...]:
    """A register is filed when it changes: of each unit its latest month speaks."""
    newest = {s.unit: s for s in sorted(_current(filed, kind), key=lambda submission: submission.month)}
    return tuple(newest.values())


def _ever(filed: Snapshot, kind: str) -> tuple[Submission, ...]:
    """All registers that count, the oldest month first."""
    return tuple(sorted(_current(filed, kind), key=lambda submission: submission.month))


def _earlier(filed: Snapshot, kind: str, unit: Unit | None, month: str | None) -> tuple[Submission, ...]:
    if unit is None or month is None:
        return ()
    return tuple(s for s in _current(filed, kind) if s.unit == unit.code and s.month < month)


def _current(filed: Snapshot, kind: str) -> list[Submission]:
    return [submission for submission in filed.current if submission.kind == kind]


def _of_this_month(
    workspace: Workspace, filed: Snapshot, kind: str, unit: Unit | None, month: str | None
) -> pa.Table | None:
    if unit is None or month is None:
        return None
    found = filed.speaking((kind, unit.code, month))
    return rows(workspace, found) if found else None


@lru_cache(maxsize=64)
def _known(workspace: Workspace, kind: str, submissions: tuple[Submission, ...]) -> pa.Table:
    """Each thing that any register ever listed, as its latest listing says: a school that has closed keeps its hazards."""
    listed = _joined(workspace, kind, submissions, "unit", "month")
    keys = zip(*(listed[name].to_pylist() for name in KINDS[kind].key), strict=True)
    latest = {key: position for position, key in enumerate(keys)}
    return listed.take(pa.array(latest.values(), pa.int64()))


@lru_cache(maxsize=64)
def _joined(workspace: Workspace, kind: str, submissions: tuple[Submission, ...], *named: str) -> pa.Table:
    """Rows of several submissions of a kind, each with its submission's ``named``: its unit, its month."""
    schema = filed_schema(KINDS[kind], *named)
    tables = []
    for submission in submissions:
        table = rows(workspace, submission)
        for name in named:
            table = table.append_column(name, pa.repeat(getattr(submission, name), table.num_rows))
        tables.append(table)
    return pa.concat_tables(tables).cast(schema).combine_chunks() if tables else schema.empty_table()
