"""The targets on their way to 100 %: of all schools on the register, and month after month."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from analytics.metrics import METRICS
from analytics.needs import state_name
from analytics.queries.protection import GROUPINGS, ITEMS
from analytics.wording import say
from ui import address, charts, drill, palette, wording
from ui.charts import Line, Panel, Progress, State
from ui.filters import Filters
from ui.protection import targets
from ui.protection.targets import Standing
from ui.series import Cell, Series
from ui.wording import t

LOOKS = {
    "met": (palette.PRIMARY, ""),
    "short": (palette.BAD_TEXT, "/"),
    "not_applicable": (palette.LINE, "."),
    "empty": (palette.MIST, "x"),
    "unreported": (palette.PAPER, ""),
}
"""Each state from the left to the right of a bar, with its colour and pattern."""

MOST_LINES = 6  # townships in one small chart; more cannot be told apart


def switch() -> None:
    """By which four targets: those of the notice, or those of the national grouping."""
    st.segmented_control(
        t("protection.grouping"),
        **wording.options({name: t(f"protection.grouping_{name}") for name in GROUPINGS}),
        key="grouping",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def to_date(series: Series, standing: Standing, area: str, view: Filters) -> None:
    """A bar for each target: the schools that meet it, that do not, and of which it is not known."""
    items = targets.five()
    cells = {item: series.cell(ITEMS[item], area, view.last) for item in items}
    bars = [_bar(item, cells[item], standing, apart=item not in targets.four()) for item in items]
    states = [State(state_name(state, wording.language()), *LOOKS[state]) for state in LOOKS]
    held = (st.session_state.get("item"), st.session_state.get("state"))
    key = drill.key("progress", targets.grouping(), str(held[1]))
    facts = {"schools": wording.count(standing.schools), "month": wording.month(view.last)}
    charts.draw(
        charts.progress(bars, states, chosen=held if held[0] in items else None),
        title=t("protection.progress", place=view.place),
        note=t("protection.progress_note", **facts),
        key=key,
        on_click=partial(drill.clicked, key, ("item", "state")),
        choice=switch,
        alt=wording.listed(
            f"{targets.name(i)} {targets.share(i, cells[i])} {bar.note}" for i, bar in zip(items, bars, strict=True)
        ),
        nothing=t("protection.no_schools"),
    )


def over_months(
    series: Series, county: Series, area: str, names: Mapping[str, str], months: Sequence[str], view: Filters
) -> None:
    """Each target month by month to the line at 100 %: the whole county, and the townships that were chosen.

    ``series`` are the values of what is chosen, ``county`` those of all townships.
    """
    towns = [code for code in names if code in view.towns][:MOST_LINES]
    lines = {area: (t("shell.whole_county"), county), **{code: (names[code], series) for code in towns}}
    named = {month: wording.month(month) for month in months}
    panels = [
        Panel(
            # Of several townships the lines are drawn, not their total.
            targets.name(item) if towns else _title(item, series.cell(ITEMS[item], area, view.last)),
            [_line(item, code, *lines[code], named, place) for place, code in enumerate(lines)],
            goal=1,
            own_scale=item == targets.FIFTH,
        )
        for item in targets.five()
    ]
    key = drill.key("months", targets.grouping())
    few = len(view.towns) <= MOST_LINES
    charts.draw(
        charts.multiples(panels, months),
        title=t("protection.months", place=view.place),
        note=t("protection.months_note" if few else "protection.months_note_some", period=view.period, most=MOST_LINES),
        key=key,
        on_click=partial(drill.clicked, key, ("item", "month", "state")),
        nothing=t("protection.no_months"),
    )


def _bar(item: str, cell: Cell, standing: Standing, *, apart: bool) -> Progress:
    counts = [standing.count(item, state) for state in LOOKS]
    return Progress(
        f"<b>{targets.name(item)}　{targets.share(item, cell)}</b>",
        _note(cell),
        counts,
        [_told(item, state, count, standing) for state, count in zip(LOOKS, counts, strict=True)],
        [(item, state) for state in LOOKS],
        apart,
    )


def _note(cell: Cell) -> str:
    """How many schools are missing to the target, of how many that are known."""
    if not cell.denominator:
        return t("protection.nothing_reported")
    short = targets.short(cell)
    facts = {"numerator": wording.count(cell.numerator or 0), "denominator": wording.count(cell.denominator)}
    return t("protection.bar_short" if short else "protection.bar_met", short=wording.count(short), **facts)


def _told(item: str, state: str, count: int, standing: Standing) -> str:
    facts = {"name": targets.name(item), "state": state_name(state, wording.language())}
    return t("protection.bar_told", count=wording.count(count), schools=wording.count(standing.schools), **facts)


def _title(item: str, cell: Cell) -> str:
    return f"{targets.name(item)} <b>{targets.share(item, cell)}</b>"


def _line(item: str, code: str, name: str, series: Series, months: Mapping[str, str], place: int) -> Line:
    """An area's share month by month; ``months`` are their codes and names."""
    metric, language = METRICS[ITEMS[item]], wording.language()
    cells = [series.cell(metric.id, code, month) for month in months]
    told = [
        say(
            "protection.month_told",
            language,
            month=month,
            place=name,
            value=metric.format_value(cell.value, language),
            numerator=wording.count(cell.numerator or 0),
            denominator=wording.count(cell.denominator or 0),
        )
        for cell, month in zip(cells, months.values(), strict=True)
    ]
    return Line(name, [cell.value for cell in cells], told, [(item, month, "short") for month in months], place)
