"""What has moved since a month became final: each figure as it was and as it is, leading to the rows behind it now."""

from collections.abc import Callable, Sequence
from functools import partial

import pyarrow as pa
import streamlit as st

from analytics.locks import Drift, Figure
from analytics.metrics import METRICS
from ui import cells, downloads, filters, layout, links, store, takeaway, wording
from ui.filters import Filters
from ui.markup import element, text
from ui.reporting.finalmonths import Month
from ui.series import Cell
from ui.wording import t

SHOWN = 100
COLUMNS = ("month", "area", "metric", "before", "now")
NUMBER = "#,##0.######"

Moved = tuple[str, Drift]


def draw(months: Sequence[Month], view: Filters) -> None:
    """The figures of final months that are no longer what they were; nothing where none is."""
    moved = [(month.month, drift) for month in months for drift in month.moved]
    if not moved:
        return
    layout.section(t("locks.drift"), t("locks.drift_note", count=wording.count(len(moved)), shown=SHOWN), "drift")
    names = _names()
    _table(moved[:SHOWN], names)
    if any(METRICS[drift.metric].matures for _, drift in moved[:SHOWN]):
        st.html(element("p", text(t("locks.matures")), class_="cg-note"))
    downloads.buttons(
        partial(_given, _taken(moved, names)),
        name=f"{t('locks.drift')}_{view.first}_{view.last}",
        title=t("locks.drift"),
        key="drift",
    )


def _names() -> dict[str, str]:
    """Area to name in the reader's language."""
    return {store.reference().root.code: t("shell.whole_county")} | filters.township_names()


def _table(moved: Sequence[Moved], names: dict[str, str]) -> None:
    heads = element("tr", *(element("th", text(t(f"locks.head_of_{name}")), scope="col") for name in COLUMNS))
    rows = {month: links.rows(month=month) for month, _ in moved}
    lines = (_line(month, drift, names, rows[month]) for month, drift in moved)
    table = element("table", element("thead", heads), element("tbody", *lines), class_="cg-table cg-wordy")
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))


def _line(month: str, drift: Drift, names: dict[str, str], rows: Callable[[str, str | None], str]) -> str:
    metric = METRICS[drift.metric]
    name = text(metric.label(wording.language()) + ("*" if metric.matures else ""))
    county = drift.area == store.reference().root.code
    address = rows(metric.id, "" if county else drift.area)
    now = _figure(drift.metric, drift.now)
    return element(
        "tr",
        element("th", text(wording.month(month)), scope="row"),
        element("td", text(names.get(drift.area, drift.area))),
        element("td", name, title=metric.definition(wording.language())),
        element("td", _figure(drift.metric, drift.before)),
        element("td", now if drift.now.value is None else element("a", now, href=address)),
    )


def _figure(id_: str, figure: Figure) -> str:
    """The value, and beside it what it was divided from."""
    metric, language = METRICS[id_], wording.language()
    under = cells.base(metric, Cell(*figure.as_list()), language)
    value = text(metric.format_value(figure.value, language))
    return f"{value} {element('small', text(under))}" if under else value


def _taken(moved: Sequence[Moved], names: dict[str, str]) -> pa.Table:
    """All of it, not only what is shown, under the heads that the reader knows."""
    columns = [
        takeaway.words(t("locks.head_of_month"), [month for month, _ in moved]),
        takeaway.words(t("locks.head_of_area"), [names.get(drift.area, drift.area) for _, drift in moved]),
        takeaway.words(t("locks.head_of_metric"), [wording.label(METRICS[drift.metric]) for _, drift in moved]),
    ]
    for side in ("before", "now"):
        for place, part in enumerate(("value", "numerator", "denominator")):
            head = t("locks.part", side=t(f"locks.head_of_{side}"), part=t(f"locks.part_{part}"))
            columns.append(takeaway.number(head, NUMBER, [getattr(d, side).as_list()[place] for _, d in moved]))
    return takeaway.table(columns, heads=3)


def _given(table: pa.Table) -> pa.Table:
    return table
