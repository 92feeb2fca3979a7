"""Tiers over the same months, one above another: stacked bars, or lines, each on a scale of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Any

import plotly.graph_objects as go

from ui import palette
from ui.charts.bars import Part
from ui.charts.base import figure, layout, month_tick, opacity
from ui.charts.multiples import Line

HEAD = 40  # pixels for the legend
FOOT = 44  # for the months
APART = 30  # above each tier but an untitled first one, for its title
TICKS = 4


@dataclass(frozen=True)
class Tier:
    """One tier: ``parts`` that are stacked, or ``lines``; how high it is in pixels, and what stands above it."""

    parts: Sequence[Part] = ()
    lines: Sequence[Line] = ()
    height: int = 200
    title: str = ""
    numbers: str = ",d"


def tiers(tiers: Sequence[Tier], months: Sequence[str], *, chosen: str | None = None) -> go.Figure | None:
    """The tiers from top to bottom; the bars of the month ``chosen`` stand out. None where no bar has a height."""
    if not any(value for tier in tiers for part in tier.parts for value in part.values):
        return None
    x = [month_tick(month, first=i == 0) for i, month in enumerate(months)]
    strength = opacity(months, months.index(chosen) if chosen in months else None)
    traces: list[dict[str, Any]] = []
    more: dict[str, Any] = {"annotations": []}
    named: set[str] = set()
    high = sum(tier.height + _above(tiers, tier) for tier in tiers)
    for tier, axis, domain in zip(tiers, _axes(tiers), _domains(tiers, high), strict=True):
        more[f"yaxis{axis}"] = {"domain": domain, "tickformat": tier.numbers, **_scale(tier)}
        more["annotations"] += [_title(tier.title, domain[1])] if tier.title else []
        traces += [_bars(part, x, axis, strength, named) for part in tier.parts]
        traces += [_line(line, x, axis) for line in tier.lines]
    more["xaxis"] = {"anchor": f"y{_axes(tiers)[-1]}", "nticks": 0, "showgrid": False}
    more["bargap"] = max(0.3, 1 - len(months) / 8)  # of few months, bars as slim as of many
    margin = {"l": 8, "r": 8, "t": HEAD, "b": 8}
    return figure(traces, layout(height=HEAD + high + FOOT, barmode="stack", margin=margin, **more))


def _axes(tiers: Sequence[Tier]) -> list[str]:
    return ["", *(str(i) for i in range(2, len(tiers) + 1))]


def _above(tiers: Sequence[Tier], tier: Tier) -> int:
    return APART if tier.title or tier is not tiers[0] else 0


def _domains(tiers: Sequence[Tier], high: int) -> list[list[float]]:
    """From where to where each tier reaches, as shares of the height of all."""
    domains, used = [], 0
    for tier in tiers:
        used += _above(tiers, tier)
        domains.append([max(1 - (used + tier.height) / high, 0), 1 - used / high])
        used += tier.height
    return domains


def _scale(tier: Tier) -> dict[str, Any]:
    """Whole steps for counts; from zero, so that heights compare."""
    if not tier.parts:
        return {"rangemode": "tozero", "nticks": TICKS}
    most = max(sum(values) for values in zip(*(part.values for part in tier.parts), strict=True))
    return {"rangemode": "tozero", "dtick": _step(most / TICKS)}


def _step(least: float) -> int:
    """The round number of at least so much: 1, 2, 5, 10, 20, 50 …"""
    power = 10 ** max(0, floor(log10(max(least, 1))))
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= least)


def _title(title: str, at: float) -> dict[str, Any]:
    place = {"x": 0, "y": at, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    return place | {"text": title, "showarrow": False, "font": {"size": 13}}


def _bars(part: Part, x: Sequence[str], axis: str, strength: Sequence[float] | None, named: set[str]) -> dict[str, Any]:
    """``named`` are the parts that the legend has already."""
    is_new = part.name not in named
    named.add(part.name)
    return {
        "type": "bar",
        "name": part.name,
        "legendgroup": part.name,
        "showlegend": is_new,
        "x": x,
        "y": part.values,
        "yaxis": f"y{axis}",
        "marker": {"color": part.colour, "opacity": strength},
        "customdata": part.codes,
        "hovertext": part.told,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _line(line: Line, x: Sequence[str], axis: str) -> dict[str, Any]:
    pen = palette.SERIES[line.style]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "x": x,
        "y": line.values,
        "yaxis": f"y{axis}",
        "line": {"color": pen.colour, "width": 2, "dash": pen.dash},
        "marker": {"color": pen.colour, "size": 7, "symbol": pen.symbol},
        "customdata": line.codes,
        "hovertext": line.told,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
