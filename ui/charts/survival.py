"""How long it takes: the share not yet done after so many days, falling step by step, as Kaplan and Meier have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from analytics.stats.survival import Curve
from ui import palette
from ui.charts.base import axis_title, figure, layout
from ui.wording import t

MOST = len(palette.SERIES)  # curves that can be told apart
SHORTEST = 14  # days of the axis


@dataclass(frozen=True)
class Waiting:
    """One curve: its name, and the codes of the things that it is of, which its points carry."""

    name: str
    curve: Curve
    codes: tuple[str, ...] = ()


def survival(waiting: Sequence[Waiting]) -> go.Figure | None:
    """The curves, the first as the whole; more than seven cannot be told apart. None where nothing was waited for."""
    if not waiting:
        return None
    traces = [_trace(one, palette.SERIES[place % MOST], first=place == 0) for place, one in enumerate(waiting)]
    axes = {
        "xaxis": {"title": axis_title(t("stats.days")), "range": [0, _last_step(waiting)], "nticks": 8},
        "yaxis": {"tickformat": ".0%", "range": [0, 1.02]},
    }
    return figure(traces, layout(height=430, showlegend=len(waiting) > 1, shapes=[_half()], **axes))


def _trace(one: Waiting, pen: palette.Pen, *, first: bool) -> dict[str, Any]:
    """From all at day 0 to the longest wait known; the last step goes on as long as anything is still seen waiting."""
    curve = one.curve
    days = [0, *curve.days, curve.longest]
    share = [1.0, *curve.open, curve.open[-1] if curve.open else 1.0]
    seen = [curve.hazards, *curve.at_risk, ""]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": one.name,
        "x": days,
        "y": [round(value, 4) for value in share],
        "text": [f"{number:,}" if number != "" else "" for number in seen],
        "line": {"color": pen.colour, "width": 2.6 if first else 2, "dash": pen.dash, "shape": "hv"},
        "marker": {"color": pen.colour, "size": 7, "symbol": pen.symbol, "maxdisplayed": 8},
        "customdata": [one.codes] * len(days) if one.codes else None,
        "hovertemplate": f"<b>{one.name}</b><br>{t('stats.survival_hover')}<extra></extra>",
    }


def _last_step(waiting: Sequence[Waiting]) -> float:
    """A little beyond the last day on which anything was done: after it all curves only go on as they are."""
    return 1.08 * max([SHORTEST, *(one.curve.days[-1] for one in waiting if one.curve.days)])


def _half() -> dict[str, Any]:
    """Where a curve crosses it lies its median."""
    stroke = {"color": palette.MUTED, "width": 1, "dash": "dot"}
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": 0.5, "y1": 0.5}
    return {"type": "line", "layer": "below", "line": stroke} | ends
