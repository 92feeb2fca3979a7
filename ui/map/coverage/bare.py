"""The schools in front of which nobody stands, the weightiest first; and those that nobody can place on a map."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from ui import empty, filters, layout, paging, takeaway, toolbar, wording
from ui.choices import choices
from ui.map import pick
from ui.map.county import Row, pupils
from ui.map.coverage import files
from ui.map.coverage.proposed import HAZARD_AS_PUPILS
from ui.map.coverage.question import Question
from ui.map.coverage.standing import Standing
from ui.markup import element, text
from ui.wording import t

NUMBERS = ("pupils", "hazards_open", "incidents")
MOST = 60  # names in the list of schools without a place; the file of the registers has all


def draw(asked: Question, now: Standing) -> None:
    """A table to order, search, pick from and take away."""
    facts = {"count": wording.count(len(now.bare)), "pupils": wording.count(pupils(now.bare))}
    layout.section(t("coverage.bare"), t("coverage.bare_note", **facts), "bare")
    if not now.bare:
        empty.nothing_here(t("coverage.none_bare"))
        return
    order = toolbar.order(("name", *NUMBERS))
    own = sorted(now.bare, key=_weight(asked.weight))
    by_code = {row["school_code"]: row for row in own}
    names = {code: row["name"] for code, row in by_code.items()}
    shown = [by_code[code] for code in order.lines(names, list(by_code), _by(order.column, by_code))]
    sheets = {
        t("coverage.sheet_bare"): files.schools(shown),
        t("coverage.sheet_unplaced"): files.schools(now.unplaced),
        t("tables.note_sheet"): takeaway.notes(t("coverage.file_title", place=asked.place), ()),
    }
    toolbar.draw(
        {name: t(f"coverage.head_{name}") for name in ("name", *NUMBERS)},
        first=t(f"coverage.first_{asked.weight}"),
        make=partial(dict, sheets),
        name=t("coverage.file_bare", month=asked.month),
        sought=t("coverage.find"),
    )
    if not shown:
        empty.nothing_here(t("coverage.no_such_school"))
        return
    offset = paging.offset(len(shown), (order, asked))
    _table(shown[offset : offset + paging.SIZE])
    paging.draw(len(shown))


def unplaced(now: Standing) -> None:
    """Listed apart: nobody knows whether they are covered."""
    rows = sorted(now.unplaced, key=lambda row: -(row["pupils"] or 0))
    if not rows:
        return
    facts = {"count": wording.count(len(rows)), "pupils": wording.count(pupils(rows))}
    layout.section(t("coverage.unplaced"), t("coverage.unplaced_note", **facts), "unplaced")
    towns = filters.township_names()
    named = [
        t("coverage.unplaced_one", name=row["name"], township=towns[row["township_code"]], code=row["school_code"])
        for row in rows
    ]
    st.html(element("p", text(wording.listed(named, most=MOST)), class_="cg-note"))


def _weight(weight: str) -> Callable[[Row], tuple[float, ...]]:
    """The order of the chosen weight, then pupils, open hazards and incidents, all the largest first."""

    def of(row: Row) -> tuple[float, ...]:
        people, hazards, incidents = (row[name] or 0 for name in NUMBERS)
        first = people + HAZARD_AS_PUPILS * hazards if weight == "hazards" else people
        return -first, -people, -hazards, -incidents

    return of


def _by(column: str, rows: dict[str, Row]) -> Callable[[str], float | None]:
    if column in NUMBERS:
        return lambda code: rows[code][column]
    alphabet = sorted(rows, key=lambda code: rows[code]["name"])
    return {code: -place for place, code in enumerate(alphabet)}.__getitem__


def _table(rows: Sequence[Row]) -> None:
    codes = tuple(row["school_code"] for row in rows)
    towns, stages = filters.township_names(), choices.words("schools", "stage")
    # The key changes with the rows and the pick: a line marked before must not stand for another one now.
    key = f"coverage_bare_{hash((codes, st.session_state['school'])) & 0xFFFFFFFF:x}"
    columns: dict[str, list[Any]] = {
        "name": [row["name"] for row in rows],
        "township": [towns[row["township_code"]] for row in rows],
        "stage": [stages.get(row["stage"], row["stage"]) for row in rows],
        **{name: [row[name] for row in rows] for name in NUMBERS},
        "code": list(codes),
    }
    heads = {name: t("charts.township") if name == "township" else t(f"coverage.head_{name}") for name in columns}
    config: dict[str, Any] = {name: st.column_config.Column(head) for name, head in heads.items()}
    config["name"] = st.column_config.TextColumn(heads["name"], pinned=True)
    config |= {name: st.column_config.NumberColumn(heads[name], format="localized") for name in NUMBERS}
    st.dataframe(
        pd.DataFrame(columns),
        hide_index=True,
        column_config=config,
        placeholder="—",
        key=key,
        on_select=partial(pick.of_table, key, "school", codes),
        selection_mode="single-row",
    )
    st.caption(t("coverage.pick"))
