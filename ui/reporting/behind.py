"""The rows behind what a channel says of a township: its ledgers, its incidents, its work reports."""

from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from analytics import queries
from analytics.warehouse import Query
from ui import downloads, drill, empty, layout, rowtable, store
from ui.choices import checks
from ui.choices.reporting import CHANNELS
from ui.filters import Filters
from ui.reporting import findings
from ui.reporting.findings import Findings
from ui.wording import t

HEEDED = ("place", "channel")
SHOWN = 200
TAKEN = 1_000_000  # rows that a spreadsheet can hold
HAZARDS = ("township_code", "school_name", "category", "grade", "found_on", "deadline", "rectified_on")
INCIDENTS = ("township_code", "school_name", "occurred_at", "kind", "place")


def draw(item: str, view: Filters) -> None:
    """The rows of the township and channel that the reader has narrowed to: of one channel, or of both one after another."""
    narrowed = {name: code for name, code in drill.chosen().items() if name in HEEDED}
    layout.section(t("reconcile.behind"), checks.item(item), "behind")
    drill.chips(HEEDED, t("reconcile.click_hint"))
    if not narrowed:
        return
    areas = (narrowed["place"],) if "place" in narrowed else view.towns
    for channel in [narrowed["channel"]] if "channel" in narrowed else CHANNELS:
        st.markdown(f"**{t(f'reporting.channel_{channel}')}**")
        _side(item, channel, {"areas": areas, "first": view.first, "last": view.last}, view)


def _side(item: str, channel: str, asked: dict[str, Any], view: Filters) -> None:
    if item in checks.OF_WORK:
        _work(item, channel, asked, view)
    elif item == "incidents":
        _rows("incidents", partial(queries.channel_incidents, **asked, channel=channel), channel, INCIDENTS, view)
    else:
        query = partial(queries.channel_hazards, **asked, channel=channel, which=item)
        _rows("hazards", query, channel, HAZARDS, view)


def _rows(kind: str, query: Any, channel: str, first: tuple[str, ...], view: Filters) -> None:
    rows = store.fetch(query(limit=SHOWN + 1))
    if rows.empty:
        empty.nothing_here(t("reconcile.no_rows"))
        return
    if len(rows) > SHOWN:
        st.caption(t("reconcile.first_rows", shown=SHOWN))
    rowtable.draw(rows.head(SHOWN), kind, key=f"behind_{channel}", first=first)
    title = t("reconcile.behind_file", channel=t(f"reporting.channel_{channel}"))
    make = partial(_taken, query(limit=TAKEN), rowtable.heads(kind))
    downloads.buttons(make, name=f"{title}_{view.first}_{view.last}", title=title, key=f"behind_{channel}")


def _taken(query: Query, heads: dict[str, str]) -> pa.Table:
    rows = store.arrow(query).drop_columns(["submission"])
    return rows.rename_columns([heads.get(name, name) for name in rows.column_names])


def _work(item: str, channel: str, asked: dict[str, Any], view: Filters) -> None:
    """The work reports owed: what each says, or why it says nothing."""
    rows = store.fetch(queries.channel_work_rows(**asked, channel=channel, item=item, limit=TAKEN))
    if rows.empty:
        empty.nothing_here(t("reconcile.nobody"))
        return
    told = rows.assign(
        unit=rows["unit"].map(rowtable.units()),
        said=[_said(*line) for line in zip(rows["value"], rows["not_applicable"], rows["submission"], strict=True)],
        other=None,
    )
    heads = {name: t(f"quality.head_{name}") for name in ("unit", "month", "value", "said", "line", "file_name")}
    title = t("reconcile.behind_file", channel=t(f"reporting.channel_{channel}"))
    findings.draw(Findings.whole(told, heads), f"behind_{channel}", title, view)


def _said(value: Any, not_applicable: Any, submission: Any) -> str:
    if pd.isna(submission):
        return t("reporting.state_missing")
    if not pd.isna(value):
        return ""
    return t("reconcile.not_applicable" if not pd.isna(not_applicable) and not_applicable else "reconcile.blank")
