"""The file as it is, with its own row numbers and what is wrong beside each bad cell."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from analytics import intake, problem_words
from analytics.contract import Kind
from analytics.intake.grid import Grid
from analytics.intake.header import Header
from analytics.intake.personal import masked
from analytics.intake.refusal import Refused
from analytics.problems import Problem
from analytics.submissions import Outcome
from ui import layout, wording
from ui.markup import element, text
from ui.upload.desk import Dropped
from ui.wording import t

OPENED = "_upload_sheet"
SIZE = 25  # lines on the screen
NARROW = 8  # columns that are shown whole even where only some have problems
LONGEST = 200  # characters of a cell on the screen
SHOWS = ("bad", "all")

Beside = Mapping[tuple[int, str | None], list[Problem]]


def draw(file: Dropped, outcome: Outcome) -> None:
    """The rows that have problems, or the whole file, one page at a time; nothing for what is no table."""
    kind = outcome.reading.kind
    found_there = opened(file, kind)
    if found_there is None:
        return
    grid, header = found_there
    found = outcome.reading.problems
    bad = np.unique(found["row"].drop_null().to_numpy())
    layout.section(t("submit.sheet"), t("submit.sheet_note"))
    key = f"upload_show_{file.number}"
    if len(bad):
        words = {"bad": t("submit.show_bad", count=wording.count(len(bad))), "all": t("submit.show_all")}
        st.session_state.setdefault(key, SHOWS[0])
        st.segmented_control(
            t("submit.show"), **wording.options(words), key=key, required=True, label_visibility="collapsed"
        )
    only_bad = len(bad) > 0 and st.session_state[key] == SHOWS[0]
    shown = _lines(grid, bad if only_bad else None)
    page = _page(len(shown), f"{key}_{only_bad}")
    places = shown[page * SIZE : (page + 1) * SIZE]
    _table(grid, header, kind, places, found, only_bad)


def opened(file: Dropped, kind: Kind) -> tuple[Grid, Header] | None:
    """Kept for the next page of the same file."""
    what = (file.sha256, kind)
    known, there = st.session_state.get(OPENED, (None, None))
    if known != what:
        try:
            there = intake.opened(file.content, kind)
        except Refused:
            there = None
        except Exception:  # what the reading has said in a sentence already
            there = None
        st.session_state[OPENED] = (what, there)
    return there


def _lines(grid: Grid, numbers: np.ndarray | None) -> np.ndarray:
    """Places in the grid: of these line numbers, or of all."""
    if numbers is None:
        return np.arange(grid.height)
    lines = grid.lines.to_numpy()
    return np.flatnonzero(np.isin(lines, numbers))


def _page(total: int, key: str) -> int:
    pages = max(1, -(-total // SIZE))
    if pages == 1:
        return 0
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        number = st.number_input(t("submit.page"), 1, pages, key=f"{key}_page", width=140)
        st.caption(t("submit.pages", pages=wording.count(pages), total=wording.count(total)), width="content")
    return int(number) - 1


def _table(grid: Grid, header: Header, kind: Kind, places: np.ndarray, found: pa.Table, narrow: bool) -> None:
    taken = pa.array(places)
    numbers = grid.lines.take(taken).to_pylist()
    rows = Grid(grid.cells.take(taken), grid.lines.take(taken), grid.left).rows()
    beside = _beside(found, numbers)
    column_at = {place: column for column, place in header.places.items()}
    bad = {column for _, column in beside}
    shown = [
        place
        for place in range(grid.width)
        if not narrow or grid.width <= NARROW or _is_of_use(place, column_at, kind, bad)
    ]
    heads = [t("submit.head_line"), *(_cut(header.words[place]) for place in shown)]
    head = element("tr", *(element("th", text(word), scope="col") for word in heads))
    body = [
        _row(number, [(column_at.get(place), row[place]) for place in shown], beside, kind)
        for number, row in zip(numbers, rows, strict=True)
    ]
    drawn = element(
        "table",
        element("thead", head),
        element("tbody", *body),
        class_="cg-table cg-wordy cg-file cg-checked",
        aria_label=t("submit.sheet"),
    )
    st.html(element("div", drawn, class_="cg-scroll", tabindex="0"))
    if len(shown) < grid.width:
        st.caption(t("submit.narrowed", count=grid.width - len(shown)))


def _is_of_use(place: int, column_at: dict[int, str], kind: Kind, bad: set[str | None]) -> bool:
    column = column_at.get(place)
    return column is not None and (column in kind.key or column in bad)


def _beside(found: pa.Table, numbers: list[int]) -> dict[tuple[int, str | None], list[Problem]]:
    """The problems of these lines by line and column, errors first."""
    here = found.filter(pc.is_in(found["row"], pa.array(numbers, pa.int64()))).sort_by("severity")
    beside: dict[tuple[int, str | None], list[Problem]] = {}
    for row in here.slice(0, 20 * SIZE).to_pylist():
        beside.setdefault((row["row"], row["column"]), []).append(Problem(**row))
    return beside


def _row(number: int, cells: list[tuple[str | None, str]], beside: Beside, kind: Kind) -> str:
    drawn = {column for column, _ in cells}
    # What concerns the row, or a column that the file does not have, stands beside the row's number.
    apart = [each for (line, column), each in beside.items() if line == number and column not in drawn - {None}]
    head = element("th", text(number), *(_said(problem, kind) for each in apart for problem in each), scope="row")
    return element("tr", head, *(_cell(number, column, cell, beside, kind) for column, cell in cells))


def _cell(number: int, column: str | None, cell: str, beside: Beside, kind: Kind) -> str:
    is_code = column in kind.by_id and kind.by_id[column].type == "code"
    shown = _cut(cell if is_code else masked(cell))
    said = beside.get((number, column), []) if column else []
    tone = None if not said else "bad" if said[0].severity == "error" else "poor"
    return element("td", text(shown), *(_said(problem, kind) for problem in said), class_=tone)


def _said(problem: Problem, kind: Kind) -> str:
    words = problem_words.sentence(problem, wording.language())
    return element("small", text(words), class_="cg-said")


def _cut(words: Any) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
