"""The reports behind a cell of the matrix: what came, who filed it and when, from which file, and in how many versions."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from analytics import queries
from analytics.contract import KINDS
from ui import downloads, drill, empty, gaps, layout, links, rowtable, store, wording
from ui.choices.reporting import OF_REPORTS
from ui.filters import Filters
from ui.markup import element, link, text
from ui.reporting import asked
from ui.reporting.grid import Grid
from ui.source import panel
from ui.wording import t

SHOWN = 200
LISTED = (
    "unit",
    "month",
    "kind",
    "state",
    "due",
    "first_submitted_at",
    "last_submitted_at",
    "versions",
    "submitted_by",
    "file_name",
    "rows",
    "warnings",
)
MOMENTS = ("first_submitted_at", "last_submitted_at")


def draw(grid: Grid, view: Filters) -> None:
    """The reports that the page is narrowed to; of nothing narrower than a channel or kind, who is missing in the last month."""
    narrowed = asked.narrowed()
    if not narrowed.keys() - {"channel", "kind"}:
        _latest(grid, view)
        return
    month = narrowed.pop("month", None)
    rows = store.fetch(
        queries.report_slots(view.towns, month or view.first, month or view.last, asked.today(), **narrowed)
    )
    layout.section(t("reporting.reports"), _note(len(rows)), "reports")
    if drill.just_clicked():
        st.toast(t("reporting.narrowed", count=len(rows)))
    drill.chips(OF_REPORTS)
    if rows.empty:
        empty.nothing_here(t("reporting.no_such_reports"))
        return
    _list(rows, view)
    if month and "unit" in narrowed:
        _versions(narrowed["unit"], month, narrowed.get("kind"))


def pointer() -> None:
    """For a reader who came by a link to narrowed reports: says so at the head of the page and leads down to them."""
    narrowed = {name: code for name, code in asked.narrowed().items() if name not in ("channel", "kind")}
    if narrowed:
        words = wording.listed(drill.named(name, code) for name, code in narrowed.items())
        st.html(element("a", text(t("reporting.to_reports", chosen=words)), href="#reports", class_="cg-pointer"))


def _latest(grid: Grid, view: Filters) -> None:
    layout.section(t("overview.gaps"), wording.month(view.last), "reports")
    drill.chips(OF_REPORTS)
    gaps.draw(grid.wanting(view.last))


def _note(number: int) -> str:
    key = "reporting.reports_all" if number <= SHOWN else "reporting.reports_some"
    return t(key, count=wording.count(number), shown=SHOWN)


def _list(rows: pd.DataFrame, view: Filters) -> None:
    rows = _readable(rows)
    shown, heads = rows.head(SHOWN), _heads()
    picked = st.dataframe(
        shown[list(LISTED)],
        key=f"reports_{hash((*shown['unit'], *shown['month'], *shown['kind'])) & 0xFFFFFFFF:x}",
        on_select="rerun",
        selection_mode="single-row",
        hide_index=True,
        placeholder="—",
        column_config={name: _config(name, head) for name, head in heads.items()},
    )
    _source(shown, picked["selection"]["rows"])
    taken = pa.Table.from_pandas(rows[list(LISTED)].assign(due=rows["due"].dt.date), preserve_index=False)
    downloads.buttons(
        partial(_taken, taken.rename_columns(list(heads.values()))),
        name=f"{t('reporting.reports')}_{view.first}_{view.last}",
        title=t("reporting.reports"),
        key="reports",
    )


def _source(rows: pd.DataFrame, picked: list[int]) -> None:
    """Where the picked report came from; of one that is missing, that nothing has been filed."""
    places = [place for place in picked if place < len(rows)]
    if not places:
        st.caption(t("reporting.pick"))
    elif pd.isna(number := rows.iloc[places[0]]["submission"]):
        st.caption(t("reporting.nothing_filed"))
    else:
        panel.draw(int(number), None)


def _readable(rows: pd.DataFrame) -> pd.DataFrame:
    """Codes as words of the reader's language. A corrected or waiting report says so beside its state."""
    return rows.assign(
        unit=rows["unit"].map(rowtable.units()),
        month=rows["month"].map({month: wording.month(month) for month in rows["month"].unique()}),
        kind=rows["kind"].map({kind: wording.label(KINDS[kind]) for kind in KINDS}),
        state=[_state(*row) for row in zip(rows["state"], rows["revised"], rows["waiting"], strict=True)],
    )


def _state(state: str, revised: int, waiting: int) -> str:
    also = [name for name, there in (("revised", revised), ("waiting", waiting)) if there]
    return wording.listed(t(f"reporting.state_{name}") for name in (state, *also))


def _heads() -> dict[str, str]:
    return {name: t(f"reporting.head_{name}") for name in LISTED}


def _config(name: str, head: str) -> Any:
    if name in MOMENTS:
        return st.column_config.DatetimeColumn(head, format="YYYY-MM-DD HH:mm")
    return st.column_config.DateColumn(head, format="YYYY-MM-DD") if name == "due" else st.column_config.Column(head)


def _taken(table: pa.Table) -> pa.Table:
    return table


def _versions(unit: str, month: str, kind: str | None) -> None:
    """All that was ever filed for the unit's month, each leading to its file."""
    filed = store.records(queries.report_versions(unit, month, kind))
    if not filed:
        return
    layout.section(t("reporting.versions"), t("reporting.versions_note", count=len(filed)))
    columns = ("kind", "submission", "standing", "submitted_at", "submitted_by", "file_name", "rows")
    heads = element("tr", *(element("th", text(t(f"reporting.head_{name}")), scope="col") for name in columns))
    table = element(
        "table", element("thead", heads), element("tbody", *map(_version, filed)), class_="cg-table cg-wordy"
    )
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))


def _version(filed: Mapping[str, Any]) -> str:
    number = str(filed["submission"])
    file = element("a", text(filed["file_name"]), href=link("source", links.view() | {"submission": number}))
    cells = [
        text(number),
        text(t(f"source.state_{filed['state']}")),
        text(wording.moment(filed["submitted_at"])),
        text(filed["submitted_by"]),
        file,
        text(wording.count(filed["rows"])),
    ]
    head = element("th", text(wording.label(KINDS[filed["kind"]])), scope="row")
    return element("tr", head, *(element("td", cell) for cell in cells))
