"""What a figure was counted from: the things themselves, and the submitted files and lines that named them."""

import pandas as pd
import streamlit as st

from analytics import answers, queries
from analytics.metrics import METRICS, Metric
from ui import drill, empty, figures, gaps, layout, paging, rowtable, store, wording
from ui.filters import Filters
from ui.series import Series
from ui.wording import t

SHOWN = 500
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
        repeating = metric.id == "schools_repeating"
        rows = store.fetch(
            queries.incident_rows(view.towns, view.last, repeating=repeating, school=school, limit=SHOWN)
        )
        words = "rows.repeating" if repeating else "rows.incidents"
        _things(rows, "incidents", t(words, count=len(rows), month=wording.month(view.last)))
    elif metric.id in ("completeness", "timeliness"):
        layout.section(t("overview.gaps"), wording.month(view.last))
        gaps.draw(store.records(queries.reports(view.last, view.towns)))


def figure(metric: Metric, series: Series, area: str, months: list[str]) -> None:
    """The value with its definition and the clause of the notice it answers."""
    figures.cards(series, [metric.id], area, months)
    st.caption(layout.definition(metric))


def files(metric: Metric, view: Filters) -> None:
    """Submission, file and line of every row that the month's figure was counted from."""
    count = int(store.fetch(answers.behind_count(metric, view.towns, view.last))["lines"].iloc[0])
    layout.section(t("rows.files"), t("rows.files_note", count=wording.count(count), month=wording.month(view.last)))
    offset = paging.offset(count, (metric.id, view.towns, view.last))
    rows = store.fetch(answers.filed_behind(metric, view.towns, view.last, limit=paging.SIZE, offset=offset))
    _table(rows, "hazards", "files")
    paging.draw(count)


def _things(rows: pd.DataFrame, kind: str, title: str) -> None:
    layout.section(title)
    _table(rows, kind, kind, first=("township_code", "school_name"))


def _table(rows: pd.DataFrame, kind: str, key: str, first: tuple[str, ...] = ()) -> None:
    if rows.empty:
        empty.nothing_here()
    else:
        rowtable.draw(rows, kind, key=f"rows_{key}", first=first)
