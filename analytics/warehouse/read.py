"""The reader's door to the warehouse: follows the pointer, applies the scope, one cursor a thread."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from analytics.warehouse import files
from analytics.warehouse.query import EVERYTHING, Query, Scope, scoped
from analytics.workspace import Workspace


class NoWarehouse(LookupError):
    """There is no warehouse yet: nothing has been built in this data folder."""


@dataclass(frozen=True)
class Opened:
    """An attached warehouse file: ``marts`` maps each table to whether it has a township_code."""

    path: Path
    alias: str
    marts: dict[str, bool]


class Reader:
    """Answers queries from the warehouse in force. Safe to share between threads."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._lock = threading.Lock()
        self._cursors = threading.local()
        self._opened: list[Opened] = []

    @property
    def version(self) -> str:
        """Names the warehouse in force: changes whenever a build has been swapped in. Raises NoWarehouse."""
        return self._current().path.stem

    @property
    def built_at(self) -> datetime:
        return datetime.fromtimestamp(self._current().path.stat().st_mtime, UTC)

    def fetch(self, query: Query, scope: Scope = EVERYTHING, version: str | None = None) -> pd.DataFrame:
        """The query's rows in scope. Aggregate in the query: what comes back is what is shown.

        ``version`` asks the warehouse that was in force when a page began, if it is still open, so that all of the page agrees.
        """
        cursor, sql = self._prepared(query, scope, version)
        return cursor.execute(sql, query.bound).df()

    def arrow(self, query: Query, scope: Scope = EVERYTHING) -> pa.Table:
        cursor, sql = self._prepared(query, scope)
        return cursor.sql(sql, params=query.bound).to_arrow_table()

    def tables(self) -> list[str]:
        return sorted(self._current().marts)

    def table(self, name: str, scope: Scope = EVERYTHING) -> pa.Table:
        """A whole mart, for exports. Raises KeyError for a name that is none."""
        if name not in self._current().marts:
            raise KeyError(name)
        return self.arrow(Query(f"table_{name}", f"select * from {name} order by all"), scope)

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection, self._opened = None, []

    def _prepared(
        self, query: Query, scope: Scope, version: str | None = None
    ) -> tuple[duckdb.DuckDBPyConnection, str]:
        opened = next((o for o in self._opened if o.path.stem == version), None) or self._current()
        return self._cursor(), scoped(query.sql, opened.marts, opened.alias, scope)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """One cursor a thread, because a connection shared by threads fails."""
        held: tuple[Any, duckdb.DuckDBPyConnection] | None = getattr(self._cursors, "held", None)
        assert self._connection is not None
        if held is None or held[0] is not self._connection:
            held = (self._connection, self._connection.cursor())
            self._cursors.held = held
        return held[1]

    def _current(self) -> Opened:
        path = files.in_force(self._workspace)
        if path is None:
            raise NoWarehouse(str(self._workspace.data))
        if self._opened and self._opened[-1].path == path:
            return self._opened[-1]
        with self._lock:
            if not (self._opened and self._opened[-1].path == path):
                self._open(path)
            return self._opened[-1]

    def _open(self, path: Path) -> None:
        """Attaches the new file beside the old one, which queries under way may still read, and lets the oldest go."""
        if self._connection is None:
            self._connection = _connection(self._workspace.warehouse)
        cursor = self._connection.cursor()
        alias = path.stem.replace("-", "_")
        cursor.execute(f"attach if not exists '{path.as_posix()}' as {alias} (read_only)")
        names = cursor.execute(
            "select table_name, bool_or(column_name = 'township_code') from duckdb_columns() "
            "where database_name = ? and schema_name = 'main' group by all",
            [alias],
        ).fetchall()
        self._opened.append(Opened(path, alias, dict(names)))
        for gone in self._opened[: -files.KEPT]:
            cursor.execute(f"detach {gone.alias}")
        self._opened = self._opened[-files.KEPT :]


def _connection(folder: Path) -> duckdb.DuckDBPyConnection:
    """In memory, with files attached: after a file is replaced, connecting to it again would hand out the old one."""
    connection = duckdb.connect(config={"python_enable_replacements": False})
    connection.execute("set allowed_directories = [$1]", [folder.as_posix() + "/"])
    connection.execute("set enable_external_access = false")
    connection.execute("set memory_limit = '2GB'")
    connection.execute("set lock_configuration = true")
    return connection
