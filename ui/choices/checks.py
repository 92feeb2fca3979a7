"""What the parts 数据质量 and 双线对账 of the page keep in the address: which findings, which side, which count."""

from analytics import problems, queries
from analytics.contract import KINDS
from ui import filters
from ui.address import Param, one_of
from ui.wording import label, t

FINDINGS = ("warning", "outlier", "zero", "nil", "flag")
WARNINGS = tuple(
    sorted(
        {rule.code for kind in KINDS.values() for rule in kind.rules if rule.severity == "warning"}
        | {
            code
            for codes in problems.declared().values()
            for code, severities in codes.items()
            if "warning" in severities
        }
    )
)
"""Every code that an accepted report can carry."""

COMPARISONS = ("channels", "ledger")
OF_LEDGERS = {which: column for column, which in queries.OF_LEDGERS.items()} | {"incidents": "incidents"}
"""Counts of ledgers that both channels file, each with its column of ``queries.channels``."""
LEDGER_COUNTS = ("ledger_found", "ledger_rectified", "ledger_carried_in", "ledger_open_end")
"""A unit's own ledger as ``queries.unit_counts`` names its counts."""
OF_WORK = {column.id: column for column in KINDS["work"].columns}
STOCKS = ("open", "overdue", *queries.STOCKS)
"""Counts that months do not add to: the last month's stands for the period."""
STANDINGS = ("differs", "missing", "agrees")

NARROWING = ("code", "place")


def params() -> tuple[Param, ...]:
    return (
        Param("found", one_of(FINDINGS), FINDINGS[0]),
        Param("code", one_of(WARNINGS), None),
        Param("compare", one_of(COMPARISONS), COMPARISONS[0]),
        Param("item", one_of((*OF_LEDGERS, *OF_WORK)), next(iter(OF_LEDGERS))),
        Param("place", one_of(filters.township_names()), None),
        Param("standing", one_of(STANDINGS), STANDINGS[0]),
    )


def named(name: str, code: str) -> str:
    return warning(code) if name == "code" else filters.township_names()[code]


def warning(code: str) -> str:
    """A warning's code in few words; a flag may be about one that is no longer known."""
    return t(f"quality.code_{code}") if code in WARNINGS else code


def item(code: str) -> str:
    """A count in the reader's words: a column of the work report, or one of the ledgers."""
    if code in OF_WORK:
        return label(OF_WORK[code])
    return t(f"quality.item_{code}") if code in (*OF_LEDGERS, *LEDGER_COUNTS) else code
