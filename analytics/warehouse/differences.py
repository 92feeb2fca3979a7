"""Whether the warehouse in force is what a fresh build of what the register holds would be."""

import tempfile
from pathlib import Path

import duckdb

from analytics import register
from analytics.warehouse import files
from analytics.warehouse.builder import make
from analytics.warehouse.truth import Truth
from analytics.workspace import Workspace


def differences(workspace: Workspace) -> list[str]:
    """The tables that differ, with how many rows stand only on one side; empty where all are equal."""
    current = files.in_force(workspace)
    if current is None:
        return ["no warehouse"]
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.duckdb"
        make(workspace, Truth.of(register.open(workspace)), fresh)
        with duckdb.connect() as connection:
            connection.execute(f"attach '{current.as_posix()}' as held (read_only)")
            connection.execute(f"attach '{fresh.as_posix()}' as fresh (read_only)")
            tables = {side: _tables(connection, side) for side in ("held", "fresh")}
            missing = [f"{name}: only in one of both" for name in sorted(tables["held"] ^ tables["fresh"])]
            return missing + [
                f"{name}: {rows} rows differ"
                for name in sorted(tables["held"] & tables["fresh"])
                if (rows := _differing(connection, name))
            ]


def _tables(connection: duckdb.DuckDBPyConnection, side: str) -> set[str]:
    rows = connection.execute("select table_name from duckdb_tables() where database_name = ?", [side]).fetchall()
    return {row[0] for row in rows}


def _differing(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    only = "select count(*) from (select * from {0}.{2} except all select * from {1}.{2})"
    counts = [connection.execute(only.format(a, b, name)).fetchone() for a, b in (("held", "fresh"), ("fresh", "held"))]
    return sum(row[0] for row in counts if row)
