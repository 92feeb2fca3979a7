"""Tables that show at a glance where it is bad: blue is good, orange is bad, a dash is unknown and never a zero."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from analytics.metrics import METRICS
from ui import address, links, store, wording
from ui.cells import Writer
from ui.choices import hazards
from ui.judgement import Judgement, known
from ui.markup import element, text
from ui.series import Series
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
    others = [known(line[i] for line in cells.values()) for i in range(len(ids))]
    judged = {code: writer.judged(line, others) for code, line in cells.items()}
    worst_first = sorted(names, key=lambda code: -sum(WEIGHT.get(judgement, 0) for judgement in judged[code]))
    link = links.rows(over=over)
    lines = [writer.line(names[code], cells[code], judged[code], partial(link, township=code)) for code in worst_first]
    if len(names) > 1:
        sums = [series.cell(id_, total[0], month) for id_ in ids]
        lines.insert(0, writer.line(total[1], sums, link=partial(link, township=None), class_="cg-total"))
    _draw(writer.heads(t("charts.township")), lines, _legend(writer.settings.few_cases))


def by_month(series: Series, ids: Sequence[str], area: str, months: Sequence[str]) -> None:
    """One area's months by indicators, the newest first. Months are not judged against each other."""
    writer = _writer(ids)
    lines = [
        writer.line(wording.month(month), [series.cell(id_, area, month) for id_ in ids]) for month in reversed(months)
    ]
    _draw(writer.heads(t("charts.month")), lines, element("span", text(t("charts.legend_unknown"))))


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


def _draw(heads: str, lines: Sequence[str], legend: str) -> None:
    table = element("table", element("thead", heads), element("tbody", *lines), class_="cg-table")
    st.html(element("div", table, class_="cg-scroll", tabindex="0") + element("div", legend, class_="cg-legend"))


def _legend(few: int) -> str:
    shades = (
        element("span", element("i", style=f"background:var(--shade-{name})"), text(t(f"charts.legend_{name}")))
        for name in ("good", "poor", "bad")
    )
    notes = (element("span", text(words)) for words in (t("charts.legend_few", count=few), t("charts.legend_unknown")))
    return "".join((*shades, *notes))
