"""Small multiples: one small chart of lines over the same months for each thing compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.base import layout, month_tick

HEAD = 64  # pixels for the legend and the first titles
PANEL = 178  # pixels of a panel with its title and its months
GAP_ACROSS = 0.09  # of the width, for the scale of the panel on the right
TITLE_SHARE = 0.34  # of a panel's height, for its months and the title of the panel under it


@dataclass(frozen=True)
class Line:
    """One line: its name, a value for each month (None is a gap), what hovering says, and the codes of the rows behind.

    ``style`` is a place in ``palette.SERIES``: the same thing has the same place in every panel.
    """

    name: str
    values: Sequence[float | None]
    told: Sequence[str]
    codes: Sequence[tuple[str, ...]] = ()
    style: int = 0


@dataclass(frozen=True)
class Panel:
    """One small chart: its title, its lines, and the value to be reached, if there is one."""

    title: str
    lines: Sequence[Line]
    goal: float | None = None


def multiples(
    panels: Sequence[Panel],
    months: Sequence[str],
    *,
    numbers: str = ".0%",
    columns: int = 2,
    alike: bool = True,
) -> go.Figure | None:
    """The panels in rows of ``columns``; ``alike``: all on one scale, so that their heights can be compared.

    ``numbers`` is the format of the scale. None if no panel has a known value.
    """
    if not any(value is not None for panel in panels for line in panel.lines for value in line.values):
        return None
    traces: list[dict[str, Any]] = []
    more: dict[str, Any] = {"annotations": [], "shapes": []}
    span = _span(panels) if alike else None
    for place, panel in enumerate(panels):
        axis = "" if place == 0 else str(place + 1)
        across, down = _cell(place, columns, len(panels))
        more[f"xaxis{axis}"] = {"domain": across, "anchor": f"y{axis}", "nticks": 5, "showgrid": False}
        more[f"yaxis{axis}"] = {"domain": down, "anchor": f"x{axis}", "nticks": 4, "tickformat": numbers}
        more[f"yaxis{axis}"] |= {"range": span or _span([panel])}
        more["annotations"].append(_title(panel.title, across[0], down[1]))
        if panel.goal is not None:
            more["shapes"].append(_goal(panel.goal, axis))
        traces += [_trace(line, months, axis, named=place == 0) for line in panel.lines]
    rows = -(-len(panels) // columns)
    return go.Figure(traces, layout(height=HEAD + PANEL * rows, showlegend=_names(panels) > 1, **more))


def _cell(place: int, columns: int, number: int) -> tuple[list[float], list[float]]:
    """Where in the figure a panel lies, as shares of its width and height, the first panel at the top left."""
    columns = min(columns, number)
    wide = (1 - GAP_ACROSS * (columns - 1)) / columns
    left = (place % columns) * (wide + GAP_ACROSS)
    high = 1 / -(-number // columns)
    top = 1 - (place // columns) * high
    return [left, min(left + wide, 1)], [top - high * (1 - TITLE_SHARE), top]


def _span(panels: Sequence[Panel]) -> list[float]:
    """From below the lowest value to above the highest, the goal included; of equal values, a little room."""
    values = [value for panel in panels for line in panel.lines for value in line.values if value is not None]
    values += [panel.goal for panel in panels if panel.goal is not None]
    low, high = min(values, default=0), max(values, default=1)
    room = (high - low) * 0.12 or abs(high) * 0.05 or 1
    return [max(low - room, 0) if low >= 0 else low - room, high + room]


def _trace(line: Line, months: Sequence[str], axis: str, *, named: bool) -> dict[str, Any]:
    pen = palette.SERIES[line.style % len(palette.SERIES)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "legendgroup": line.name,
        "showlegend": named,
        "x": [month_tick(month, first=i == 0) for i, month in enumerate(months)],
        "y": line.values,
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "line": {"color": pen.colour, "width": 2.4 if line.style == 0 else 1.8, "dash": pen.dash},
        "marker": {"color": pen.colour, "size": 6, "symbol": pen.symbol},
        "text": line.told,
        "customdata": line.codes or None,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _title(words: str, left: float, top: float) -> dict[str, Any]:
    return {
        "text": words,
        "x": left,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
    }


def _goal(value: float, axis: str) -> dict[str, Any]:
    """The line to be reached, across the panel."""
    return {
        "type": "line",
        "xref": f"x{axis} domain",
        "yref": f"y{axis}",
        "x0": 0,
        "x1": 1,
        "y0": value,
        "y1": value,
        "layer": "below",
        "line": {"color": palette.MUTED, "width": 1, "dash": "dot"},
    }


def _names(panels: Sequence[Panel]) -> int:
    return len({line.name for panel in panels for line in panel.lines})
