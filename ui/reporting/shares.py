"""How complete and how timely: by unit, by kind of report, by channel, by month, with what each share was divided from."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analytics.contract import KINDS
from analytics.metrics import METRICS, NUMBER_FORMATS, Metric
from ui import address, empty, layout, links, listing, rowtable, store, wording
from ui.choices.reporting import BY, CHANNELS, MONTHLY
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.markup import link
from ui.reporting import asked
from ui.wording import t

Row = Mapping[str, Any]
COUNTS = ("expected", "received", "on_time", "late", "missing", "revised", "waiting")
SHARES = {"completeness": "received", "timeliness": "on_time"}
ROWS_OF = ("on_time", "late", "missing", "revised", "waiting")
"""Counts whose reports can be listed by their state."""
LISTED_WHOLE = ("unit", "month")
"""Of what all reports owed are listed."""
EVERY_CADENCE = ("monthly", "register", "once")


def draw(view: Filters) -> None:
    """The table by what the reader has chosen; registers and summaries, which are owed once, only stand among the kinds."""
    layout.section(t("reporting.shares", place=view.place), t("reporting.shares_note", period=view.period))
    by = _by()
    rows = store.records(asked.shares(by, view, cadences=EVERY_CADENCE if by == "kind" else ("monthly",)))
    if not rows:
        empty.nothing_here()
        return
    said, names = links.view() | asked.of_page(), _names(by, rows)
    monthly = [row for row in rows if row["cadence"] == "monthly"]
    total = {name: sum(row[name] for row in monthly) for name in COUNTS} | {"cadence": "monthly"}
    listing.draw(
        t(f"reporting.narrow_{by}"),
        [*_counts(), *(_column(METRICS[name]) for name in SHARES)],
        [_line(by, row, names, said) for row in _ordered(by, rows)],
        first=t(f"reporting.own_order_{by}"),
        title=t(f"reporting.shares_{by}"),
        total=Line("", t("reporting.total"), _values(total, said), class_="cg-total"),
    )


def _by() -> str:
    return st.segmented_control(
        t("reporting.by"),
        **wording.options({by: t(f"reporting.by_{by}") for by in BY}),
        key="by",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _ordered(by: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Units with the most missing first, months from the newest, the others as the contract has them."""
    if by == "unit":
        return sorted(rows, key=lambda row: (-row["missing"], -row["late"], row["value"]))
    if by == "month":
        return sorted(rows, key=lambda row: row["value"], reverse=True)
    order = (*MONTHLY, *KINDS) if by == "kind" else CHANNELS
    return sorted(rows, key=lambda row: order.index(row["value"]))


def _counts() -> list[Column]:
    return [Column(name, t(f"reporting.count_{name}"), hint=t(f"reporting.count_{name}_hint")) for name in COUNTS]


def _column(metric: Metric) -> Column:
    language = wording.language()
    return Column(metric.id, metric.label(language), NUMBER_FORMATS[metric.format], metric.definition(language))


def _line(by: str, row: Row, names: Mapping[str, str], said: Mapping[str, str]) -> Line:
    code = row["value"]
    return Line(
        code, names[code], _values(row, {**said, by: code} if row["cadence"] == "monthly" else None, shaded=True)
    )


def _names(by: str, rows: Sequence[Row]) -> Mapping[str, str]:
    if by == "unit":
        return rowtable.units()
    if by == "month":
        return {row["value"]: wording.month(row["value"]) for row in rows}
    if by == "channel":
        return {code: t(f"reporting.channel_{code}") for code in CHANNELS}
    return {row["value"]: _kind(row) for row in rows}


def _kind(row: Row) -> str:
    name = wording.label(KINDS[row["value"]])
    return name if row["cadence"] == "monthly" else t(f"reporting.kind_{row['cadence']}", kind=name)


def _values(row: Row, said: Mapping[str, str] | None, *, shaded: bool = False) -> list[Value]:
    """Counts lead to the reports they count, at the address ``said``; what shares were divided from stands beside them."""
    counts = [_count(row, name, said, shaded) for name in COUNTS]
    return [*counts, *(_share(row, METRICS[name], numerator) for name, numerator in SHARES.items())]


def _count(row: Row, name: str, said: Mapping[str, str] | None, shaded: bool) -> Value:
    number, href = int(row[name]), None
    if number and said is not None:
        if name in ROWS_OF:
            href = link("reporting", {**said, "state": name})
        elif name == "expected" and any(key in said for key in LISTED_WHOLE):
            href = link("reporting", said)
    return Value(number, wording.count(number), href, shade=_shade(row, name) if shaded else None)


def _shade(row: Row, name: str) -> str | None:
    """Reports late or missing: a few of those owed are light, more are dark, by the setting for all targets."""
    if name not in ("late", "missing") or not row[name]:
        return None
    return "poor" if row[name] <= store.settings().short_of_target * row["expected"] else "bad"


def _share(row: Row, metric: Metric, numerator: str) -> Value:
    """A register is on time whenever it comes: of it no timeliness is told."""
    if row["cadence"] == "register" and metric.id == "timeliness":
        return Value(hint=t("reporting.no_deadline"))
    share = row[numerator] / row["expected"]
    counts = {"numerator": wording.count(row[numerator]), "denominator": wording.count(row["expected"])}
    return Value(share, metric.format_value(share, wording.language()), hint=t("charts.of", **counts))
