"""Hazards month by month: found, rectified, left open, and the rate."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.base import figure, layout, month_tick, opacity
from ui.series import Cell, Series
from ui.wording import t


def trend(
    series: Series, area: str, months: Sequence[str], *, one_by_one: bool = False, chosen: str | None = None
) -> go.Figure | None:
    """Hazards found and rectified each month as bars, those open at its end as a line; below, the rate in month.

    ``one_by_one`` lets each mark be pointed at alone, so that it can be clicked; the month ``chosen`` then stands out.
    """
    found, rectified, opened = (
        series.line(name, area, months) for name in ("hazards_found", "hazards_rectified", "hazards_open")
    )
    rate = [series.cell("rectification_rate", area, month) for month in months]
    if not any(found) and not any(opened):
        return None
    x = [month_tick(month, first=i == 0) for i, month in enumerate(months)]
    strength = opacity(months, months.index(chosen) if chosen in months else None)
    traces = [
        _as_bars(_monthly(t("charts.found"), x, found, months, "found"), palette.SKY, strength),
        _as_bars(_monthly(t("charts.rectified"), x, rectified, months, "rectified"), palette.PRIMARY, strength),
        _as_line(_monthly(t("charts.open"), x, opened, months, "open"), palette.VERMILION),
        _rate_line(x, rate, months),
    ]
    above = {"domain": [0.36, 1], "rangemode": "tozero"}
    below = {"domain": [0, 0.24], "rangemode": "tozero", "tickformat": ".0%", "nticks": 4}
    under = {"anchor": "y2", "nticks": 0, "showgrid": False}
    hover = "closest" if one_by_one else "x unified"
    gap = max(0.3, 1 - len(months) / 8)  # of few months, bars as slim as of many
    axes = {"xaxis": under, "yaxis": above, "yaxis2": below}
    return figure(traces, layout(height=400, barmode="group", hovermode=hover, bargap=gap, **axes))


def _monthly(
    name: str, x: Sequence[str], y: Sequence[float | None], months: Sequence[str], which: str
) -> dict[str, Any]:
    """A trace over months whose marks carry the month and which of its hazards they count."""
    codes = [(month, which) for month in months]
    return {"name": name, "x": x, "y": y, "customdata": codes, "hovertemplate": "%{y:,}"}


def _as_bars(trace: dict[str, Any], colour: str, strength: Sequence[float] | None) -> dict[str, Any]:
    return trace | {"type": "bar", "marker": {"color": colour, "opacity": strength}}


def _as_line(trace: dict[str, Any], colour: str) -> dict[str, Any]:
    marker = {"size": 8, "symbol": "diamond", "color": colour}
    return trace | {
        "type": "scatter",
        "mode": "lines+markers",
        "line": {"color": colour, "width": 2.5},
        "marker": marker,
    }


def _rate_line(x: Sequence[str], cells: Sequence[Cell], months: Sequence[str]) -> dict[str, Any]:
    counts = [
        ""
        if cell.value is None
        else t("charts.of", numerator=f"{cell.numerator:,.0f}", denominator=f"{cell.denominator:,.0f}")
        for cell in cells
    ]
    return {
        "type": "scatter",
        "name": t("charts.rate"),
        "x": x,
        "y": [cell.value for cell in cells],
        "text": counts,
        "yaxis": "y2",
        "mode": "lines+markers",
        "line": {"color": palette.INK, "width": 2, "dash": "dot"},
        "marker": {"size": 6, "color": palette.INK},
        "customdata": [(month, "to_rectify") for month in months],
        "hovertemplate": "%{y:.1%}  %{text}",
    }
