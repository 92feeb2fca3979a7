"""One count of work place by place: what was told in a month, by whom, and on which line."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from analytics import queries
from analytics.months import months_between
from ui import downloads, empty, filters, layout, rowtable, store, wording
from ui.filters import Filters
from ui.source import panel
from ui.wording import t
from ui.work.counts import Count


def units(count: Count, month: str, view: Filters) -> None:
    """Every unit that owes the count or has told it; a row leads to its file and line."""
    rows = store.fetch(queries.work_rows(count.id, view.towns, month, store.settings().first_month))
    if rows.empty:
        empty.nothing_here()
        return
    shown = rows.assign(
        unit=rows["unit"].map(rowtable.units()),
        township_code=rows["township_code"].map(filters.township_names()),
        state=[_state(*each) for each in zip(rows["state"], rows["counts_for_county"], strict=True)],
        change=rows["value"] - rows["before"],
    )
    columns = ["unit", "township_code", "value", "state", "change"]
    columns += [] if count.is_stock else ["to_date"]
    columns += ["submitted_by", "submitted_at", "file_name", "line"]
    _table(shown, rows, columns, "units", t("work.file_units", name=wording.label(count)))
    if count.is_duty:
        _posts(count, month, view)


def _state(state: str, counts: int) -> str:
    """Why a value is there or not. What the other channel has told is shown and not counted."""
    return t(f"work.state_{state}") if counts else t("work.state_other")


def _posts(count: Count, month: str, view: Filters) -> None:
    rows = store.fetch(queries.duty_rows(count.id, view.towns, month))
    if rows.empty:
        return
    layout.section(t("work.posts", name=count.head, month=wording.month(month)))
    shown = rows.assign(
        unit=rows["unit"].map(rowtable.units()), township_code=rows["township_code"].map(filters.township_names())
    )
    columns = [
        "zone_code",
        "name",
        "unit",
        "township_code",
        "value",
        "submitted_by",
        "submitted_at",
        "file_name",
        "line",
    ]
    _table(shown, rows, columns, "posts", t("work.file_posts", name=wording.label(count)))


def townships(count: Count, month: str, view: Filters) -> None:
    """Township by township: the month, the change, the sum since the campaign began, and the line of the months."""
    since = store.settings().first_month
    rows = store.fetch(queries.work_places("township", (count.id,), view.towns, view.every[0], month))
    months = months_between(view.every[0], month)
    values = rows.pivot(index="place", columns="month", values="value").reindex(columns=months)
    now = rows[rows["month"] == month].set_index("place").reindex(values.index)
    names = filters.chosen_townships(view)
    order = [code for code in names if code in values.index]
    before = values[months[-2]] if len(months) > 1 else pd.Series(float("nan"), index=values.index)
    shown = pd.DataFrame(
        {
            "township_code": values.index.map(names),
            "value": values[month],
            "change": values[month] - before,
            "to_date": values[[each for each in months if each >= since]].sum(axis=1, min_count=1),
            "reported": now["reported"],
            "asked": now["owing"] - now["not_applicable"],
            "months": values.to_numpy(dtype=object).tolist(),
        },
        index=values.index,
    ).loc[order]
    columns = [name for name in shown if name != "to_date" or not count.is_stock]
    _table(shown, None, columns, "townships", t("work.file_townships", name=wording.label(count)))


def _table(shown: pd.DataFrame, rows: pd.DataFrame | None, columns: Sequence[str], key: str, title: str) -> None:
    """The table and its files; of ``rows`` with a submission one can be picked, and then tells its source."""
    look: dict[str, Any] = {"hide_index": True, "placeholder": "—", "column_config": _heads(columns)}
    if rows is None:
        st.dataframe(shown[list(columns)], key=key, **look)
    else:
        changing = f"{key}_{hash(tuple(rows['submission'].fillna(0))) & 0xFFFFFFFF:x}"
        picked = st.dataframe(
            shown[list(columns)], key=changing, on_select="rerun", selection_mode="single-row", **look
        )
        _source(rows, picked["selection"]["rows"])
    taken = pa.Table.from_pandas(shown[[name for name in columns if name != "months"]], preserve_index=False)
    heads = [t(f"work.head_{name}") for name in taken.column_names]
    downloads.buttons(partial(_same, taken.rename_columns(heads)), name=title, title=title, key=f"take_{key}")


def _source(rows: pd.DataFrame, picked: list[int]) -> None:
    places = [place for place in picked if place < len(rows)]
    if not places:
        st.caption(t("source.pick"))
        return
    row = rows.iloc[places[0]]
    if pd.isna(row["submission"]):
        st.caption(t("work.nothing_filed"))
    else:
        panel.draw(int(row["submission"]), None if pd.isna(row["line"]) else int(row["line"]))


def _heads(columns: Sequence[str]) -> dict[str, Any]:
    kinds = {
        "submitted_at": partial(st.column_config.DatetimeColumn, format="YYYY-MM-DD HH:mm"),
        "months": st.column_config.LineChartColumn,
        "value": partial(st.column_config.NumberColumn, format="localized"),
        "change": partial(st.column_config.NumberColumn, format="%+d"),
        "to_date": partial(st.column_config.NumberColumn, format="localized"),
    }
    return {name: kinds.get(name, st.column_config.Column)(t(f"work.head_{name}")) for name in columns}


def _same(table: pa.Table) -> pa.Table:
    return table
