"""The views that a rule's SQL may read, each made only for a statement that names it."""

import re
from collections.abc import Callable

import pyarrow as pa

from analytics.contract import KINDS, Kind
from analytics.intake import places
from analytics.intake.context import Context, filed_schema
from analytics.months import month_end, month_start

FILE = pa.schema(
    [
        ("unit", pa.string()),
        ("month", pa.string()),
        ("month_start", pa.date32()),
        ("month_end", pa.date32()),
        ("today", pa.date32()),
        ("holiday", pa.bool_()),
        ("ledger_filed", pa.bool_()),
    ]
)


def named_in(sql: str, rows: pa.Table, kind: Kind, context: Context) -> dict[str, pa.Table]:
    """The tables that the statement names: most rules need few of them."""
    words = set(re.findall(r"\w+", sql))
    return {name: make(rows, kind, context) for name, make in VIEWS.items() if name in words}


def _file(rows: pa.Table, kind: Kind, context: Context) -> pa.Table:
    """One row about the whole file; null where unit or month is not chosen, so that no rule finds anything by them."""
    month = context.month
    facts = {
        "unit": context.unit and context.unit.code,
        "month": month,
        "month_start": month and month_start(month),
        "month_end": month and month_end(month),
        "today": context.today,
        "holiday": None if month is None else int(month[5:]) in context.settings.holiday_months,
        "ledger_filed": _of_this_month(context) and context.ledger is not None,
    }
    return pa.Table.from_pylist([facts], schema=FILE)


def _of_this_month(context: Context) -> bool:
    return context.unit is not None and context.month is not None


def _townships(rows: pa.Table, kind: Kind, context: Context) -> pa.Table:
    codes = context.unit.townships if context.unit is not None else ()
    return pa.table({"township_code": pa.array(codes, pa.string())})


def _ledger(rows: pa.Table, kind: Kind, context: Context) -> pa.Table:
    return _filed(context.ledger if _of_this_month(context) else None, KINDS["hazards"].arrow_schema)


def _work(rows: pa.Table, kind: Kind, context: Context) -> pa.Table:
    return _filed(context.work if _of_this_month(context) else None, KINDS["work"].arrow_schema)


def _filed(table: pa.Table | None, schema: pa.Schema) -> pa.Table:
    """The table with exactly these columns: rows filed before a column was declared have nothing in it."""
    if table is None:
        return schema.empty_table()
    if table.schema.names == schema.names:
        return table
    absent = pa.nulls(table.num_rows)
    columns = [table[f.name] if f.name in table.column_names else absent.cast(f.type) for f in schema]
    return pa.table(columns, schema=schema)


VIEWS: dict[str, Callable[[pa.Table, Kind, Context], pa.Table]] = {
    "rows": lambda rows, kind, context: rows,
    "file": _file,
    "unit_townships": _townships,
    "schools": lambda rows, kind, context: _filed(context.schools, filed_schema(KINDS["schools"], "unit", "month")),
    "zones": lambda rows, kind, context: _filed(context.zones, filed_schema(KINDS["patrol_zones"], "unit", "month")),
    "past": lambda rows, kind, context: _filed(context.past_of(kind), filed_schema(kind, "month")),
    "previous": lambda rows, kind, context: _filed(context.previous_of(kind), filed_schema(kind, "month")),
    "ledger": _ledger,
    "work_filed": _work,
    "outside_county": lambda rows, kind, context: places.outside_county(rows, context),
    "outside_township": lambda rows, kind, context: places.outside_township(rows, context),
    "polygons_outside_county": lambda rows, kind, context: places.polygons_outside_county(rows, context),
    "polygons_outside_china": lambda rows, kind, context: places.polygons_outside_china(rows),
    "polygons_swapped": lambda rows, kind, context: places.polygons_swapped(rows),
}
