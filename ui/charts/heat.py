"""A matrix of cells, the darker the more: what is written in a cell says it too, so that no colour must be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.base import FADED, figure, layout

LINE_HEIGHT = 30
LONG = 8  # letters


@dataclass(frozen=True)
class HeatCell:
    """A cell: its value (None where unknown), what is written in it, what hovering says, the codes of the rows behind it.

    ``colour`` takes the place of the shade that says how much.
    """

    value: float | None
    text: str
    hover: str
    codes: tuple[str, ...] = ()
    colour: str | None = None


def heat(
    columns: Sequence[str],
    lines: Sequence[str],
    cells: Sequence[Sequence[HeatCell]],
    *,
    chosen: tuple[str, ...] | None = None,
    line_height: int = LINE_HEIGHT,
) -> go.Figure | None:
    """``cells`` line by line, the first line on top, the heads of the columns above. The cell of the codes ``chosen`` stands out.

    None where no value is known, or all are zero.
    """
    every = [cell for line in cells for cell in line]
    most = max((cell.value for cell in every if cell.value is not None), default=0)
    if not most and not any(cell.colour for cell in every):
        return None
    across = (
        _axis([_broken(name) for name in columns])
        | {"ticklabeloverflow": "allow"}
        | {"side": "top", "range": [-0.5, len(columns) - 0.5]}
    )
    down = _axis(lines) | {"autorange": "reversed"}
    margin = {"l": 8, "r": 8, "t": 8, "b": 8}
    height = 46 + line_height * len(lines)
    look = layout(height=height, margin=margin, showlegend=False, bargap=0, xaxis=across, yaxis=down)
    return figure([_trace(every, len(columns), most, chosen)], look)


def _trace(cells: Sequence[HeatCell], columns: int, most: float, chosen: tuple[str, ...] | None) -> dict[str, Any]:
    """Bars of one length beside each other: unlike the cells of a heat map, they can be clicked."""
    faded = None if chosen is None else [1 if cell.codes == chosen else FADED for cell in cells]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [i // columns for i in range(len(cells))],
        "base": [i % columns - 0.5 for i in range(len(cells))],
        "x": [1] * len(cells),
        "width": 1,
        "marker": {
            "color": [cell.colour or _shade(cell.value, most) for cell in cells],
            "opacity": faded,
            "line": {"color": palette.PAPER, "width": 2},
        },
        "text": [cell.text for cell in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"color": palette.INK, "size": 12},
        "customdata": [cell.codes for cell in cells],
        "hovertext": [cell.hover for cell in cells],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _shade(value: float | None, most: float) -> str:
    """The darker the more; a negative value as light as none."""
    return palette.PAPER if value is None else palette.shade(max(value, 0) / (most or 1))


def _broken(head: str) -> str:
    """A head of several words in several lines: columns are narrow."""
    return head if "<br>" in head else "<br>".join(wrap(head, LONG, break_long_words=False))


def _axis(labels: Sequence[str]) -> dict[str, Any]:
    ticks = {"tickmode": "array", "tickvals": list(range(len(labels))), "ticktext": list(labels)}
    return ticks | {"showgrid": False, "showline": False, "ticks": ""}
