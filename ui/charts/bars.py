"""Stacked bars, upright or lying."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.base import figure, layout, opacity


@dataclass(frozen=True)
class Part:
    """One colour of stacked bars: its name, its value for each bar, and the codes for each bar of the rows behind it.

    ``panel`` 2 draws it on a scale of its own beside the others. ``told``: what hovering says of each bar, if more than its
    name and value.
    """

    name: str
    values: Sequence[float]
    codes: Sequence[tuple[str, ...]]
    colour: str
    panel: int = 1
    told: Sequence[str] = ()


def bars(
    labels: Sequence[str],
    parts: Sequence[Part],
    *,
    across: bool,
    chosen: int | None = None,
    limit: tuple[int, str] | None = None,
) -> go.Figure | None:
    """Stacked bars; ``across`` lays them flat, the first on top. The bar at ``chosen`` stands out.

    ``limit`` draws a line among bars on one scale, after so many of them, with its name.
    """
    if not any(value for part in parts for value in part.values):
        return None
    strength = opacity(labels, chosen)
    if across:
        panels = {part.panel for part in parts}
        every = {"tickmode": "array", "tickvals": list(range(len(labels))), "ticktext": labels}
        ends = {"height": 110 + 25 * len(labels), "yaxis": every | {"autorange": "reversed", "showgrid": False}}
        ends["xaxis"] = {"showgrid": True, "domain": [0, 0.48] if len(panels) > 1 else [0, 1]}
        ends |= {"xaxis2": {"showgrid": True, "domain": [0.54, 1]}} if len(panels) > 1 else {}
    else:
        ends = {"height": 340, "xaxis": {"nticks": 0, "showgrid": False}}
    ends |= _limit(*limit, across=across) if limit else {}
    return figure([_bar(part, labels, strength, across=across) for part in parts], layout(barmode="stack", **ends))


def _limit(after: int, name: str, *, across: bool) -> dict[str, Any]:
    along, over = ("y", "x") if across else ("x", "y")
    at = after - 0.5
    ends = {f"{along}0": at, f"{along}1": at, f"{over}0": 0, f"{over}1": 1, f"{over}ref": "paper"}
    pen = {"color": palette.INK, "width": 1.5, "dash": "dash"}
    place = {along: at, over: 1, f"{over}ref": "paper", "text": name, "showarrow": False, "font": {"size": 12}}
    beside = {"xanchor": "right", "yanchor": "top"} if across else {"xanchor": "left", "yanchor": "top", "xshift": 6}
    return {"shapes": [{"type": "line", **ends, "line": pen}], "annotations": [place | beside]}


def _bar(part: Part, labels: Sequence[str], strength: Sequence[float] | None, *, across: bool) -> dict[str, Any]:
    name, value = ("y", "x") if across else ("x", "y")
    said = {"hovertext": part.told, "hovertemplate": "%{hovertext}<extra></extra>"}
    return {
        "type": "bar",
        name: labels,
        value: part.values,
        "name": part.name,
        "orientation": "h" if across else "v",
        "xaxis": "x" if part.panel == 1 else f"x{part.panel}",
        "marker": {"color": part.colour, "opacity": strength},
        "customdata": part.codes,
        **(said if part.told else {"hovertemplate": f"%{{{name}}}: %{{{value}:,}}"}),
    }
