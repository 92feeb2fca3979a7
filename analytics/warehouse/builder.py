"""Builds the warehouse beside the one in force, checks its promises, and swaps it in."""

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from analytics import forbidden_places, geo, reach, register, store
from analytics.contract import KINDS
from analytics.errors import CampusError
from analytics.warehouse import files, graph, sources
from analytics.warehouse.query import SQL
from analytics.warehouse.truth import Truth
from analytics.workspace import Workspace

# Where things are and how far apart is reckoned here, outside the SQL.
MEASURING = (geo.__file__, reach.__file__)


class BrokenPromise(RuntimeError):
    """A check found rows: nothing was published. ``check`` names the promise, ``rows`` are the first that break it."""

    def __init__(self, check: str, promise: str, rows: list[tuple[object, ...]]) -> None:
        super().__init__(f"{check}: {promise} {rows[:3]}")
        self.check, self.promise, self.rows = check, promise, rows


@dataclass(frozen=True)
class Built:
    """A warehouse that was swapped in: rows per table, seconds it took."""

    path: Path
    version: str
    seconds: float
    tables: dict[str, int]


def build(workspace: Workspace, *, actor: str) -> Built:
    """Rebuilds the whole warehouse from what the register holds. Raises BrokenPromise, and then nothing has changed."""
    started = time.perf_counter()
    with files.lock(workspace):
        books = register.open(workspace)
        truth = Truth.of(books)
        version = fingerprint(workspace, truth)
        path = files.new_name(workspace, version)
        try:
            tables = make(workspace, truth, path)
        except BrokenPromise as broken:
            books.record("build_refused", actor=actor, check=broken.check, rows=len(broken.rows))
            raise
        files.put_in_force(workspace, path)
        files.tidy(workspace)
        seconds = time.perf_counter() - started
        books.record("build", actor=actor, version=version, tables=tables, seconds=round(seconds, 3))
    return Built(path, version, seconds, tables)


def ensure(workspace: Workspace, *, actor: str = "system") -> Built | None:
    """Builds if there is no warehouse, or if what it was built from has changed since; None if it is up to date."""
    current = files.in_force(workspace)
    if current is not None:
        truth = Truth.of(register.open(workspace))
        if files.version_of(current) == fingerprint(workspace, truth) and _opens(current):
            return None
    return build(workspace, actor=actor)


def fingerprint(workspace: Workspace, truth: Truth) -> str:
    """Names what a warehouse is made of: submissions, decisions, the county's lists, settings, declarations and SQL."""
    digest = hashlib.sha256()
    for line in truth.lines:
        digest.update(line.encode())
    listed = (workspace.reference.areas, workspace.reference.units, forbidden_places.of(workspace))
    digest.update(repr((workspace.settings, listed, KINDS)).encode())
    for path in sorted([*SQL.rglob("*.sql"), *Path(__file__).parent.glob("*.py"), *map(Path, MEASURING)]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def make(workspace: Workspace, truth: Truth, path: Path) -> dict[str, int]:
    """Writes a whole warehouse to ``path``; leaves no file behind if that fails. Returns the marts' row counts.

    Raises BrokenPromise, and CampusError where a submission's rows are missing or damaged or the disk is full.
    """
    draft = path.with_suffix(".draft")
    try:
        with duckdb.connect(str(draft), config={"python_enable_replacements": False}) as connection:
            connection.execute("set preserve_insertion_order = false")
            sources.load(connection, workspace, truth)
            tables = run(connection)
            check(connection)
            # Closing would do the same, but keep quiet about a full disk and leave a file without tables.
            connection.execute("checkpoint")
        draft.replace(path)
    except duckdb.Error as error:
        _assert_readable(workspace, truth)
        raise CampusError("warehouse_not_written", why=str(error).splitlines()[0]) from error
    finally:
        for left in path.parent.glob(f"{draft.name}*"):
            left.unlink()
    return tables


def _assert_readable(workspace: Workspace, truth: Truth) -> None:
    """Raises CampusError for a submission whose rows or warnings are lost: the engine's own words would not name it."""
    for submission in truth.submissions:
        if submission.state == "current":
            store.read_rows(workspace, submission)
            store.read_warnings(workspace, submission)


def run(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Staging, marts and views, each after what it reads. Staging stays temporary: only marts and views are published."""
    staging, marts, views = (graph.statements(folder) for folder in ("staging", "marts", "views"))
    counts = {}
    for name in graph.ordered({**staging, **marts, **views}):
        if name in staging:
            _create(connection, f"temp table {name}", _narrowed(connection, staging[name]))
        elif name in views:
            connection.execute(f"create view {name} as {views[name]}")
        else:
            counts[name] = _create(connection, f"table {name}", _narrowed(connection, marts[name]))
    return counts


def _create(connection: duckdb.DuckDBPyConnection, table: str, sql: str) -> int:
    """Makes a table of a SELECT; returns how many rows it has."""
    row = connection.execute(f"create {table} as {sql}").fetchone()
    assert row is not None
    return int(row[0])


def _narrowed(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    """The SELECT with its sums in 64 bits: DuckDB adds integers in 128, which Arrow and pandas cannot hold as integers."""
    if "sum(" not in sql:  # what it reads has been narrowed: only a sum can be wide
        return sql
    columns = connection.execute(f"describe {sql}").fetchall()
    wide = [column[0] for column in columns if column[1] == "HUGEINT"]
    casts = ", ".join(f"{name}::bigint as {name}" for name in wide)
    return f"select * replace ({casts}) from ({sql}\n)" if wide else sql


def check(connection: duckdb.DuckDBPyConnection) -> None:
    """Runs every check: a file whose query returns no rows where its promise (its first line) holds."""
    for name, sql in graph.statements("checks").items():
        rows = connection.execute(f"select * from ({sql}\n) limit 20").fetchall()
        if rows:
            raise BrokenPromise(name, sql.splitlines()[0].removeprefix("-- "), rows)


def _opens(path: Path) -> bool:
    """Whether the file is a sound database: a damaged one is rebuilt rather than served."""
    try:
        with duckdb.connect() as connection:
            connection.execute(f"attach '{path.as_posix()}' as probe (read_only)")
            return bool(connection.execute("select count(*) from probe.township_month").fetchone())
    except duckdb.Error:
        return False
