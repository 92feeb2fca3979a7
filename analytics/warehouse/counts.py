"""The counts of work as the contract declares them: to which measure each belongs, whose figure counts, how months add up."""

from collections.abc import Iterator

import pyarrow as pa

from analytics.contract import KINDS, Column, Kind

MEASURES = ("一", "二", "三", "四", "五", "六")
"""The notice's measures, as it numbers them."""

KINDS_OF_WORK = ("work", "patrols")
"""The reports whose counts are work done: the monthly figures, and the duty at zones and posts."""


def counted() -> Iterator[tuple[Kind, Column]]:
    """Each count with its report, in the order of the notice's measures."""
    pairs = [
        (KINDS[name], column) for name in KINDS_OF_WORK for column in KINDS[name].columns if column.type == "count"
    ]
    yield from sorted(pairs, key=lambda pair: MEASURES.index(measure(*pair)))


def measure(kind: Kind, column: Column) -> str:
    return column.measure or kind.measure


def owner(kind: Kind, column: Column) -> str:
    """The channel whose figure is the county's; what only one channel files is that one's."""
    return column.owner or kind.channels[0]


def declared() -> pa.Table:
    """One row per count: item, kind, measure, owner."""
    rows = [
        {"item": column.id, "kind": kind.id, "measure": measure(kind, column), "owner": owner(kind, column)}
        for kind, column in counted()
    ]
    return pa.Table.from_pylist(rows)


def items_sql(kind: Kind, table: str, *also: str) -> str:
    """Makes ``table``: the counts of a kind's current rows, one a row, with whether the clerk marked each as not applicable."""
    more = "".join(f", {name}" for name in also)
    items = "\nunion all\n".join(
        f"select unit, month{more}, '{c.id}' as item, '{measure(kind, c)}' as measure, '{owner(kind, c)}' as owner, "
        f"{c.id} as value, "
        f"case when contains(concat(';', not_applicable, ';'), ';{c.id};') then 1 else 0 end as not_applicable, "
        f"submission, line from source_{kind.id}"
        for c in kind.columns
        if c.type == "count"
    )
    return f"create temp table {table} as {items}"
