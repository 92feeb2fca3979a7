"""The ledger rows behind what is shown, in the reader's words, to read and to take away."""

from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from analytics import queries
from ui import address, downloads, drill, empty, layout, paging, rowtable, store, wording
from ui.choices import hazards as choices
from ui.filters import Filters
from ui.wording import t

TAKEN = 1_000_000  # rows that a spreadsheet can hold
LEADING = (
    "state",
    "overdue",
    "township_code",
    "school_name",
    "category",
    "grade",
    "description",
    "found_on",
    "deadline",
)


def draw(view: Filters) -> None:
    """The rows of ``view`` that the reader has narrowed the ledger to, and the buttons to download them."""
    asked = _asked(view)
    number = int(store.fetch(queries.hazard_rows_count(**asked))["hazards"].iloc[0])
    layout.section(t("hazards.ledger"), t("hazards.ledger_all", count=wording.count(number)), "ledger")
    if drill.just_clicked():
        st.toast(t("hazards.narrowed", count=wording.count(number)))
    with st.container(horizontal=True, vertical_alignment="center"):
        _which()
        drill.search(t("hazards.find"))
    drill.chips()
    if not number:
        empty.nothing_here()
        return
    offset = paging.offset(number, tuple(asked.items()))
    rows = store.fetch(queries.hazard_rows(**asked, limit=paging.SIZE, offset=offset))
    rows["state"] = rows["state"].map({state: drill.named("state", state) for state in choices.STATES})
    rows["overdue"] = rows["overdue"].map({True: t("hazards.overdue"), False: ""})
    rowtable.draw(rows, "hazards", key="ledger", first=LEADING)
    paging.draw(number)
    downloads.buttons(
        partial(taken, asked, rowtable.heads("hazards")),
        name=f"{t('hazards.file')}_{view.first}_{view.last}",
        title=t("hazards.ledger"),
        key="download",
    )


def _asked(view: Filters) -> dict[str, Any]:
    """The question for the rows: a month that was clicked takes the place of the range."""
    narrowed = drill.chosen()
    month = narrowed.pop("month", None)
    return {"areas": view.towns, "first": month or view.first, "last": month or view.last, **narrowed}


def _which() -> None:
    st.segmented_control(
        t("hazards.narrow_which"),
        **wording.options({which: t(f"hazards.which_{which}") for which in choices.WHICH}),
        key="which",
        on_change=address.touch,
        label_visibility="collapsed",
    )


def taken(asked: dict[str, Any], heads: dict[str, str]) -> pa.Table:
    """All rows asked for; their heads are those that an upload understands."""
    rows = store.arrow(queries.hazard_rows(**asked, limit=TAKEN)).drop_columns(["submission"])
    return rows.rename_columns([heads.get(name, name) for name in rows.column_names])
