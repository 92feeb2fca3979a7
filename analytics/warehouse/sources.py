"""Lays out what a build starts from: the submitted rows of each kind, the submissions, the county's lists and settings."""

from collections.abc import Iterable
from dataclasses import asdict

import duckdb
import pyarrow as pa

from analytics import deadlines, forbidden_places, kept_warnings, store
from analytics.contract import KINDS, Kind
from analytics.months import month_end, month_start, months_between
from analytics.reference import Reference
from analytics.register import Submission
from analytics.settings import Settings
from analytics.warehouse import counts
from analytics.warehouse.linking import linking
from analytics.warehouse.places import places
from analytics.warehouse.truth import Truth
from analytics.workspace import Workspace

DUCKDB_TYPES = {
    pa.string(): "varchar",
    pa.int64(): "bigint",
    pa.float64(): "double",
    pa.date32(): "date",
    pa.timestamp("s"): "timestamp_s",
    pa.bool_(): "boolean",
}

SUBMISSION = pa.field("submission", pa.int64())


def load(connection: duckdb.DuckDBPyConnection, workspace: Workspace, truth: Truth) -> None:
    """Creates the temporary tables ``source_<kind>`` and the reference tables that the ``.sql`` files read."""
    reference, settings, submissions = workspace.reference, workspace.settings, truth.submissions
    months = spine(settings, submissions)
    tables = {
        "source_submission": _submissions(submissions),
        "source_area": _areas(reference),
        "source_unit": _units(reference),
        "source_unit_township": _unit_townships(reference),
        "source_month": _months(settings, months),
        "source_expected": _expected(reference, settings, months),
        "source_guard_rule": _guard_rules(settings),
        "source_setting": _settings(settings, reference),
        "source_work_count": counts.declared(),
        "source_day": pa.table({"day": pa.array(range(366), pa.int64())}),
        **linking(truth.duplicates),
    }
    for name, table in tables.items():
        lay_out(connection, name, table)
    for kind in KINDS.values():
        current = [s for s in submissions if s.kind == kind.id and s.state == "current"]
        connection.execute(_rows_sql(kind, workspace, current))
    connection.execute(counts.items_sql(KINDS["work"], "source_work_item"))
    connection.execute(counts.items_sql(KINDS["patrols"], "source_patrol_item", "zone_code"))
    _lay_out_warnings(connection, workspace, submissions)
    forbidden = forbidden_places.of(workspace)
    for name, table in places(connection, forbidden, settings.forbidden_place_m).items():
        lay_out(connection, name, table)


