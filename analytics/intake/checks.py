"""Holds a reading against everything that is known besides it: the contract's rules, the registers, the unit's past."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pyarrow as pa

from analytics import problems
from analytics.contract import Kind, Rule
from analytics.intake import scratch
from analytics.intake.context import Context
from analytics.intake.filing import file_problems
from analytics.intake.past import far_outside_past
from analytics.intake.reading import Reading
from analytics.intake.views import named_in

FOUND = pa.schema([("rule", pa.int32()), ("line", pa.int64()), ("value", pa.string())])


def check(reading: Reading, context: Context) -> Reading:
    """The reading with the problems that only its context shows added to its own. Never raises because of the file."""
    found = problems.table(file_problems(context, reading.kind, reading.stated))
    # A file that could not be read has no rows, which says nothing about what is missing from them.
    unread = reading.rows.num_rows == 0 and problems.has_errors(reading.problems)
    if not unread:
        unusual = problems.table(far_outside_past(reading.rows, reading.kind, context))
        found = pa.concat_tables([found, broken_rules(reading.rows, reading.kind, context), unusual])
    return replace(reading, problems=pa.concat_tables([reading.problems, found]))


def broken_rules(rows: pa.Table, kind: Kind, context: Context) -> pa.Table:
    """What the kind's declared rules find in ``rows`` (``kind.arrow_schema``), as ``problems.SCHEMA``."""
    # A condition on rows finds nothing where there are none, as in a report that nothing happened.
    rules = kind.rules if rows.num_rows else tuple(rule for rule in kind.rules if rule.query)
    if not rules:
        return problems.SCHEMA.empty_table()
    sql = _one_statement(rules)
    tables = named_in(sql, rows, kind, context)
    with scratch.views({f"given_{name}": table for name, table in tables.items()}) as connection:
        return _as_problems(scratch.fetch(connection, f"{_common(tables, sql)}\n{sql}", FOUND), rules)


def _one_statement(rules: tuple[Rule, ...]) -> str:
    """All rules at once: DuckDB then plans once, and a small file costs one round trip."""
    return "\nunion all\n".join(
        f"select {number} as rule, line, value from ({rule.sql})" for number, rule in enumerate(rules)
    )


def _common(tables: Mapping[str, pa.Table], sql: str) -> str:
    """The given tables as common table expressions of the columns that any rule names.

    Naming a wide view once a rule costs more to plan than a small file takes to check.
    """
    words = set(re.findall(r"\w+", sql))

    def expression(name: str, columns: list[str]) -> str:
        # A rule that only counts names no column; any one will do.
        named = [column for column in columns if column in words] or columns[:1]
        return f"{name} as (select {', '.join(map(_quoted, named))} from given_{name})"

    return "with " + ", ".join(expression(name, table.column_names) for name, table in tables.items())


def _quoted(name: str) -> str:
    return f'"{name}"'


def _as_problems(found: pa.Table, rules: tuple[Rule, ...]) -> pa.Table:
    def facts(name: str) -> pa.ChunkedArray:
        return pa.chunked_array([pa.array([getattr(rule, name) for rule in rules])]).take(found["rule"])

    arrays = [facts("code"), facts("severity"), found["line"], facts("column"), found["value"]]
    return pa.table(arrays, schema=problems.SCHEMA)
