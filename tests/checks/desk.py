"""A clerk's desk: what the county has on file, and a file held against it through the production reading."""

from datetime import date

import pyarrow as pa

from analytics import intake, problems, reference, settings
from analytics.contract import KINDS
from analytics.intake import Context
from tests.given import csv_of, rows_of

REFERENCE = reference.load()
SETTINGS = settings.load(REFERENCE.folder / "settings.toml")

# S1 and S9 lie in 跃龙街道, S1 registered by its education office and S9 by a directly administered school.
SCHOOLS = {
    "JB01": "school_code | name\nS1 | 跃龙示例小学",
    "ZSX01": "school_code | name\nS9 | 县直属第一示例中学",
    "JB02": "school_code | name | township_code\nS2 | 桃源示例小学 | 桃源街道",
}
ZONES = {
    "PCS01": "zone_code | lon | lat | radius_m\nZ1 | 121.43 | 29.30 | 200",
    "PCS02": "zone_code | township_code\nZ2 | 桃源街道",
}


def rows(kind, table):
    """The table's typed rows, as the import reads them."""
    written = table if isinstance(table, list) else rows_of(table)
    return intake.read(csv_of(kind, written), f"{kind}.csv", KINDS[kind], REFERENCE).rows


def register(kind, filed):
    """All units' registers as one table with ``unit``."""
    return pa.concat_tables(_marked(rows(kind, table), "unit", unit) for unit, table in filed.items())


def past(kind, months):
    """A unit's earlier reports, by month."""
    return pa.concat_tables(_marked(rows(kind, table), "month", month) for month, table in months.items())


def found(kind, table, unit="JB01", month="2021-05", today=date(2021, 6, 1), **known):
    """All problems of the file, as (code, severity, row, column, value)."""
    written = table if isinstance(table, list) else rows_of(table)
    return found_in(csv_of(kind, written), kind, unit, month, today, **known)


def found_in(content, kind, unit="JB01", month="2021-05", today=date(2021, 6, 1), **known):
    facts = {"reference": REFERENCE, "schools": register("schools", SCHOOLS), "zones": register("patrol_zones", ZONES)}
    context = Context(REFERENCE.unit(unit) if unit else None, month, today, SETTINGS, **(facts | known))
    reading = intake.check(intake.read(content, "report", KINDS[kind], REFERENCE), context)
    return [(p.code, p.severity, p.row, p.column, p.value) for p in problems.listed(reading.problems)]


def _marked(table, name, value):
    return table.append_column(name, pa.array([value] * table.num_rows, pa.string()))
