"""Small multiples: one small chart of lines over the same months for each thing compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.base import figure, layout, month_tick

TITLE = 30  # pixels for the first titles
LEGEND = 34  # pixels for the names of the lines
PANEL = 180  # pixels of a panel with its months and the title of the panel under it
GAP, GAP_WITH_SCALE = 0.05, 0.13  # of the width, between panels of one scale, and for a scale of the panel on the right
TITLE_SHARE = 0.37  # of a panel's height, for its months and the title of the panel under it


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
    """One small chart: its title, its lines, and the value to be reached, if there is one.

    ``own_scale``: it keeps a scale of its own where the others share one.
    """

    title: str
    lines: Sequence[Line]
    goal: float | None = None
    own_scale: bool = False


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
    columns = min(columns, len(panels))
    shared = _span([panel for panel in panels if not panel.own_scale]) if alike else None
    scaled = [not alike or panel.own_scale for panel in panels]
    gap = GAP_WITH_SCALE if any(own and place % columns for place, own in enumerate(scaled)) else GAP
    x = [month_tick(month, first=i == 0) for i, month in enumerate(months)]
    traces: list[dict[str, Any]] = []
    more: dict[str, Any] = {"annotations": [], "shapes": []}
    for place, panel in enumerate(panels):
        axis = "" if place == 0 else str(place + 1)
        across, down = _cell(place, columns, len(panels), gap)
        more[f"xaxis{axis}"] = {"domain": across, "anchor": f"y{axis}", "nticks": 5, "showgrid": False}
        more[f"yaxis{axis}"] = {"domain": down, "anchor": f"x{axis}", "nticks": 4, "tickformat": numbers}
        more[f"yaxis{axis}"] |= {"range": _span([panel]) if scaled[place] else shared}
        more[f"yaxis{axis}"] |= {"showticklabels": scaled[place] or place % columns == 0}
        more["annotations"].append(_title(panel.title, across[0], down[1]))
        if panel.goal is not None:
            more["shapes"].append(_goal(panel.goal, axis))
        traces += [_trace(line, x, axis, named=place == 0) for line in panel.lines]
    return figure(traces, layout(**_frame(PANEL * -(-len(panels) // columns), _names(panels) > 1), **more))


def _frame(panels: int, several: bool) -> dict[str, Any]:
    """The figure's height around its panels; names of lines, where there are several, stand above the first titles."""
    top = TITLE + (LEGEND if several else 0)
    legend = {"orientation": "h", "x": 0, "y": 1 + TITLE / panels, "yanchor": "bottom", "traceorder": "normal"}
    margin = {"l": 8, "r": 8, "t": top, "b": 8}
    return {"height": top + panels, "margin": margin, "legend": legend, "showlegend": several}


def _cell(place: int, columns: int, number: int, gap: float) -> tuple[list[float], list[float]]:
    """Where in the figure a panel lies, as shares of its width and height, the first panel at the top left."""
    wide = (1 - gap * (columns - 1)) / columns
    left = (place % columns) * (wide + gap)
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


def _trace(line: Line, x: Sequence[str], axis: str, *, named: bool) -> dict[str, Any]:
    pen = palette.SERIES[line.style % len(palette.SERIES)]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "legendgroup": line.name,
        "showlegend": named,
        "x": x,
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
        "line": {"color": palette.MUTED, "width": 1.5, "dash": "dot"},
    }


def _names(panels: Sequence[Panel]) -> int:
    return len({line.name for panel in panels for line in panel.lines})
