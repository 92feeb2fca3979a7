"""The incidents behind what is shown, in the reader's words, to read and to take away."""

from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from analytics import queries
from ui import address, downloads, drill, empty, layout, links, paging, rowtable, store, wording
from ui.choices import incidents as choices
from ui.filters import Filters
from ui.incidents.counts import Counts
from ui.markup import element, link, text
from ui.wording import t

TAKEN = 1_000_000  # rows that a spreadsheet can hold
LEADING = (
    "state",
    "township_code",
    "school_name",
    "occurred_at",
    "kind",
    "place",
    "summary",
    "hours_to_report",
    "closed_on",
    "cause_analysed_on",
    "accountability",
)
SAME = ("place", "hour", "delay", "state", "unit", "school")
"""Narrowings that the question for the rows calls and writes alike."""


def draw(counts: Counts, view: Filters) -> None:
    """The incidents of ``view`` that the reader has narrowed the list to, and the buttons to download them."""
    asked = _asked(view)
    number = _number(asked) if drill.chosen() else counts.total("kind")
    layout.section(t("incidents.list"), t("incidents.list_all", count=wording.count(number)), "rows")
    if drill.just_clicked():
        st.toast(t("incidents.narrowed", count=wording.count(number)))
    with st.container(horizontal=True, vertical_alignment="center"):
        _which()
        drill.search(t("incidents.find"))
    drill.chips()
    if not number:
        empty.nothing_here()
        return
    offset = paging.offset(number, tuple(asked.items()))
    rows = store.fetch(queries.incident_list(**asked, limit=paging.SIZE, offset=offset))
    rows["state"] = rows["state"].map({state: drill.named("state", state) for state in choices.STATES})
    rowtable.draw(rows, "incidents", key="incidents", first=LEADING)
    paging.draw(number)
    downloads.buttons(
        partial(
            taken, asked, rowtable.heads("incidents"), {code: drill.named("state", code) for code in choices.STATES}
        ),
        name=f"{t('incidents.list')}_{view.first}_{view.last}",
        title=t("incidents.list"),
        key="download",
    )


def outside(counts: Counts) -> None:
    """Says how many incidents happened in none of the months that there are figures of, and leads to them."""
    number = counts.at("outside")
    if number:
        href = link("incidents", links.view() | {"which": "outside"})
        words = t("incidents.outside", count=wording.count(number))
        st.html(element("p", element("a", text(words), href=href), class_="cg-note"))


def _number(asked: dict[str, Any]) -> int:
    return int(store.fetch(queries.incident_list_count(**asked))["incidents"].iloc[0])


def _asked(view: Filters) -> dict[str, Any]:
    """The question for the rows: a month that was clicked takes the place of the range."""
    chosen = drill.chosen()
    month = chosen.get("month")
    asked: dict[str, Any] = {"areas": view.towns, "first": month or view.first, "last": month or view.last}
    asked |= {name: chosen[name] for name in ("which", *SAME) if name in chosen}
    asked |= {"kinds": tuple(chosen["kind"].split(","))} if "kind" in chosen else {}
    asked |= {"weekday": int(chosen["weekday"])} if "weekday" in chosen else {}
    asked |= {"search": chosen["words"]} if "words" in chosen else {}
    part, _, answer = chosen.get("sync", "").rpartition("_")
    return asked | ({"sync": part, "answer": answer} if part else {})


def _which() -> None:
    """The questions that are asked most; others come by a mark or a link and show as chips."""
    held = st.session_state["which"]
    offered = (*choices.OFFERED, *([held] if held and held not in choices.OFFERED else []))
    st.segmented_control(
        t("incidents.narrow_which"),
        **wording.options({which: t(f"incidents.which_{which}") for which in offered}),
        key="which",
        wrap=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def taken(asked: dict[str, Any], heads: dict[str, str], states: dict[str, str]) -> pa.Table:
    """All rows asked for; their heads are those that an upload understands."""
    rows = store.arrow(queries.incident_list(**asked, limit=TAKEN)).drop_columns(["submission"])
    at = rows.column_names.index("state")
    rows = rows.set_column(at, "state", pa.array([states[code] for code in rows["state"].to_pylist()], pa.string()))
    return rows.rename_columns([heads.get(name, name) for name in rows.column_names])
