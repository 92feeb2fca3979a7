"""Lines over the months in one picture: a few told apart by colour, dashes and marks, many only as a background."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.base import figure, layout, month_tick
from ui.charts.multiples import Line

FEW = len(palette.SERIES)  # lines that can be told apart
GOAL = {"color": palette.MUTED, "width": 1, "dash": "dot"}


def lines(
    drawn: Sequence[Line],
    months: Sequence[str],
    *,
    numbers: str,
    background: Sequence[Line] = (),
    goal: tuple[float, str] | None = None,
    band: Sequence[tuple[float, float] | None] = (),
) -> go.Figure | None:
    """The lines ``drawn``, before those of the ``background``, which are grey and are named only by pointing at them.

    ``goal``: the value to be reached, with its name. ``band``: between which values the first line's true values lie. None
    where no value is known.
    """
    if not any(value is not None for line in (*drawn, *background) for value in line.values):
        return None
    x = [month_tick(month, first=i == 0) for i, month in enumerate(months)]
    traces = [_grey(line, x) for line in background]
    traces += _band(x, band, palette.SERIES[drawn[0].style]) if drawn and any(band) else []
    traces += [_pen(line, x) for line in drawn]
    look = layout(height=420, hovermode="closest", showlegend=len(drawn) > 1, **_axes(numbers), **_goal(goal))
    return figure(traces, look)


def _axes(numbers: str) -> dict[str, Any]:
    return {"xaxis": {"nticks": 0, "showgrid": False}, "yaxis": {"tickformat": numbers, "rangemode": "tozero"}}


def _trace(line: Line, x: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "x": x,
        "y": line.values,
        "text": line.told,
        "customdata": line.codes or None,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _pen(line: Line, x: Sequence[str]) -> dict[str, Any]:
    pen = palette.SERIES[line.style % len(palette.SERIES)]
    stroke = {"color": pen.colour, "width": 2.6 if line.style == 0 else 2, "dash": pen.dash}
    return _trace(line, x) | {"line": stroke, "marker": {"color": pen.colour, "size": 8, "symbol": pen.symbol}}


def _grey(line: Line, x: Sequence[str]) -> dict[str, Any]:
    stroke = {"color": palette.REST, "width": 1}
    return _trace(line, x) | {"line": stroke, "marker": {"color": palette.REST, "size": 5}, "showlegend": False}


def _band(x: Sequence[str], band: Sequence[tuple[float, float] | None], pen: palette.Pen) -> list[dict[str, Any]]:
    """Upright strokes with feet, a month each: an area would join months of which nothing is known."""
    known = [(month, ends) for month, ends in zip(x, band, strict=True) if ends]
    middles = [(low + high) / 2 for _, (low, high) in known]
    reach = [(high - low) / 2 for _, (low, high) in known]
    stroke = {"type": "data", "array": reach, "color": pen.colour, "thickness": 1.2, "width": 4}
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [month for month, _ in known],
            "y": middles,
            "error_y": stroke,
            "marker": {"opacity": 0},
            "showlegend": False,
            "hoverinfo": "skip",
        }
    ]


def _goal(goal: tuple[float, str] | None) -> dict[str, Any]:
    if goal is None:
        return {}
    value, name = goal
    place = {
        "x": 1,
        "xref": "paper",
        "y": value,
        "yref": "y",
        "xanchor": "right",
        "yanchor": "bottom",
        "showarrow": False,
    }
    across = {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": value,
        "y1": value,
        "layer": "below",
        "line": GOAL,
    }
    return {"shapes": [across], "annotations": [place | {"text": name, "font": {"color": palette.MUTED, "size": 12}}]}