def lay_out(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Makes an Arrow table a temporary table of the build."""
    connection.register("arriving", table)
    connection.execute(f"create temp table {name} as select * from arriving")
    connection.unregister("arriving")


def spine(settings: Settings, submissions: Iterable[Submission]) -> list[str]:
    """The months of the warehouse: from the campaign's first, or an earlier reported one, to the last reported one.

    The clock has no part in it, so that the same submissions always give the same warehouse.
    """
    reported = [s.month for s in submissions if s.state == "current" and KINDS[s.kind].cadence == "monthly"]
    first = min([settings.first_month, *reported])
    return months_between(first, max([settings.first_month, *reported]))


def _rows_sql(kind: Kind, workspace: Workspace, current: list[Submission]) -> str:
    """All current rows of a kind. Columns come from the declaration: one that an older file lacks is null in its rows."""
    columns = [(field.name, DUCKDB_TYPES[field.type]) for field in kind.arrow_schema]
    if not current:
        empty = ", ".join(f"null::{kind_type} as {name}" for name, kind_type in columns)
        return (
            f"create temp table source_{kind.id} as select {empty}, null::bigint as submission, null::varchar as unit, "
            "null::varchar as month where false"
        )
    typed = ", ".join(f"r.{name}::{kind_type} as {name}" for name, kind_type in columns)
    files = ", ".join("'" + (workspace.rows / s.rows_file).as_posix().replace("'", "''") + "'" for s in current)
    # A row of nulls with every declared column, so that a column newer than all files still binds.
    declared = ", ".join(f"null::{kind_type} as {name}" for name, kind_type in columns)
    return f"""
        create temp table source_{kind.id} as
        with stored as (
            select * from read_parquet([{files}], union_by_name = true, filename = true, hive_partitioning = false)
            union all by name
            select {declared} where false
        )
        select {typed}, s.id as submission, s.unit, s.month
        from stored r join source_submission s on ends_with(r.filename, s.rows_file)
    """


def _lay_out_warnings(
    connection: duckdb.DuckDBPyConnection, workspace: Workspace, submissions: list[Submission]
) -> None:
    """The warnings kept of current reports as ``source_warning``: each with its submission."""
    counting = (s for s in submissions if s.state == "current" and s.warnings)
    by_file = {store.warnings_path(workspace, s.rows_file): s.id for s in counting}
    kept = {path: number for path, number in by_file.items() if path.exists()}
    if not kept:
        lay_out(connection, "source_warning", kept_warnings.SCHEMA.append(SUBMISSION).empty_table())
        return
    names = pa.table({"name": [path.name for path in kept], "submission": pa.array(kept.values(), pa.int64())})
    lay_out(connection, "source_warning_file", names)
    files = ", ".join("'" + path.as_posix().replace("'", "''") + "'" for path in kept)
    connection.execute(f"""
        create temp table source_warning as
        select w.* exclude filename, f.submission
        from read_parquet([{files}], filename = true, hive_partitioning = false) w
        join source_warning_file f on f.name = parse_filename(w.filename)
    """)


def _submissions(submissions: list[Submission]) -> pa.Table:
    return pa.table(
        {
            "id": pa.array([s.id for s in submissions], pa.int64()),
            "kind": pa.array([s.kind for s in submissions], pa.string()),
            "unit": pa.array([s.unit for s in submissions], pa.string()),
            "month": pa.array([s.month for s in submissions], pa.string()),
            "state": pa.array([s.state for s in submissions], pa.string()),
            # Wall-clock time of the county: a day must never shift by a time zone.
            "submitted_at": pa.array([s.submitted_at.replace(tzinfo=None) for s in submissions], pa.timestamp("s")),
            "submitted_by": pa.array([s.submitted_by for s in submissions], pa.string()),
            "sha256": pa.array([s.sha256 for s in submissions], pa.string()),
            "file_name": pa.array([s.file_name for s in submissions], pa.string()),
            "rows": pa.array([s.rows for s in submissions], pa.int64()),
            "warnings": pa.array([s.warnings for s in submissions], pa.int64()),
            "rows_file": pa.array([s.rows_file for s in submissions], pa.string()),
        }
    )


def _areas(reference: Reference) -> pa.Table:
    return pa.table(
        {
            field: [getattr(area, field) for area in reference.areas]
            for field in ("code", "parent", "level", "name", "name_en", "lon", "lat")
        }
    )


def _units(reference: Reference) -> pa.Table:
    fields = {"code": "unit", "name": "name", "name_en": "name_en", "channel": "channel", "seat": "township_code"}
    return pa.table({name: [getattr(unit, field) for unit in reference.units] for field, name in fields.items()})


def _unit_townships(reference: Reference) -> pa.Table:
    pairs = [(unit.code, unit.channel, township) for unit in reference.units for township in unit.townships]
    return pa.table(
        {"unit": [p[0] for p in pairs], "channel": [p[1] for p in pairs], "township_code": [p[2] for p in pairs]}
    )


def _months(settings: Settings, months: list[str]) -> pa.Table:
    return pa.table(
        {
            "month": months,
            "month_start": pa.array([month_start(m) for m in months], pa.date32()),
            "month_end": pa.array([month_end(m) for m in months], pa.date32()),
            "position": pa.array(range(len(months)), pa.int64()),
            "due": pa.array([settings.due(m) for m in months], pa.date32()),
        }
    )


def _expected(reference: Reference, settings: Settings, months: list[str]) -> pa.Table:
    """Which unit owes which report for which month, and until when."""
    owed = [
        (unit.code, kind.id, kind.cadence, month, deadlines.due(kind, month, settings))
        for kind in KINDS.values()
        for month in _owed(kind, settings, months)
        for unit in reference.units
        if unit.files(kind)
    ]
    names = ("unit", "kind", "cadence", "month", "due")
    types = (pa.string(), pa.string(), pa.string(), pa.string(), pa.date32())
    return pa.table({n: pa.array([row[i] for row in owed], types[i]) for i, n in enumerate(names)})


def _owed(kind: Kind, settings: Settings, months: list[str]) -> list[str]:
    """The months for which a kind is owed: each, or the one under which a register or a summary is counted."""
    if kind.cadence == "monthly":
        return months
    return [settings.last_month if kind.cadence == "once" else months[0]]


def _guard_rules(settings: Settings) -> pa.Table:
    return pa.Table.from_pylist([asdict(rule) for rule in settings.guard_rules])


def _settings(settings: Settings, reference: Reference) -> pa.Table:
    return pa.table(
        {
            "county": [reference.root.code],
            "report_within_hours": pa.array([settings.report_within_hours], pa.float64()),
            "repeat_window_months": pa.array([settings.repeat_window_months], pa.int64()),
            "duplicate_days": pa.array([settings.duplicate_days], pa.int64()),
            "duplicate_hours": pa.array([settings.duplicate_hours], pa.float64()),
        }
    )
