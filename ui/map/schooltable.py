"""The schools of the map as a table: ordered, searched, one page at a time, to pick from and to take away."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from ui import empty, paging, takeaway, toolbar
from ui.map import pick, states
from ui.map.county import County, Row
from ui.map.reading import COLUMNS, NUMBERS, Reading, reading
from ui.wording import t


def draw(county: County, rows: Sequence[Row]) -> None:
    """The ``rows`` in the order that the bar above them says; their own is by state, the worst first."""
    asked, words = toolbar.order(("name", *NUMBERS)), reading(county)
    by_code = {row["school_code"]: row for row in own_order(county, rows)}
    names = {code: row["name"] for code, row in by_code.items()}
    shown = [by_code[code] for code in asked.lines(names, list(by_code), _by(asked.column, by_code, words))]
    stamp, notes = (
        (t("tables.as_of"), takeaway.as_of()),
        (t("tables.note_sheet"), takeaway.notes(t("shell.page_map"), ())),
    )
    toolbar.draw(
        {name: words.heads[name] for name in ("name", *NUMBERS)},
        first=t("map.worst_first", state=t(f"map.state_{county.asked.state}")),
        make=partial(words.taken, shown, t("map.lines_schools"), stamp, notes),
        name=t("map.file_schools", month=county.asked.month),
        sought=t("map.find_school"),
    )
    if not shown:
        empty.nothing_here(t("map.no_such_school"))
        return
    offset = paging.offset(len(shown), (asked, county.asked))
    _table(county, shown[offset : offset + paging.SIZE], words)
    paging.draw(len(shown))


def own_order(county: County, rows: Sequence[Row]) -> list[Row]:
    """The picked school first, then by the state that the colours tell, then by pupils."""
    of, picked = states.of(county.asked.state), county.asked.school

    def place(row: Row) -> tuple[bool, int, int]:
        return row["school_code"] != picked, of(row, county.covered(row["school_code"])), -(row["pupils"] or 0)

    return sorted(rows, key=place)


def _by(column: str, rows: Mapping[str, Row], words: Reading) -> Any:
    """From a school's code to what the table is ordered by: its name's place among all, or a number."""
    if column in NUMBERS:
        numbers = dict(zip(rows, words.columns(list(rows.values()))[column], strict=True))
        return numbers.__getitem__
    alphabet = sorted(rows, key=lambda code: rows[code]["name"])
    return {code: -place for place, code in enumerate(alphabet)}.__getitem__


def _table(county: County, rows: Sequence[Row], words: Reading) -> None:
    codes = tuple(row["school_code"] for row in rows)
    # The key changes with the rows and the pick: a line marked before must not stand for another one now.
    key = f"map_schools_{hash((codes, county.asked.school)) & 0xFFFFFFFF:x}"
    config: dict[str, Any] = {name: st.column_config.Column(head) for name, head in words.heads.items()}
    config["name"] = st.column_config.TextColumn(words.heads["name"], pinned=True)
    config |= {name: st.column_config.NumberColumn(words.heads[name], format="localized") for name in NUMBERS}
    st.dataframe(
        pd.DataFrame(words.columns(rows), columns=list(COLUMNS)),
        hide_index=True,
        column_config=config,
        placeholder="—",
        key=key,
        on_select=partial(pick.of_table, key, "school", codes),
        selection_mode="single-row",
    )
    st.caption(t("map.pick_line"))
