"""Lying bars of one value each, with what it is compared with, how sure it is and what is to be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.base import figure, layout

LINE_HEIGHT = 27


@dataclass(frozen=True)
class Level:
    """One bar: its name, its value (None where unknown), the value as written, what hovering says, the codes of its rows.

    ``against`` is compared with it, ``ends`` are those of its interval. ``strong`` ones are totals.
    """

    name: str
    value: float | None
    text: str
    told: str
    codes: tuple[str, ...] = ()
    against: float | None = None
    ends: tuple[float, float] | None = None
    strong: bool = False


def levels(
    bars: Sequence[Level], *, numbers: str, name: str, against: str = "", goal: tuple[float, str] | None = None
) -> go.Figure | None:
    """The bars, the first on top. ``name`` is what they show, ``against`` what the diamonds show. None if no value is known."""
    if not any(bar.value is not None for bar in bars):
        return None
    traces = [_bars(bars, name)]
    if any(bar.against is not None for bar in bars):
        traces.append(_diamonds(bars, against))
    ticks = {"tickmode": "array", "tickvals": list(range(len(bars))), "ticktext": [bar.name for bar in bars]}
    down = ticks | {"autorange": "reversed", "showgrid": False}
    across = {"showgrid": True, "tickformat": numbers, "rangemode": "tozero"}
    height = 90 + LINE_HEIGHT * len(bars)
    look = layout(height=height, showlegend=len(traces) > 1, xaxis=across, yaxis=down, **_goal(goal))
    return figure(traces, look)


def _bars(bars: Sequence[Level], name: str) -> dict[str, Any]:
    reach = {"type": "data", "symmetric": False, "color": palette.INK, "thickness": 1.2, "width": 4}
    reach["array"] = [bar.ends[1] - bar.value if bar.ends and bar.value is not None else 0 for bar in bars]
    reach["arrayminus"] = [bar.value - bar.ends[0] if bar.ends and bar.value is not None else 0 for bar in bars]
    with_ends = any(bar.ends for bar in bars)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": list(range(len(bars))),
        "x": [bar.value for bar in bars],
        "error_x": reach if with_ends else None,
        "marker": {"color": [palette.PRIMARY if bar.strong else palette.SKY for bar in bars]},
        # The foot of an interval and the figure would stand on each other.
        "text": None if with_ends else [bar.text for bar in bars],
        "textposition": "auto",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 12},
        "insidetextfont": {"color": [palette.PAPER if bar.strong else palette.INK for bar in bars], "size": 12},
        "customdata": [bar.codes for bar in bars],
        "hovertext": [bar.told for bar in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _diamonds(bars: Sequence[Level], name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "y": list(range(len(bars))),
        "x": [bar.against for bar in bars],
        "marker": {
            "symbol": "diamond",
            "size": 10,
            "color": palette.VERMILION,
            "line": {"color": palette.PAPER, "width": 1},
        },
        "customdata": [bar.codes for bar in bars],
        "hovertext": [bar.told for bar in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _goal(goal: tuple[float, str] | None) -> dict[str, Any]:
    if goal is None:
        return {}
    value, name = goal
    stroke = {"color": palette.MUTED, "width": 1, "dash": "dot"}
    upright = {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": value, "x1": value, "line": stroke}
    place = {"x": value, "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False, "text": name}
    return {"shapes": [upright], "annotations": [place | {"font": {"color": palette.MUTED, "size": 12}}]}
