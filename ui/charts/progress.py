"""Progress to a whole: a bar a thing, each as long as the whole, cut into what is reached, what is not, what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.base import FADED, figure, layout

STEP = 72  # pixels from one bar to the next, its words included
HEAD = 52  # pixels for the legend
PALE = (palette.PAPER, palette.MIST, palette.LINE)  # told from the ground by a frame
FOOT = 28  # pixels for the scale


@dataclass(frozen=True)
class State:
    """One way to stand: its name, colour and pattern, so that it is told apart without its colour too."""

    name: str
    colour: str
    pattern: str = ""


@dataclass(frozen=True)
class Progress:
    """One bar: what stands above it on the left and on the right, and for each state the count, the hover and the codes.

    ``apart``: it belongs less closely to those above, and stands off from them.
    """

    name: str
    note: str
    counts: Sequence[int]
    told: Sequence[str]
    codes: Sequence[tuple[str, ...]]
    apart: bool = False


def progress(
    bars: Sequence[Progress], states: Sequence[State], *, chosen: tuple[str, ...] | None = None
) -> go.Figure | None:
    """The bars from the top down, as shares of the whole. The part with the codes ``chosen`` stands out.

    None if all counts are zero.
    """
    if not any(sum(bar.counts) for bar in bars):
        return None
    places = _places(bars)
    traces = [_part(i, state, bars, places, chosen) for i, state in enumerate(states)]
    height = HEAD + FOOT + STEP * (places[-1] + 1)
    scale = {"tickmode": "array", "tickvals": [0, 0.5, 1], "tickformat": ".0%", "ticklabeloverflow": "allow"}
    across = scale | {"range": [0, 1], "showgrid": True}
    down = {"range": [places[-1] + 0.5, -0.5], "visible": False}
    words = [note for bar, place in zip(bars, places, strict=True) for note in _words(bar, place)]
    return figure(
        [trace for trace in traces if any(trace["x"])],
        layout(
            height=height,
            barmode="stack",
            bargap=0,
            margin={"l": 12, "r": 18, "t": HEAD, "b": 8},
            xaxis=across,
            yaxis=down,
            annotations=words,
            uniformtext={"mode": "hide", "minsize": 11},
        ),
    )


def _places(bars: Sequence[Progress]) -> list[float]:
    places: list[float] = []
    for bar in bars:
        places.append((places[-1] + (1.3 if bar.apart else 1)) if places else 0.0)
    return places


def _part(
    i: int, state: State, bars: Sequence[Progress], places: Sequence[float], chosen: tuple[str, ...] | None
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": state.name,
        "x": [bar.counts[i] / (sum(bar.counts) or 1) for bar in bars],
        "y": places,
        "width": 0.42,
        "offset": -0.02,
        "marker": {
            "color": state.colour,
            "pattern": {
                "shape": state.pattern,
                "fgcolor": palette.MUTED if state.colour in PALE else palette.VERMILION,
                "bgcolor": state.colour,
                "size": 6,
                "solidity": 0.3,
            },
            "line": {"color": palette.MUTED if state.colour in PALE else state.colour, "width": 1},
            "opacity": None if chosen is None else [1 if bar.codes[i] == chosen else FADED for bar in bars],
        },
        "text": [f"{bar.counts[i]:,}" if bar.counts[i] else "" for bar in bars],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": palette.INK if state.colour in PALE else palette.PAPER},
        "customdata": [bar.codes[i] for bar in bars],
        "hovertext": [bar.told[i] for bar in bars],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _words(bar: Progress, place: float) -> list[dict[str, Any]]:
    """What stands above a bar: its name on the left, how far it is on the right."""
    common = {"y": place - 0.06, "yref": "y", "xref": "paper", "yanchor": "bottom", "showarrow": False}
    left = common | {"x": 0, "xanchor": "left", "text": bar.name}
    return [left, common | {"x": 1, "xanchor": "right", "align": "right", "text": bar.note}]
