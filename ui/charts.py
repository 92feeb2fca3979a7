"""Charts: bars and lines with one look. Every mark carries the codes that lead to its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ui import empty, layout, palette, wording
from ui.series import Series
from ui.wording import t

CONFIG = {"displayModeBar": False, "responsive": True}
FADED = 0.35


@dataclass(frozen=True)
class Part:
    """One colour of stacked bars: its name, its value for each bar, and the codes for each bar of the rows behind it.

    ``panel`` 2 draws it on a scale of its own beside the others.
    """

    name: str
    values: Sequence[float]
    codes: Sequence[tuple[str, ...]]
    colour: str
    panel: int = 1


def draw(
    figure: go.Figure | None,
    *,
    title: str,
    note: str = "",
    key: str,
    on_click: Callable[[], None] | None = None,
    choice: Callable[[], None] | None = None,
) -> None:
    """The chart under its title and ``choice``, a widget of its own; or what to do where there is nothing to draw."""
    layout.section(title, note)
    if choice:
        choice()
    if figure is None:
        empty.nothing_here()
        return
    st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=CONFIG,
        alt=title,
        on_select=on_click or "ignore",
        selection_mode="points",
    )


def trend(
    series: Series, area: str, months: Sequence[str], *, one_by_one: bool = False, chosen: str | None = None
) -> go.Figure | None:
    """Hazards found and rectified each month as bars, those open at its end as a line; below, the rate in month.

    ``one_by_one`` lets each mark be pointed at alone, so that it can be clicked; the month ``chosen`` then stands out.
    """
    found, rectified, opened, rate = (
        series.line(name, area, months)
        for name in ("hazards_found", "hazards_rectified", "hazards_open", "rectification_rate")
    )
    if not any(found) and not any(opened):
        return None
    x = [month_tick(month, first=i == 0) for i, month in enumerate(months)]
    opacity = _opacity(months, months.index(chosen) if chosen in months else None)
    traces = [
        _as_bars(_monthly(t("charts.found"), x, found, months, "found"), palette.SKY, opacity),
        _as_bars(_monthly(t("charts.rectified"), x, rectified, months, "rectified"), palette.PRIMARY, opacity),
        _as_line(_monthly(t("charts.open"), x, opened, months, "open"), palette.VERMILION),
        _rate_line(t("charts.rate"), x, rate),
    ]
    above = {"domain": [0.36, 1], "rangemode": "tozero"}
    below = {"domain": [0, 0.24], "rangemode": "tozero", "tickformat": ".0%", "nticks": 4}
    under = {"anchor": "y2", "nticks": 0, "showgrid": False}
    hover = "closest" if one_by_one else "x unified"
    gap = max(0.3, 1 - len(months) / 8)  # of few months, bars as slim as of many
    axes = {"xaxis": under, "yaxis": above, "yaxis2": below}
    return go.Figure(traces, _layout(height=400, barmode="group", hovermode=hover, bargap=gap, **axes))


def bars(labels: Sequence[str], parts: Sequence[Part], *, across: bool, chosen: int | None = None) -> go.Figure | None:
    """Stacked bars; ``across`` lays them flat, the first on top. The bar at ``chosen`` stands out."""
    if not any(value for part in parts for value in part.values):
        return None
    opacity = _opacity(labels, chosen)
    if across:
        panels = {part.panel for part in parts}
        every = {"tickmode": "array", "tickvals": list(range(len(labels))), "ticktext": labels}
        ends = {"height": 110 + 25 * len(labels), "yaxis": every | {"autorange": "reversed", "showgrid": False}}
        ends["xaxis"] = {"showgrid": True, "domain": [0, 0.48] if len(panels) > 1 else [0, 1]}
        ends |= {"xaxis2": {"showgrid": True, "domain": [0.54, 1]}} if len(panels) > 1 else {}
    else:
        ends = {"height": 340, "xaxis": {"nticks": 0, "showgrid": False}}
    return go.Figure([_bar(part, labels, opacity, across=across) for part in parts], _layout(barmode="stack", **ends))


def month_tick(month: str, *, first: bool) -> str:
    """The month; with its year under it where a year begins."""
    name = wording.month_name(month)
    return f"{name}<br>{month[:4]}" if first or month.endswith("-01") else f"{name}<br> "


def _monthly(
    name: str, x: Sequence[str], y: Sequence[float | None], months: Sequence[str], which: str
) -> dict[str, Any]:
    """A trace over months whose marks carry the month and which of its hazards they count."""
    codes = [(month, which) for month in months]
    return {"name": name, "x": x, "y": y, "customdata": codes, "hovertemplate": "%{y:,}"}


def _as_bars(trace: dict[str, Any], colour: str, opacity: Sequence[float] | None) -> dict[str, Any]:
    return trace | {"type": "bar", "marker": {"color": colour, "opacity": opacity}}


def _as_line(trace: dict[str, Any], colour: str) -> dict[str, Any]:
    marker = {"size": 8, "symbol": "diamond", "color": colour}
    return trace | {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2.5},
        "marker": marker,
    }


def _opacity(marks: Sequence[str], chosen: int | None) -> list[float] | None:
    return None if chosen is None else [1 if i == chosen else FADED for i in range(len(marks))]


def _rate_line(name: str, x: Sequence[str], y: Sequence[float | None]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "name": name,
        "x": x,
        "y": y,
        "yaxis": "y2",
        "mode": "lines+markers",
        "line": {"color": palette.INK, "width": 2, "dash": "dot"},
        "marker": {"size": 6, "color": palette.INK},
        "hovertemplate": "%{y:.1%}",
    }


def _bar(part: Part, labels: Sequence[str], opacity: Sequence[float] | None, *, across: bool) -> dict[str, Any]:
    name, value = ("y", "x") if across else ("x", "y")
    return {
        "type": "bar",
        name: labels,
        value: part.values,
        "name": part.name,
        "orientation": "h" if across else "v",
        "xaxis": "x" if part.panel == 1 else f"x{part.panel}",
        "marker": {"color": part.colour, "opacity": opacity},
        "customdata": part.codes,
        "hovertemplate": f"%{{{name}}}: %{{{value}:,}}",
    }


def _layout(**more: Any) -> dict[str, Any]:
    """What all charts share, and what is this one's. No dragging: on a telephone it would stop scrolling."""
    axis = {
        "fixedrange": True,
        "automargin": True,
        "tickangle": 0,
        "nticks": 6,
        "zeroline": False,
        "gridcolor": palette.LINE,
        "linecolor": palette.LINE,
    }
    axes = {"xaxis": {"showgrid": False}, "yaxis": {}} | {name: more.pop(name) for name in list(more) if "axis" in name}
    return {
        "template": "none",
        "font": {"family": palette.FONT, "size": 13, "color": palette.INK},
        "margin": {"l": 8, "r": 8, "t": 36, "b": 8},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0.3,
        "bargroupgap": 0.05,
        "hoverlabel": {"font": {"family": palette.FONT}, "bgcolor": palette.PAPER, "bordercolor": palette.LINE},
        "paper_bgcolor": palette.PAPER,
        "plot_bgcolor": palette.PAPER,
        **{name: axis | own for name, own in axes.items()},
        **more,
    }


def source(last: str) -> str:
    """The line under a title that says how far its figures reach."""
    return t("charts.source", month=wording.month(last))
