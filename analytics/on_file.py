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

# Rows files never change: a month's many small reports need not read the same registers and ledgers each time.
_held: OrderedDict[Path, pa.Table] = OrderedDict()
_holding = threading.Lock()


def context(workspace: Workspace, kind: Kind, unit: Unit | None, month: str | None, today: date) -> Context:
    """What the rules may look at for this unit's report of this month; reads only, and creates nothing."""
    books = register.peek(workspace)
    snapshot = books.snapshot() if books else Snapshot()
    return Context(
        unit=unit,
        month=month,
        today=today,
        settings=workspace.settings,
        reference=workspace.reference,
        schools=_joined(workspace, "schools", "unit", _latest(snapshot, "schools")),
        zones=_joined(workspace, "patrol_zones", "unit", _latest(snapshot, "patrol_zones")),
        past=_joined(workspace, kind.id, "month", _earlier(snapshot, kind.id, unit, month)),
        ledger=_filed(workspace, snapshot, "hazards", unit, month),
        work=_filed(workspace, snapshot, "work", unit, month),
    )


def rows(workspace: Workspace, submission: Submission) -> pa.Table:
    """The submission's typed rows, from memory where they were read before."""
    path = workspace.rows / submission.rows_file
    with _holding:
        if path in _held:
            _held.move_to_end(path)
            return _held[path]
    table = store.read_rows(workspace, submission)
    with _holding:
        _held[path] = table
        while len(_held) > 1 and sum(held.nbytes for held in _held.values()) > HELD_BYTES:
            _held.popitem(last=False)
    return table


def _latest(snapshot: Snapshot, kind: str) -> tuple[Submission, ...]:
    """A register is filed when it changes: of each unit its latest month speaks."""
    newest = {s.unit: s for s in sorted(_current(snapshot, kind), key=lambda submission: submission.month)}
    return tuple(newest.values())


def _earlier(snapshot: Snapshot, kind: str, unit: Unit | None, month: str | None) -> tuple[Submission, ...]:
    if unit is None or month is None:
        return ()
    return tuple(s for s in _current(snapshot, kind) if s.unit == unit.code and s.month < month)


def _current(snapshot: Snapshot, kind: str) -> list[Submission]:
    return [submission for submission in snapshot.current if submission.kind == kind]


def _filed(
    workspace: Workspace, snapshot: Snapshot, kind: str, unit: Unit | None, month: str | None
) -> pa.Table | None:
    if unit is None or month is None:
        return None
    found = snapshot.speaking((kind, unit.code, month))
    return rows(workspace, found) if found else None


@lru_cache(maxsize=64)
def _joined(workspace: Workspace, kind: str, named: str, submissions: tuple[Submission, ...]) -> pa.Table:
    """Rows of several submissions of a kind, each with its submission's ``named``: its unit or its month."""
    schema = filed_schema(KINDS[kind], named)
    tables = []
    for submission in submissions:
        table = rows(workspace, submission)
        tables.append(table.append_column(named, pa.repeat(getattr(submission, named), table.num_rows)))
    return pa.concat_tables(tables).cast(schema).combine_chunks() if tables else schema.empty_table()
