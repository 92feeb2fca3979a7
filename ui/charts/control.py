"""A control chart: a rate or count month by month around its mean, months that are no noise marked by shape."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.metrics import Metric
from analytics.stats.control import Control, Meaning, xmr
from ui import palette, uncertainty, wording
from ui.charts.base import figure, layout, month_tick
from ui.series import Cell
from ui.wording import t

MARKS: dict[Meaning, tuple[str, str, int]] = {
    "common": ("circle", palette.MUTED, 8),
    "improvement": ("square", palette.PRIMARY, 12),
    "concern": ("diamond", palette.VERMILION, 13),
    "change": ("triangle-up", palette.ORANGE, 13),
}
"""Symbol, colour and size of a month by its meaning: the shape tells what the colour tells."""


def control(
    metric: Metric,
    cells: Sequence[Cell],
    months: Sequence[str],
    *,
    chosen: str | None = None,
    codes: Sequence[str | None] = (),
) -> go.Figure | None:
    """``cells`` month by month, unknown ones as gaps. A point carries its month and the ``codes``; the
    ``chosen`` month is ringed.

    None for fewer than five known months: ``analytics.stats.control``.
    """
    chart = xmr([cell.value for cell in cells])
    if chart is None:
        return None
    x = [month_tick(month, first=i == 0) for i, month in enumerate(months)]
    traces = [*_limits(metric, chart, x), _line(x, chart), *_marks(metric, chart, cells, x, months, chosen, codes)]
    axes = {
        "xaxis": {"nticks": 0, "showgrid": False, "categoryorder": "array", "categoryarray": x},
        "yaxis": {"tickformat": ".0%" if metric.format == "percent" else "", "rangemode": "tozero"},
    }
    return figure(traces, layout(height=430, **axes))


def shown_limits(metric: Metric, chart: Control) -> tuple[float, float]:
    """The limits as they are drawn and told: no count lies below 0, and no share outside 0 and 1."""
    high = min(chart.high, 1.0) if metric.law == "binomial" else chart.high
    return max(chart.low, 0.0), high


def _limits(metric: Metric, chart: Control, x: Sequence[str]) -> list[dict[str, Any]]:
    low, high = shown_limits(metric, chart)
    name = t("stats.trial_limits" if chart.trial else "stats.limits")
    return [
        _level(t("stats.mean"), x, chart.mean, "solid", palette.INK),
        _level(name, x, high, "dash", palette.MUTED),
        _level(name, x, low, "dash", palette.MUTED, named=False),
    ]


def _level(name: str, x: Sequence[str], value: float, dash: str, colour: str, *, named: bool = True) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "legendgroup": name,
        "showlegend": named,
        "x": list(x),
        "y": [value] * len(x),
        "line": {"color": colour, "width": 1.4, "dash": dash},
        "hoverinfo": "skip",
    }


def _line(x: Sequence[str], chart: Control) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "x": list(x),
        "y": chart.values,
        "line": {"color": palette.MUTED, "width": 1.6},
        "hoverinfo": "skip",
    }


def _marks(
    metric: Metric,
    chart: Control,
    cells: Sequence[Cell],
    x: Sequence[str],
    months: Sequence[str],
    chosen: str | None,
    codes: Sequence[str | None],
) -> list[dict[str, Any]]:
    ends = uncertainty.measured((metric, cell) for cell in cells)
    at = [i for i, value in enumerate(chart.values) if value is not None]
    meant = {i: chart.meaning(i, metric.better) for i in at}
    told = {i: _hover(metric, chart, cells[i], months[i], i, ends.get((metric.id, cells[i]))) for i in at}
    return [
        _trace(meaning, [i for i in at if meant[i] == meaning], chart, x, months, told, chosen, codes)
        for meaning in MARKS
        if meaning in meant.values()
    ]


def _trace(
    meaning: Meaning,
    at: Sequence[int],
    chart: Control,
    x: Sequence[str],
    months: Sequence[str],
    told: dict[int, str],
    chosen: str | None,
    codes: Sequence[str | None],
) -> dict[str, Any]:
    symbol, colour, size = MARKS[meaning]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": t(f"stats.control_{meaning}"),
        "x": [x[i] for i in at],
        "y": [chart.values[i] for i in at],
        "marker": {
            "symbol": symbol,
            "size": size,
            "color": colour,
            "line": {"color": palette.INK, "width": [2.5 if months[i] == chosen else 0.5 for i in at]},
        },
        "customdata": [(months[i], *codes) for i in at],
        "hovertext": [told[i] for i in at],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _hover(metric: Metric, chart: Control, cell: Cell, month: str, at: int, ends: uncertainty.Ends | None) -> str:
    language = wording.language()
    value = metric.format_value(cell.value, language)
    if metric.denominator and cell.numerator is not None and cell.denominator is not None:
        of = t("charts.of", numerator=wording.count(cell.numerator), denominator=wording.count(cell.denominator))
        value = t("stats.value_of", name=metric.label(language), value=value, of=of)
    else:
        value = t("stats.value", name=metric.label(language), value=value)
    signal = chart.signals[at]
    rule = t(f"stats.point_{signal.rule}_{'up' if signal.up else 'down'}") if signal else t("stats.point_common")
    lines = [f"<b>{wording.month(month)}</b>", value, uncertainty.words(metric, ends, language), rule]
    return "<br>".join(line for line in lines if line)
