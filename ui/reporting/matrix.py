"""The matrix of units and months: who reported in time, late, in part or not at all."""

from collections.abc import Sequence
from functools import lru_cache, partial
from textwrap import wrap

import streamlit as st

from analytics.contract import KINDS
from analytics.months import months_between
from analytics.wording import say
from ui import address, charts, drill, empty, palette, wording
from ui.charts import HeatCell
from ui.choices.reporting import CHANNELS, MONTHLY
from ui.filters import Filters
from ui.markup import element, text
from ui.reporting.grid import STATES, Cell, Grid, Reporter, Slot
from ui.wording import t

KEPT = 20_000  # texts
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
    language = wording.language()
    cells = [[_heat_cell(unit, month, grid.cell(unit.code, month), language) for month in months] for unit in units]
    narrowed = drill.chosen()
    chosen = (narrowed["unit"], narrowed["month"]) if {"unit", "month"} <= narrowed.keys() else None
    here = chosen if chosen in {cell.codes for line in cells for cell in line} else None
    key = drill.key("matrix", channel)
    charts.draw(
        charts.heat(
            [SMALL.format(10, charts.month_tick(month, first=i == 0)) for i, month in enumerate(months)],
            [_label(unit.zh if language == "zh" else unit.en) for unit in units],
            cells,
            chosen=here,
            line_height=LINE if language == "zh" else LINE + 7,
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


def _heat_cell(unit: Reporter, month: str, cell: Cell | None, language: str) -> HeatCell:
    if cell is None:
        return HeatCell(None, "", "")
    sign = say(f"reporting.sign_{cell.state}", language) + ("" if cell.count is None else str(cell.count))
    name = unit.zh if language == "zh" else unit.en
    return HeatCell(None, sign, _hover(name, month, cell, language), (unit.code, month), palette.REPORTS[cell.state])


@lru_cache(maxsize=KEPT)
def _hover(unit: str, month: str, cell: Cell, language: str) -> str:
    """The cell's reports line by line: a large matrix has thousands, and few of them ever change."""
    head = say("reporting.hover", language, unit=unit, month=month, state=say(f"reporting.cell_{cell.state}", language))
    return "<br>".join([f"<b>{head}</b>", *(_told(slot, language) for slot in cell.slots)])


@lru_cache(maxsize=KEPT)
def _told(slot: Slot, language: str) -> str:
    """A report in one line: what became of it, when, in which version."""
    words = say(f"reporting.state_{slot.state}", language)
    if slot.filed is not None:
        words = say("reporting.hover_filed", language, state=words, day=slot.filed)
    if slot.versions > 1:
        words = say("reporting.hover_revised", language, words=words, number=slot.versions, day=slot.corrected)
    if slot.waiting:
        words = say("reporting.hover_waiting", language, words=words, count=slot.waiting)
    return say("reporting.hover_line", language, kind=KINDS[slot.kind].label(language), words=words)


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
