"""What a file's content says: the report by its header, the unit by its own word or its schools, the month by its days."""

from collections import Counter
from collections.abc import Iterable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from analytics.contract import KINDS, Kind
from analytics.intake import header
from analytics.intake.header import Rows
from analytics.reference import Reference

MOST = 0.8
"""Whose schools are so large a share of the rows' is taken for the sender: a few rows may name another's by mistake."""
SEEN = 0.05
"""A day counts if so large a share of the rows lie in its month or later: one mistyped year says nothing."""

DAYS: Mapping[str, tuple[str, ...]] = {
    "hazards": ("found_on", "rectified_on", "rechecked_on"),
    "incidents": ("occurred_at",),
}


def kind_of(rows: Rows) -> str | None:
    """The report whose columns the first rows name most of: at least two, and more than any other's."""
    fits = Counter({kind.id: header.fit(rows, kind) for kind in KINDS.values() if kind.format == "table"})
    (best, most), (_, second) = fits.most_common(2)
    return best if most >= 2 and most > second else None


def named(stated: pa.Table, column: str) -> str | None:
    """The unit or month that most of the rows state."""
    words = [word for word in stated[column].to_pylist() if word]
    return Counter(words).most_common(1)[0][0] if words else None


def month_of(rows: pa.Table, kind: Kind) -> str | None:
    """The month of the last thing that happened by the rows: a ledger carries what was open before, but nothing later."""
    columns = [rows[name] for name in DAYS.get(kind.id, ()) if name in rows.column_names]
    months = [month for column in columns if (month := _latest_often(column)) is not None]
    return max(months, default=None)


def _latest_often(days: pa.ChunkedArray) -> str | None:
    texts = pc.strftime(days.drop_null().cast(pa.timestamp("s")), format="%Y-%m")
    counts = {entry["values"]: entry["counts"] for entry in texts.value_counts().to_pylist()}
    enough = max(1.0, SEEN * len(days))
    seen = 0
    for month in sorted(counts, reverse=True):
        seen += counts[month]
        if seen >= enough:
            return str(month)
    return None


def units_of(rows: pa.Table, kind: Kind, reference: Reference, schools: pa.Table, zones: pa.Table) -> list[str]:
    """The units that may have sent these rows, by the places in them; empty where the rows do not tell."""
    senders = [unit for unit in reference.units if unit.files(kind)]
    places = _townships(rows, schools, zones)
    total = sum(places.values())
    if total == 0:
        return []
    answering = [u.code for u in senders if sum(places[code] for code in u.townships) >= MOST * total]
    owner = _owner(rows, schools, zones)
    return [code for code in answering if not _hides(owner, code, reference)]


def _hides(owner: str | None, code: str, reference: Reference) -> bool:
    """Whether the register says that another unit of the same channel lists these schools or zones."""
    lists = reference.unit_by_code.get(owner or "")
    return lists is not None and lists.code != code and lists.channel == reference.unit_by_code[code].channel


def _townships(rows: pa.Table, schools: pa.Table, zones: pa.Table) -> Counter[str]:
    """How many rows tell of each township."""
    if "township_code" in rows.column_names:
        return Counter(_filled(rows["township_code"]))
    for column, register in (("school_code", schools), ("zone_code", zones)):
        if column in rows.column_names:
            where = dict(zip(register[column].to_pylist(), register["township_code"].to_pylist(), strict=True))
            return Counter(where[code] for code in _filled(rows[column]) if where.get(code))
    return Counter()


def _owner(rows: pa.Table, schools: pa.Table, zones: pa.Table) -> str | None:
    """The unit whose register lists most of the rows' schools or zones."""
    for column, register in (("school_code", schools), ("zone_code", zones)):
        if column in rows.column_names:
            lists = dict(zip(register[column].to_pylist(), register["unit"].to_pylist(), strict=True))
            owners = Counter(lists[code] for code in _filled(rows[column]) if code in lists)
            if owners and owners.most_common(1)[0][1] >= MOST * sum(owners.values()):
                return owners.most_common(1)[0][0]
    return None


def carried_by(rows: pa.Table, ledgers: Mapping[str, pa.Table]) -> str | None:
    """Of units' earlier ledgers the one that knows hazards of these rows, by number and school; None if several do."""
    own = _pairs(rows)
    knowing = [unit for unit, ledger in ledgers.items() if own & _pairs(ledger)]
    return knowing[0] if len(knowing) == 1 else None


def _pairs(rows: pa.Table) -> set[tuple[str, str]]:
    return set(zip(rows["hazard_id"].to_pylist(), rows["school_code"].to_pylist(), strict=True)) - {(None, None)}


def _filled(column: pa.ChunkedArray) -> Iterable[str]:
    return column.drop_null().to_pylist()
