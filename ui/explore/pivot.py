"""The answer as a table: every value leads to its rows, and under it stands what the reader wants to see with it."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import streamlit as st

from ui import figures, layout, links, store, wording
from ui.cells import Writer
from ui.explore import words
from ui.explore.asked import Asked, Spot
from ui.explore.grid import Grid, Head
from ui.explore.values import Values
from ui.judgement import Judgement, judge, known
from ui.markup import element, text
from ui.series import Cell
from ui.tables import legend
from ui.toolbar import Order
from ui.wording import t


def draw(asked: Asked, values: Values, sheets: Sequence[tuple[Grid, Sequence[Head]]], order: Order) -> None:
    """The tables below each other, their lines in the reader's order."""
    for grid, lines in sheets:
        _draw(asked, values, grid, lines, order)
    st.html(element("div", legend(store.settings().few_cases) + _under(asked), class_="cg-legend"))


def ordered(grid: Grid, values: Values, order: Order) -> list[Head]:
    """The lines as they stand: totals on top, the others as the reader wishes."""
    rest = {head.code: head for head in grid.lines if not head.total}
    column = next((head for head in grid.columns if head.code == order.column), None)
    codes = order.lines(
        {code: head.name for code, head in rest.items()},
        list(rest),
        lambda code: values.value(grid.spot(rest[code], column)) if column else None,
    )
    return [head for head in grid.lines if head.total] + [rest[code] for code in codes]


def _draw(asked: Asked, values: Values, grid: Grid, shown: Sequence[Head], order: Order) -> None:
    values.measure(grid.spots())
    writer = _PivotWriter(asked, values, grid)
    body = [writer.line(head) for head in shown]
    table = element("table", element("thead", writer.heads(order)), element("tbody", *body), class_="cg-table cg-pivot")
    layout.section(words.title(asked, grid.metric), t("explore.table_note", period=asked.view.period))
    lines = [head for head in shown if not head.total]
    missed = order.missed([head.code for head in lines]) if order.find else ""
    under = element("p", text(missed)) if missed else ""
    st.html(element("div", table, class_="cg-scroll", tabindex="0") + under)


def _under(asked: Asked) -> str:
    """What the small print in the cells is."""
    said = [t("explore.show_parts")] if asked.parts else []
    said += [t("explore.show_interval")] if asked.interval else []
    said += [t("explore.versus_only", what=words.opponent(asked))] if asked.versus else []
    return element("span", text(t("explore.under", what=wording.listed(said)))) if said else ""


class _PivotWriter:
    """Writes one table. Links and judgements are made once a column, not once a cell."""

    def __init__(self, asked: Asked, values: Values, grid: Grid) -> None:
        self._asked, self._values, self._grid = asked, values, grid
        self._cells = Writer(asked.metrics, wording.language(), store.settings(), values.intervals)
        self._peers: dict[tuple[str, str | None], Mapping[str, Cell]] = {}
        self._link = links_to_rows(asked)

    def heads(self, order: Order) -> str:
        grid = self._grid
        named = (element("th", _head(head), scope="col", aria_sort=order.arrow(head.code)) for head in grid.columns)
        return element("tr", element("th", text(grid.corner), scope="col"), *named)

    def line(self, head: Head) -> str:
        cells = (self._cell(self._grid.spot(head, column)) for column in self._grid.columns)
        named = element("th", text(head.name), scope="row")
        return element("tr", named, *cells, class_="cg-total" if head.total else None)

    def _cell(self, spot: Spot) -> str:
        cell = self._values.cell(spot)
        return self._cells.cell(spot.metric, cell, self._judged(spot, cell), self._link(spot), self._under(spot, cell))

    def _under(self, spot: Spot, cell: Cell) -> str:
        if cell.value is None:
            return ""
        said = [words.base(self._values, spot)] if self._asked.parts else []
        said += [words.ends(self._values, spot)] if self._asked.interval else []
        lines = [element("small", text(line)) for line in said if line]
        return "".join((*lines, self._compared(spot)))

    def _compared(self, spot: Spot) -> str:
        said = words.compared(self._values, spot)
        if not said:
            return ""
        way = figures.direction(spot.metric, self._values.difference(spot))
        return element("small", text(said), class_=f"cg-{way}")

    def _judged(self, spot: Spot, cell: Cell) -> Judgement:
        """Townships are judged among all townships of the month; totals are not judged."""
        if cell.value is None:
            return "unknown"
        if spot.place.kind != "township":
            return "fair"
        key = (spot.metric.id, spot.month)
        if key not in self._peers:
            self._peers[key] = self._values.townships(spot.metric, spot.month)
        return judge(spot.metric, cell, known(self._peers[key].values()), self._cells.settings)


def _head(head: Head) -> str:
    """A month under its year, so that the columns stay slim."""
    if not isinstance(head.item, str):
        return text(head.name)
    return element("small", text(head.item[:4])) + text(wording.month_name(head.item))


def links_to_rows(asked: Asked) -> Callable[[Spot], str]:
    """From a spot to the address of the rows behind it."""
    of_month = cache(lambda month: links.rows(month=month))
    whole = links.rows(over=True) if len(asked.months) > 1 else of_month(asked.view.last)

    def address(spot: Spot) -> str:
        return (of_month(spot.month) if spot.month else whole)(spot.metric.id, ",".join(spot.place.towns))

    return address
