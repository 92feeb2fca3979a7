"""Tables that show at a glance where it is bad: blue is good, orange is bad, a dash is unknown and never a zero."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import pyarrow as pa
import streamlit as st

from analytics.metrics import METRICS, Metric
from ui import address, drill, filters, links, store, takeaway, toolbar, wording
from ui.cells import Writer
from ui.choices import hazards
from ui.judgement import ENOUGH, Cells, Judgement, known, spread
from ui.markup import element, text
from ui.series import Cell, Series
from ui.takeaway import Taken
from ui.toolbar import Order
from ui.wording import t

WEIGHT: dict[Judgement, int] = {"bad": 3, "poor": 1}


def by_township(
    series: Series,
    ids: Sequence[str],
    names: Mapping[str, str],
    total: tuple[str, str],
    month: str,
    *,
    over: bool = False,
) -> None:
    """Townships by indicators in one month, those with the most to worry about first, under the county's line.

    ``names`` are code to township, ``total`` the county's code and name; ``over``: the values are those of the whole
    period that ends with the month. Every value leads to the rows behind it.
    """
    writer = _writer(ids)
    cells = {code: [series.cell(id_, code, month) for id_ in ids] for code in names}
    sums = [series.cell(id_, total[0], month) for id_ in ids]
    writer = writer.measuring([*cells.values(), sums])
    others = [known(line[i] for line in cells.values()) for i in range(len(ids))]
    judged = {code: writer.judged(line, others) for code, line in cells.items()}
    worst_first = sorted(names, key=lambda code: -sum(WEIGHT.get(judgement, 0) for judgement in judged[code]))
    asked = toolbar.order(("name", *ids))
    shown = asked.lines(names, worst_first, _value(asked, cells, ids, list(names)))
    link = links.rows(over=over)
    lines = [writer.line(names[code], cells[code], judged[code], partial(link, township=code)) for code in shown]
    taken = [(names[code], cells[code]) for code in shown]
    if len(names) > 1:
        lines.insert(0, writer.line(total[1], sums, link=partial(link, township=None), class_="cg-total"))
        taken.insert(0, (total[1], sums))
    corner = t("charts.township")
    _bar({"name": t("tables.own_order")} | _labels(writer), t("tables.worst_first"), corner, writer, taken)
    under = legend(writer.settings.few_cases, dict(zip(writer.metrics, others, strict=True)))
    _draw(writer.heads(corner, asked.arrow), lines, under, asked.missed(shown))


def by_month(series: Series, ids: Sequence[str], area: str, months: Sequence[str]) -> None:
    """One area's months by indicators, the newest first. Months are not judged against each other.

    Every value leads to the rows behind it, those of its month.
    """
    writer = _writer(ids)
    cells = {month: [series.cell(id_, area, month) for id_ in ids] for month in reversed(months)}
    writer = writer.measuring(cells.values())
    asked = replace(toolbar.order(ids), find="")
    names = {month: wording.month(month) for month in cells}
    shown = asked.lines(names, list(cells), _value(asked, cells, ids, list(cells)))
    lines = [
        writer.line(names[month], cells[month], link=partial(links.rows(month=month), township=None)) for month in shown
    ]
    corner = t("charts.month")
    taken = [(names[month], cells[month]) for month in shown]
    _bar(_labels(writer), t("tables.newest_first"), corner, writer, taken, findable=False)
    _draw(writer.heads(corner, asked.arrow), lines, element("span", text(t("charts.legend_unknown"))))


def choice() -> str:
    """Whether the lines of a table are townships or months: the reader's choice."""
    return st.segmented_control(
        t("charts.lines"),
        **wording.options({rows: t(f"charts.by_{rows}") for rows in hazards.ROWS}),
        key="rows",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _writer(ids: Sequence[str]) -> Writer:
    return Writer([METRICS[id_] for id_ in ids], wording.language(), store.settings())


def _value(
    asked: Order, cells: Mapping[str, Sequence[Cell]], ids: Sequence[str], own: Sequence[str]
) -> Callable[[str], float | None]:
    """From a line to what it is ordered by: its place in the ``own`` order, or its value of the indicator."""
    if asked.column not in ids:
        return lambda code: -own.index(code)
    at = ids.index(asked.column)
    return lambda code: cells[code][at].value


def _labels(writer: Writer) -> dict[str, str]:
    return {metric.id: metric.label(writer.language) for metric in writer.metrics}


def _bar(
    columns: Mapping[str, str],
    first: str,
    corner: str,
    writer: Writer,
    lines: Sequence[tuple[str, Sequence[Cell]]],
    *,
    findable: bool = True,
) -> None:
    """The bar above the table, which takes away what is shown."""
    view, title = filters.current(), t(f"shell.page_{drill.page()}")
    heads = [(metric.label(writer.language), metric) for metric in writer.metrics]
    notes = takeaway.notes(title, [metric.id for metric in writer.metrics])
    make = partial(_taken, title, corner, heads, lines, takeaway.as_of(), (t("tables.note_sheet"), notes))
    name = f"{title}_{view.first}_{view.last}"
    toolbar.draw(columns, first=first, make=make, name=name, findable=findable)


def _taken(
    title: str,
    corner: str,
    heads: Sequence[tuple[str, Metric]],
    lines: Sequence[tuple[str, Sequence[Cell]]],
    as_of: str,
    notes: tuple[str, pa.Table],
) -> Taken:
    return {title: takeaway.pivot(corner, heads, lines, as_of), notes[0]: notes[1]}


def _draw(heads: str, lines: Sequence[str], legend: str, note: str = "") -> None:
    table = element("table", element("thead", heads), element("tbody", *lines), class_="cg-table")
    under = element("div", legend, class_="cg-legend")
    missed = element("p", text(note)) if note else ""
    st.html(element("div", table, class_="cg-scroll", tabindex="0") + missed + under)


def legend(few: int, judged: Mapping[Metric, Cells] | None = None) -> str:
    """What the shades of townships' cells mean; ``judged`` are the known cells of the indicators shown, if they are told."""
    shades = (
        element("span", element("i", style=f"background:var(--shade-{name})"), text(t(f"charts.legend_{name}")))
        for name in ("good", "poor", "bad")
    )
    words = [t("charts.legend_few", count=few), t("charts.legend_unknown"), *_funnels(judged)]
    return "".join((*shades, *(element("span", text(note)) for note in words)))


def _funnels(judged: Mapping[Metric, Cells] | None) -> list[str]:
    """How rates without a target are judged, and for which of them the limits had to be widened."""
    if judged is None:
        return [t("stats.legend_funnel")]
    rates = {metric: cells for metric, cells in judged.items() if metric.law and metric.target is None}
    found = {metric: spread(metric, cells) for metric, cells in rates.items() if len(cells) >= ENOUGH}
    widened = [metric.label(wording.language()) for metric, funnel in found.items() if funnel and funnel.adjusted]
    notes = [t("stats.legend_funnel")] if rates else []
    return notes + ([t("stats.legend_widened", names=wording.listed(widened))] if widened else [])
