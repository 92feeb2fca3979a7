"""What needs a decision this month: each line says what, where and how many, and leads to the rows behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from analytics.metrics import METRICS
from ui import links, wording
from ui.filters import TOWNS
from ui.wording import t

PAGES = Path(__file__).parents[2] / "pages"
SINGLY = 3  # lines for one kind of item; more are told in one line
TOGETHER = ("overdue", "reports_missing")  # kinds that are told in one line even of a few places
ALONE = ("target_missed",)  # kinds that are told line by line even if there are more


@dataclass(frozen=True)
class Line:
    """One line: its words, the page with the rows, and what that page's address says beyond the reader's filters."""

    item: str
    words: str
    page: str
    said: Mapping[str, str | None]


def draw(items: list[dict[str, Any]], names: Mapping[str, str]) -> None:
    """The lines of the rows of ``queries.attention``, the most pressing first; ``names`` are the townships."""
    if not items:
        st.success(t("overview.nothing_to_decide"))
        return
    here = links.view()
    with st.container(key="attention"):
        for line in lines(items, names):
            st.page_link(
                PAGES / f"{line.page}.py",
                label=line.words,
                icon=t(f"overview.icon_{line.item}"),
                help="",
                width="stretch",
                query_params=links.but(here, line.said),
            )


def lines(items: list[dict[str, Any]], names: Mapping[str, str]) -> list[Line]:
    """Each kind of item in up to ``SINGLY`` lines, one a place, or in one line for all of them."""
    found = []
    for item, rows in groupby(items, key=lambda row: row["item"]):
        rows = list(rows)
        together = item in TOGETHER or (len(rows) > SINGLY and item not in ALONE)
        found += [_together(item, rows, names)] if together else [_single(item, row, names) for row in rows]
    return found


def _single(item: str, row: dict[str, Any], names: Mapping[str, str]) -> Line:
    detail = METRICS[row["detail"]].label(wording.language()) if item == "target_missed" else row["detail"]
    facts = {"place": names.get(row["area"], ""), "count": wording.count(row["count"]), "detail": detail}
    words = t(f"overview.{item}", name=row["name"] or "", **facts)
    return Line(item, words, *_rows_behind(item, [row]))


def _together(item: str, rows: list[dict[str, Any]], names: Mapping[str, str]) -> Line:
    most_first = sorted(rows, key=lambda row: -row["count"])
    places = list(dict.fromkeys(row["name"] or names.get(row["area"], "") for row in most_first))
    words = t(
        f"overview.{item}_together",
        count=wording.count(sum(row["count"] for row in rows)),
        places=wording.listed(places, most=SINGLY),
        number=len(places),
    )
    return Line(item, words, *_rows_behind(item, rows))


def _rows_behind(item: str, rows: list[dict[str, Any]]) -> tuple[str, dict[str, str | None]]:
    """The page that shows the rows of an item, and what its address says beyond the reader's filters."""
    areas = {TOWNS: ",".join(dict.fromkeys(row["area"] for row in rows if row["area"]))}
    if item == "overdue_serious":
        return "hazards", areas | {"which": "overdue", "grade": "重大"}
    if item == "overdue":
        return "hazards", {"which": "overdue"}
    if item == "worse":
        return "hazards", areas | {"which": "open"}
    if item == "repeat_incidents":
        return "incidents", areas | {"which": "repeats", "school": rows[0]["detail"] if len(rows) == 1 else None}
    if item == "target_missed":
        return "protection", links.SCHOOLS[rows[0]["detail"]]
    return "rows", {"metric": "completeness"}
