"""Headline figures: the value, its change to last month, a small line over the range, and the target."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from analytics.metrics import METRICS, Metric
from analytics.months import months_between
from analytics.stats.control import Meaning
from ui import filters, links, palette, signals, wording
from ui.markup import element, sparkline, text
from ui.series import Cell, Series
from ui.wording import t

WITHIN = {"hazards_open": "hazards_overdue"}
"""Indicators that are told on another one's card, as the part of it that they are."""

Direction = Literal["good", "bad", "even"]

TOLD: dict[Meaning, Direction] = {"common": "even", "change": "even", "improvement": "good", "concern": "bad"}
"""Whether a month is for the better, by what its control chart says."""


def cards(
    series: Series, ids: Sequence[str], area: str, months: Sequence[str], *, period: Series | None = None
) -> None:
    """One card an indicator, for the last of ``months``; the line runs over all of them. The value leads to its rows.

    With ``period``, values over all of the months, a card tells the period's value, and under it the last month's.
    """
    period = period if len(months) > 1 else None
    link = links.rows(over=True) if period else links.rows(month=months[-1])
    within = {whole: part for whole, part in WITHIN.items() if part not in ids}
    made = (_card(series, period, METRICS[id_], area, months, link(id_, None), within.get(id_)) for id_ in ids)
    st.html(element("div", *made, class_="cg-cards"))


def card_of_period(metric: Metric, cell: Cell, period: str) -> None:
    """The value of a whole period: with what it was divided from, and without a month before to compare it with."""
    language = wording.language()
    card = element(
        "div",
        element("div", text(metric.label(language)), class_="cg-card-name"),
        element("div", text(metric.format_value(cell.value, language)), class_="cg-card-value"),
        element("div", text(period), class_="cg-card-note"),
        element("div", text(_base(metric, cell.numerator, cell.denominator)), class_="cg-card-note"),
        class_="cg-card",
        title=metric.definition(language),
    )
    st.html(element("div", card, class_="cg-cards"))


def direction(metric: Metric, change: float | None) -> Direction:
    """Whether a change is for the better."""
    if not change or metric.better == "none":
        return "even"
    return "good" if (change > 0) == (metric.better == "higher") else "bad"


def change_in_words(metric: Metric, change: float | None) -> str:
    if change is None:
        return t("charts.change_unknown")
    ways = ("up", "down") if metric.format == "percent" else ("more", "less")
    way = "same" if is_same(metric, change) else ways[change < 0]
    return t(f"charts.change_{way}", by=amount(metric, abs(change)))


def told(series: Series, metric: Metric, area: str, month: str) -> tuple[str, Direction]:
    """The change to last month with whether it is a signal or noise, and whether it is for the better.

    Noise is neither good nor bad. Of fewer than five months nothing is said, and the change alone decides.
    """
    every = months_between(filters.current().every[0], month)
    return told_of(metric, series.change(metric.id, area, month), series.line(metric.id, area, every))


def told_of(metric: Metric, change: float | None, values: Sequence[float | None]) -> tuple[str, Direction]:
    """The same of the last of the monthly ``values``, which is ``change`` away from the one before."""
    words = change_in_words(metric, change)
    meant = None if change is None else signals.meaning(metric, values)
    if meant is None:
        return words, direction(metric, change)
    return t(f"stats.change_{meant}", change=words), TOLD[meant]


def _card(
    series: Series,
    period: Series | None,
    metric: Metric,
    area: str,
    months: Sequence[str],
    href: str,
    within: str | None,
) -> str:
    language = wording.language()
    last = months[-1]
    cell, change = (period or series).cell(metric.id, area, last), told(series, metric, area, last)
    is_flow = any(term.over == "sum" for term in metric.numerator)
    of_month = series.cell(metric.id, area, last) if period and is_flow else None
    return element(
        "div",
        element("div", text(metric.label(language)), class_="cg-card-name"),
        element(
            "div",
            element("div", _value(metric, cell, href), class_="cg-card-value"),
            _line(series, metric, area, months),
            class_="cg-card-row",
        ),
        _latest(metric, last, of_month, change) if of_month else _change(metric, change),
        element("div", text(_base(metric, cell.numerator, cell.denominator)), class_="cg-card-note"),
        _part(series, within, area, last),
        class_="cg-card",
        title=metric.definition(language),
    )


def _value(metric: Metric, cell: Cell, href: str) -> str:
    words = text(metric.format_value(cell.value, wording.language()))
    return words if cell.value is None else element("a", words, href=href, title=t("charts.to_rows"))


def _change(metric: Metric, change: tuple[str, Direction]) -> str:
    """The change to last month; of a share that still grows there is none, since last month has had more time."""
    words, way = (t("charts.matures"), "even") if metric.matures else change
    return element("div", text(words), class_=f"cg-card-note cg-{way}")


def _latest(metric: Metric, month: str, cell: Cell, change: tuple[str, Direction]) -> str:
    """The last month of a period, and its change to the month before."""
    said, way = (t("charts.still_changing"), "even") if metric.matures else change
    words = t(
        "charts.latest",
        month=wording.month(month),
        value=metric.format_value(cell.value, wording.language()),
        change=said,
    )
    return element("div", text(words), class_=f"cg-card-note cg-{way}")


def _line(series: Series, metric: Metric, area: str, months: Sequence[str]) -> str:
    values = series.line(metric.id, area, months)
    shown = [metric.format_value(value, wording.language()) for value in values if value is not None]
    alt = t("charts.line", months=len(values), first=shown[0], last=shown[-1]) if shown else ""
    return sparkline(values, palette.PRIMARY, alt=alt)


def _part(series: Series, within: str | None, area: str, month: str) -> str:
    if within is None:
        return ""
    metric = METRICS[within]
    said, way = told(series, metric, area, month)
    words = t(
        "charts.within",
        name=metric.label(wording.language()),
        value=metric.format_value(series.value(within, area, month), wording.language()),
        change=said,
    )
    return element("div", text(words), class_=f"cg-card-note cg-{way}")


def _base(metric: Metric, numerator: float | None, denominator: float | None) -> str:
    """What a share is a share of, and the target it is held against."""
    facts = []
    if metric.format == "percent" and numerator is not None and denominator is not None:
        facts.append(t("charts.of", numerator=wording.count(numerator), denominator=wording.count(denominator)))
    if metric.target is not None:
        facts.append(t("charts.target", target=plain(metric, metric.target)))
    return t("charts.join").join(facts)


def plain(metric: Metric, value: float) -> str:
    """A target as it is told: shares without digits after the point."""
    return f"{value:.0%}" if metric.format == "percent" else metric.format_value(value, wording.language())


def amount(metric: Metric, by: float) -> str:
    """A difference without its sign; of shares in percentage points."""
    if metric.format == "percent":
        return t("charts.points", points=f"{by * 100:.1f}")
    return metric.format_value(by, wording.language())


def is_same(metric: Metric, difference: float) -> bool:
    """Whether the shown digits cannot tell the two apart."""
    return abs(difference) < _least(metric)


def _least(metric: Metric) -> float:
    """The smallest change that the shown digits can tell."""
    return {"percent": 0.0005, "rate": 0.005, "hours": 0.05}.get(metric.format, 0.5)
