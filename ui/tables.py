"""Tables that show at a glance where it is bad: blue is good, orange is bad, a dash is unknown and never a zero."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from analytics.metrics import METRICS, Metric
from ui import address, drill, links, store, wording
from ui.judgement import Judgement, judge, known
from ui.markup import element, text
from ui.series import Cell, Series
from ui.wording import t

WEIGHT: dict[Judgement, int] = {"bad": 3, "poor": 1}


def by_township(
    series: Series, ids: Sequence[str], names: Mapping[str, str], total: tuple[str, str], month: str
) -> None:
    """Townships by indicators in one month, those with the most to worry about first, under the county's line.

    ``names`` are code to township, ``total`` the county's code and name. Every value leads to the rows behind it.
    """
    metrics = [METRICS[id_] for id_ in ids]
    cells = {code: [series.cell(metric.id, code, month) for metric in metrics] for code in names}
    judged = _judged(metrics, cells)
    worst_first = sorted(names, key=lambda code: -sum(WEIGHT.get(judgement, 0) for judgement in judged[code]))
    totals = [series.cell(metric.id, total[0], month) for metric in metrics]
    address_of = links.rows()
    several = len(names) > 1
    rows = [_row(total[1], None, metrics, totals, ["fair"] * len(metrics), class_="cg-total")] if several else []
    rows += [
        _row(names[code], partial(address_of, township=code), metrics, cells[code], judged[code])
        for code in worst_first
    ]
    _draw(t("charts.township"), metrics, rows)


def by_month(series: Series, ids: Sequence[str], area: str, months: Sequence[str]) -> None:
    """One area's months by indicators, the newest first. Months are not judged against each other."""
    metrics = [METRICS[id_] for id_ in ids]
    rows = [
        _row(
            wording.month(month),
            None,
            metrics,
            cells := [series.cell(metric.id, area, month) for metric in metrics],
            ["unknown" if cell.value is None else "fair" for cell in cells],
        )
        for month in reversed(months)
    ]
    _draw(t("charts.month"), metrics, rows, judged=False)


def _judged(metrics: Sequence[Metric], cells: Mapping[str, Sequence[Cell]]) -> dict[str, list[Judgement]]:
    settings = store.settings()
    others = [known(row[i] for row in cells.values()) for i in range(len(metrics))]
    return {
        code: [judge(metric, cell, peers, settings) for metric, cell, peers in zip(metrics, row, others, strict=True)]
        for code, row in cells.items()
    }


def _row(
    head: str,
    link: Callable[[str], str] | None,
    metrics: Sequence[Metric],
    cells: Sequence[Cell],
    judged: Sequence[Judgement],
    class_: str | None = None,
) -> str:
    """A line of the table; ``link`` gives the address of the rows behind an indicator's value."""
    return element(
        "tr",
        element("th", text(head), scope="row"),
        *(_cell(metric, cell, judgement, link) for metric, cell, judgement in zip(metrics, cells, judged, strict=True)),
        class_=class_,
    )


def _cell(metric: Metric, cell: Cell, judgement: Judgement, link: Callable[[str], str] | None) -> str:
    value = text(metric.format_value(cell.value, wording.language()))
    return element(
        "td",
        element("a", value, href=link(metric.id)) if link and cell.value is not None else value,
        class_=None if judgement == "fair" else judgement,
        title=_hint(metric, cell, judgement),
    )


def _hint(metric: Metric, cell: Cell, judgement: Judgement) -> str | None:
    if cell.value is None:
        return t("charts.nothing_over_nothing") if cell.denominator == 0 else t("charts.unknown")
    if cell.numerator is None or cell.denominator is None:
        return None
    words = t("charts.of", numerator=wording.count(cell.numerator), denominator=wording.count(cell.denominator))
    return words + t("charts.join") + t("charts.few", count=store.settings().few_cases) if judgement == "few" else words


def choice() -> str:
    """Whether the lines of a table are townships or months: the reader's choice."""
    return st.segmented_control(
        t("charts.lines"),
        **wording.options({rows: t(f"charts.by_{rows}") for rows in drill.ROWS}),
        key="rows",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _draw(corner: str, metrics: Sequence[Metric], rows: Sequence[str], *, judged: bool = True) -> None:
    language = wording.language()
    heads = [element("th", text(corner), scope="col")]
    heads += [element("th", text(m.label(language)), scope="col", title=m.definition(language)) for m in metrics]
    table = element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="cg-table")
    st.html(element("div", table, class_="cg-scroll", tabindex="0") + _legend(judged))


def _legend(judged: bool) -> str:
    entries = [
        element("span", element("i", style=f"background:var(--shade-{name})"), text(t(f"charts.legend_{name}")))
        for name in (("good", "poor", "bad") if judged else ())
    ]
    notes, few = ("few", "unknown") if judged else ("unknown",), store.settings().few_cases
    entries += [element("span", text(t(f"charts.legend_{name}", count=few))) for name in notes]
    return element("div", *entries, class_="cg-legend")
