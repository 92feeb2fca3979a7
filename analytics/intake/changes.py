"""What a report would change: its rows beside those that count now, by the kind's key."""

from dataclasses import dataclass, field
from functools import cached_property

import pyarrow as pa

from analytics.contract import Kind
from analytics.intake import scratch

DETAIL = pa.schema(
    [
        ("change", pa.string()),
        ("key", pa.string()),
        ("column", pa.string()),
        ("old", pa.string()),
        ("new", pa.string()),
        ("line", pa.int64()),
    ]
)


@dataclass(frozen=True)
class Changes:
    """How many rows are new, changed, the same and gone; ``new + changed + same`` are the rows of the new report."""

    new: int
    changed: int
    same: int
    gone: int
    kind: Kind = field(repr=False, compare=False)
    before: pa.Table | None = field(repr=False, compare=False)
    after: pa.Table = field(repr=False, compare=False)

    def as_dict(self) -> dict[str, int]:
        return {"new": self.new, "changed": self.changed, "same": self.same, "gone": self.gone}

    @cached_property
    def detail(self) -> pa.Table:
        """One row (``DETAIL``) per changed cell, and one without a column per row that is new or gone.

        ``change`` says which: ``new``, ``changed`` or ``gone``; ``line`` is the new file's. Made when first asked for,
        because a receipt needs only the counts.
        """
        before = self.kind.arrow_schema.empty_table() if self.before is None else self.before
        with scratch.views(_sides(self.kind, before, self.after)) as connection:
            return scratch.fetch(connection, _detail_sql(self.kind), DETAIL)


def changes(kind: Kind, before: pa.Table | None, after: pa.Table) -> Changes:
    """Compares two tables of ``kind.arrow_schema``; ``before`` None means that nothing counts yet: all rows are new."""
    if before is None:
        return Changes(after.num_rows, 0, 0, 0, kind, before, after)
    with scratch.views(_sides(kind, before, after)) as connection:
        new, changed, same, gone = connection.execute(_counts_sql(kind)).fetchall()[0]
    return Changes(new, changed, same, gone, kind, before, after)


def _sides(kind: Kind, before: pa.Table, after: pa.Table) -> dict[str, pa.Table]:
    """Both tables with the same columns: a column declared after ``before`` was filed has nothing in it there."""
    for column in kind.arrow_schema:
        if column.name not in before.column_names:
            before = before.append_column(column, pa.nulls(before.num_rows, column.type))
    return {"before": before, "after": after}


def _compared(kind: Kind) -> list[str]:
    """The columns whose change is a change; a line is only a place in a file."""
    return [*(column.id for column in kind.columns if column.id not in kind.key), "not_applicable"]


def _same_key(kind: Kind) -> str:
    # A kind without a key has one row a report, so any two rows are the same thing at two times.
    return " and ".join(f'a."{name}" = b."{name}"' for name in kind.key) or "true"


def _counts_sql(kind: Kind) -> str:
    alike = " and ".join(f'a."{name}" is not distinct from b."{name}"' for name in _compared(kind))
    return f"""
    with paired as (
        select b.line is not null as known, {alike} as alike from after a left join before b on {_same_key(kind)}
    )
    select
        count(*) filter (where not known), count(*) filter (where known and not alike),
        count(*) filter (where known and alike), (select count(*) from before b anti join after a on {_same_key(kind)})
    from paired
    """


def _detail_sql(kind: Kind) -> str:
    def key(side: str) -> str:
        return f"concat_ws(' / ', {', '.join(f'{side}.{name}' for name in kind.key)})" if kind.key else "null::varchar"

    cells = "\nunion all\n".join(
        f"""select 'changed' as change, {key("a")} as key, '{name}' as "column",
            b."{name}"::varchar as old, a."{name}"::varchar as new, a.line
        from after a join before b on {_same_key(kind)} where a."{name}" is distinct from b."{name}" """
        for name in _compared(kind)
    )
    return f"""
    select * from (
        {cells}
        union all select 'new', {key("a")}, null, null, null, a.line
        from after a anti join before b on {_same_key(kind)}
        union all select 'gone', {key("b")}, null, null, null, null
        from before b anti join after a on {_same_key(kind)}
    ) order by line nulls last, key
    """
