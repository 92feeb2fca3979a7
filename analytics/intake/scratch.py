"""DuckDB as a calculator over Arrow tables: nothing is stored, nothing outside the given tables can be read."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import duckdb
import pyarrow as pa

# One thread each: a small file is done before a second one has woken up, a large one shares the machine with readers.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": False,
    "enable_external_access": False,
    "threads": 1,
}

# Opening costs more than checking a small file, so connections are kept: a pool rather than one a thread, because
# Streamlit runs every script in a thread of its own. list.append and list.pop are atomic.
_idle: list[duckdb.DuckDBPyConnection] = []


@contextmanager
def views(tables: Mapping[str, pa.Table]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that sees the tables under their names, for the time of the block and for this caller alone."""
    try:
        connection = _idle.pop()
    except IndexError:
        connection = duckdb.connect(config=CONFIG)
    try:
        for name, table in tables.items():
            connection.register(name, table)
        yield connection
    finally:
        for name in tables:
            connection.unregister(name)
        _idle.append(connection)


def fetch(connection: duckdb.DuckDBPyConnection, sql: str, schema: pa.Schema) -> pa.Table:
    """The answer as Arrow; by way of NumPy, because asking for Arrow directly plans the query twice."""
    answer = connection.execute(sql).fetchnumpy()
    return pa.table({column.name: pa.array(answer[column.name], column.type) for column in schema}, schema=schema)
