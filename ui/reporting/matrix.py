"""The matrix of units and months: who reported in time, late, in part or not at all."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from textwrap import wrap

import streamlit as st

from analytics.contract import KINDS
from analytics.months import months_between
from ui import address, charts, drill, empty, palette, wording
from ui.charts import HeatCell
from ui.choices.reporting import CHANNELS, MONTHLY
from ui.filters import Filters
from ui.markup import element, text
from ui.reporting.grid import STATES, Cell, Grid, Reporter, Slot
from ui.wording import t

LINE = 25
LONGEST = 23  # letters of a unit's name in one line, where two lines hold it: telephones are narrow
SMALL = "<span style='font-size:{}px'>{}</span>"


def draw(grid: Grid, view: Filters) -> None:
    """One matrix a channel, each cell leading to the reports of its unit and month."""
    if not grid.units:
        empty.nothing_here()
        return
    months = months_between(view.first, view.last)
    for channel in CHANNELS:
        if units := grid.of(channel):
            _channel(grid, channel, units, months, view)
    st.html(element("div", *map(_key, STATES), class_="cg-legend"))


def choices() -> None:
    """Which channel and which kind of report the page is of."""
    offered = {
        "channel": {code: t(f"reporting.channel_{code}") for code in CHANNELS},
        "kind": {kind: wording.label(KINDS[kind]) for kind in MONTHLY},
    }
    with st.container(horizontal=True, gap="medium"):
        for name, words in offered.items():
            st.segmented_control(
                t(f"reporting.narrow_{name}"),
                **wording.options(words),
                key=name,
                wrap=True,
                on_change=address.touch,
                label_visibility="collapsed",
            )


def _channel(grid: Grid, channel: str, units: Sequence[Reporter], months: Sequence[str], view: Filters) -> None:
    cells = [[_heat_cell(unit, month, grid.cell(unit.code, month)) for month in months] for unit in units]
    narrowed = drill.chosen()
    chosen = (narrowed["unit"], narrowed["month"]) if {"unit", "month"} <= narrowed.keys() else None
    here = chosen if chosen in {cell.codes for line in cells for cell in line} else None
    key = drill.key("matrix", channel)
    charts.draw(
        charts.heat(
            [SMALL.format(10, charts.month_tick(month, first=i == 0)) for i, month in enumerate(months)],
            [_label(wording.label(unit)) for unit in units],
            cells,
            chosen=here,
            line_height=LINE if wording.language() == "zh" else LINE + 7,
        ),
        title=t("reporting.matrix_title", channel=t(f"reporting.channel_{channel}"), count=len(units)),
        note=t("reporting.matrix_note", period=view.period),
        key=key,
        on_click=partial(drill.clicked, key, ("unit", "month")),
        alt=_alt(grid, channel, units, months),
    )


def _label(name: str) -> str:
    """A unit's name in one line or two."""
    if len(name) <= LONGEST:
        return SMALL.format(12, name)
    lines = next(lines for width in range(LONGEST, len(name) + 1) if len(lines := wrap(name, width)) <= 2)
    return SMALL.format(10, "<br>".join(lines))


def _heat_cell(unit: Reporter, month: str, cell: Cell | None) -> HeatCell:
    if cell is None:
        return HeatCell(None, "", "")
    head = t("reporting.hover", unit=wording.label(unit), month=wording.month(month), state=_state(cell))
    hover = "<br>".join([f"<b>{head}</b>", *map(_told, cell.slots)])
    return HeatCell(None, _sign(cell), hover, (unit.code, month), palette.REPORTS[cell.state])


def _sign(cell: Cell) -> str:
    return t(f"reporting.sign_{cell.state}") + ("" if cell.count is None else str(cell.count))


def _state(cell: Cell) -> str:
    return t(f"reporting.cell_{cell.state}")


def _told(slot: Slot) -> str:
    """A report in one line of the hover: what became of it, when, in which version."""
    words = t(f"reporting.state_{slot.state}")
    if slot.filed is not None:
        words = t("reporting.hover_filed", state=words, day=_day(slot.filed))
    if slot.versions > 1 and slot.corrected is not None:
        words = t("reporting.hover_revised", words=words, number=slot.versions, day=_day(slot.corrected))
    if slot.waiting:
        words = t("reporting.hover_waiting", words=words, count=slot.waiting)
    return t("reporting.hover_line", kind=wording.label(KINDS[slot.kind]), words=words)


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


def _key(state: str) -> str:
    sign = element("i", style=f"background:var(--report-{state})")
    words = t("reporting.legend", sign=t(f"reporting.sign_{state}"), state=t(f"reporting.cell_{state}"))
    return element("span", sign, text(words))


def _alt(grid: Grid, channel: str, units: Sequence[Reporter], months: Sequence[str]) -> str:
    """How many cells are in each state: what the matrix shows at a glance."""
    cells = [grid.cell(unit.code, month) for unit in units for month in months]
    states = [cell.state for cell in cells if cell is not None]
    counts = [
        t("reporting.alt_state", state=t(f"reporting.cell_{state}"), count=states.count(state))
        for state in STATES
        if state in states
    ]
    return t("reporting.alt", channel=t(f"reporting.channel_{channel}"), states=wording.listed(counts))
