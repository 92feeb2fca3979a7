"""Tables of indicators to take away: numbers as numbers under the reader's words, and beside them what was chosen."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from analytics import export, queries
from analytics.metrics import METRICS, NUMBER_FORMATS, Metric
from ui import filters, links, store, wording
from ui.series import Cell
from ui.wording import t

Taken = Mapping[str, pa.Table]
"""The sheets of a workbook by title. The first is what a CSV holds."""

DASH = "—"


def number(head: str, pattern: str, values: Sequence[float | None], *, dash: bool = True) -> tuple[pa.Field, pa.Array]:
    """A column of numbers that a spreadsheet shows by ``pattern``, unknown ones as a dash."""
    said = {export.FORMAT: pattern.encode()} | ({export.EMPTY: DASH.encode()} if dash else {})
    return pa.field(head, pa.float64(), metadata=said), pa.array(values, pa.float64())


def words(head: str, values: Sequence[str | None]) -> tuple[pa.Field, pa.Array]:
    return pa.field(head, pa.string()), pa.array(values, pa.string())


def table(columns: Sequence[tuple[pa.Field, pa.Array]], heads: int = 1) -> pa.Table:
    """The columns, of which the first ``heads`` stay in view."""
    fields, arrays = zip(*columns, strict=True)
    return pa.table(list(arrays), schema=pa.schema(fields, metadata={export.HEADS: str(heads).encode()}))


def pivot(
    corner: str, columns: Sequence[tuple[str, Metric]], lines: Sequence[tuple[str, Sequence[Cell]]], as_of: str
) -> pa.Table:
    """A table as it is shown: the heads of its lines, a column of values each, and how far the figures reach."""
    values = [
        number(head, NUMBER_FORMATS[metric.format], [cells[i].value for _, cells in lines])
        for i, (head, metric) in enumerate(columns)
    ]
    stamp = words(t("tables.as_of"), [as_of] * len(lines))
    return table([words(corner, [head for head, _ in lines]), *values, stamp])


def as_of() -> str:
    """The day up to which the figures tell."""
    return str(store.fetch(queries.freshness())["as_of"].iloc[0])[:10]


def notes(title: str, ids: Sequence[str]) -> pa.Table:
    """What was chosen, how far the figures reach, which version they are, where they stand, and what they mean."""
    view, language = filters.current(), wording.language()
    facts = {
        t("tables.note_title"): title,
        t("tables.note_place"): view.place,
        t("tables.note_period"): view.period,
        t("tables.as_of"): as_of(),
        t("tables.note_version"): store.version(),
        t("tables.note_link"): links.whole(),
        t("tables.note_unknown_head"): t("tables.note_unknown"),
    }
    facts |= {METRICS[id_].label(language): METRICS[id_].definition(language) for id_ in dict.fromkeys(ids)}
    return table([words(t("tables.note_what"), list(facts)), words(t("tables.note_said"), list(facts.values()))])
