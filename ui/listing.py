"""A table of figures that are no indicators of the catalogue: ordered, searched and taken away like theirs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import pyarrow as pa
import streamlit as st

from ui import filters, takeaway, toolbar
from ui.markup import element, text
from ui.takeaway import DASH, Taken
from ui.toolbar import Order
from ui.wording import t


@dataclass(frozen=True)
class Column:
    """``pattern`` is how a spreadsheet shows its numbers; None for a column of words, which is not ordered by.

    A column of pictures is not ``taken`` away.
    """

    id: str
    head: str
    pattern: str | None = "#,##0"
    hint: str | None = None
    taken: bool = True


@dataclass(frozen=True)
class Value:
    """A cell: its number (None where unknown) for ordering and for files, and what is read; ``html`` instead of words."""

    number: float | None = None
    words: str = DASH
    href: str | None = None
    hint: str | None = None
    shade: str | None = None
    html: str | None = None


@dataclass(frozen=True)
class Line:
    """A line by its code; ``group`` is the heading that it stands under as long as the table keeps its own order."""

    code: str
    name: str
    values: Sequence[Value]
    href: str | None = None
    class_: str | None = None
    group: str = ""


def draw(
    corner: str,
    columns: Sequence[Column],
    lines: Sequence[Line],
    *,
    first: str,
    title: str,
    total: Line | None = None,
    legend: str = "",
) -> None:
    """The table under its bar. ``first`` names its own order, ``title`` the file; ``total`` stands above whatever the order."""
    numbers = {column.id: column.head for column in columns if column.pattern}
    asked = toolbar.order(("name", *numbers))
    by_code = {line.code: line for line in lines}
    shown = asked.lines(
        {code: line.name for code, line in by_code.items()}, list(by_code), _by(asked, columns, by_code)
    )
    found = [*([total] if total else []), *(by_code[code] for code in shown)]
    as_of, notes = (t("tables.as_of"), takeaway.as_of()), (t("tables.note_sheet"), takeaway.notes(title, ()))
    make = partial(_taken, title, corner, columns, found, as_of, notes)
    view = filters.current()
    toolbar.draw(
        {"name": corner, **numbers},
        first=first,
        make=make,
        name=f"{title}_{view.first}_{view.last}",
        sought=t("tables.find_line", what=corner),
    )
    body = _body(found, columns, grouped=not asked.column)
    note = "" if shown else t("tables.no_line_found", what=corner, find=asked.find)
    _write(_heads(corner, columns, asked), body, legend, note)


def _by(asked: Order, columns: Sequence[Column], lines: Mapping[str, Line]) -> Callable[[str], float | None]:
    """From a line's code to what it is ordered by: its name's place among all, or its number in the column."""
    places = {column.id: i for i, column in enumerate(columns)}
    if asked.column in places:
        return lambda code: lines[code].values[places[asked.column]].number
    by_name = {code: -place for place, code in enumerate(sorted(lines, key=lambda code: lines[code].name))}
    return by_name.__getitem__


def _heads(corner: str, columns: Sequence[Column], asked: Order) -> str:
    heads = (
        element(
            "th",
            text(column.head),
            scope="col",
            title=column.hint,
            aria_sort=asked.arrow(column.id),
            class_=None if column.pattern else "cg-words",
        )
        for column in columns
    )
    return element("tr", element("th", text(corner), scope="col"), *heads)


def _body(lines: Sequence[Line], columns: Sequence[Column], *, grouped: bool) -> list[str]:
    written, group = [], ""
    for line in lines:
        if grouped and line.group and line.group != group:
            group = line.group
            head = element("th", text(group), scope="rowgroup", colspan=str(len(columns) + 1))
            written.append(element("tr", head, class_="cg-group"))
        name = element("a", text(line.name), href=line.href) if line.href else text(line.name)
        cells = map(_cell, line.values, columns)
        written.append(element("tr", element("th", name, scope="row"), *cells, class_=line.class_))
    return written


def _cell(value: Value, column: Column) -> str:
    words = text(value.words) if value.html is None else value.html
    inner = element("a", words, href=value.href) if value.href else words
    unknown = "unknown" if value.words == DASH and value.html is None else None
    classes = [value.shade or unknown, None if column.pattern else "cg-words"]
    return element("td", inner, class_=" ".join(filter(None, classes)) or None, title=value.hint)


def _write(heads: str, lines: Sequence[str], legend: str, note: str) -> None:
    table = element("table", element("thead", heads), element("tbody", *lines), class_="cg-table")
    under = element("div", legend, class_="cg-legend") if legend else ""
    st.html(element("div", table, class_="cg-scroll", tabindex="0") + element("p", text(note)) + under)


def _taken(
    title: str,
    corner: str,
    columns: Sequence[Column],
    lines: Sequence[Line],
    as_of: tuple[str, str],
    notes: tuple[str, pa.Table],
) -> Taken:
    """The sheets, ``as_of`` and ``notes`` each with its head: they are made outside the session, where no language is known."""
    values = [
        takeaway.number(column.head, column.pattern, [line.values[i].number for line in lines])
        if column.pattern
        else takeaway.words(column.head, [line.values[i].words for line in lines])
        for i, column in enumerate(columns)
        if column.taken
    ]
    names = takeaway.words(corner, [line.name for line in lines])
    stamp = takeaway.words(as_of[0], [as_of[1]] * len(lines))
    return {title: takeaway.table([names, *values, stamp]), notes[0]: notes[1]}
