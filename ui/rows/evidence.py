"""What a figure was counted from: the things themselves, and the submitted files and lines that named them."""

from functools import partial

import pandas as pd
import pyarrow as pa
import streamlit as st

from analytics import answers, queries
from analytics.metrics import METRICS, Metric
from analytics.warehouse import Query
from ui import downloads, drill, empty, figures, gaps, layout, links, paging, rowtable, store, wording
from ui.filters import Filters
from ui.series import Series
from ui.wording import label, t

SHOWN = 500
TAKEN = 1_000_000  # rows that a spreadsheet can hold
DEFAULT = "hazards_open"
INCIDENTS = tuple(id_ for id_, metric in METRICS.items() if any(rows.startswith("incidents") for rows in metric.rows))


def metric() -> Metric:
    """The indicator that the address names."""
    return METRICS[st.session_state.get("metric") or DEFAULT]


def draw(metric: Metric, view: Filters) -> None:
    """The things behind the indicator, where it counts things that a reader would want listed."""
    school = drill.chosen().get("school")
    if metric.id in queries.MET:
        rows = store.fetch(queries.schools_short(metric.id, view.towns, view.last, school))
        _things(rows, "protection", t("rows.schools_short", count=len(rows), month=wording.month(view.last)))
    elif metric.id in INCIDENTS:
        asked = {"which": links.INCIDENTS.get(metric.id), "school": school}
        rows = store.fetch(queries.incident_list(view.towns, _first(view), view.last, **asked, limit=SHOWN))
        words = "rows.repeating" if metric.id == "schools_repeating" else "rows.incidents"
        period = wording.months(view.last if metric.id == "schools_repeating" else _first(view), view.last)
        rows = rows.drop(columns="state")
        _things(rows, "incidents", t(words, count=len(rows), month=period))
    elif metric.id in ("completeness", "timeliness"):
        layout.section(t("overview.gaps"), wording.month(view.last))
        gaps.draw(store.records(queries.reports(view.last, view.towns)))


def is_of_period() -> bool:
    """Whether the figure is that of the whole period, and not of its last month."""
    return st.session_state.get("span") is not None


def figure(metric: Metric, series: Series, area: str, months: list[str]) -> None:
    """The value with its definition and the clause of the notice it answers."""
    figures.cards(series, [metric.id], area, months)
    st.caption(layout.definition(metric))


def figure_of_period(metric: Metric, over: Series, area: str, view: Filters) -> None:
    """The same for the value of the whole period."""
    figures.card_of_period(metric, over.cell(metric.id, area, view.last), view.period)
    st.caption(layout.definition(metric))


def files(metric: Metric, view: Filters) -> None:
    """Submission, file and line of every row that the figure was counted from."""
    asked = (metric, view.towns, view.last, _first(view))
    count = int(store.fetch(answers.behind_count(*asked))["lines"].iloc[0])
    period = wording.months(_first(view), view.last)
    layout.section(t("rows.files"), t("rows.files_note", count=wording.count(count), month=period))
    offset = paging.offset(count, (metric.id, *asked[1:]))
    rows = store.fetch(answers.filed_behind(*asked, limit=paging.SIZE, offset=offset))
    _table(rows, "hazards", "files")
    paging.draw(count)
    if count:
        downloads.buttons(
            partial(_taken, answers.filed_behind(*asked, limit=TAKEN, offset=0), _heads()),
            name=f"{label(metric)}_{_first(view)}_{view.last}",
            title=t("rows.files"),
            key="files",
        )


def _heads() -> dict[str, str]:
    return rowtable.heads("hazards") | {"submission": t("reporting.head_submission")}


def _taken(query: Query, heads: dict[str, str]) -> pa.Table:
    """All rows that the figure was counted from. Called outside the reader's session, for a file."""
    rows = store.arrow(query)
    return rows.rename_columns([heads.get(name, name) for name in rows.column_names])


def _first(view: Filters) -> str:
    """The first of the months whose rows are shown."""
    return view.first if is_of_period() else view.last


def _things(rows: pd.DataFrame, kind: str, title: str) -> None:
    layout.section(title)
    _table(rows, kind, kind, first=("township_code", "school_name"))


def _table(rows: pd.DataFrame, kind: str, key: str, first: tuple[str, ...] = ()) -> None:
    if rows.empty:
        empty.nothing_here()
    else:
        rowtable.draw(rows, kind, key=f"rows_{key}", first=first)
