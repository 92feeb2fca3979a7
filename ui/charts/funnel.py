"""A funnel: the rates of the townships around their common rate, between limits that are wide for few cases."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analytics.metrics import Metric
from analytics.stats.funnel import ALARM, WARNING, Funnel, Verdict
from ui import palette, store, uncertainty, wording
from ui.charts.base import axis_title, figure, layout
from ui.judgement import ENOUGH, Judgement, differs, known, spread
from ui.series import Cell
from ui.wording import t

STEPS = 60  # points of a limit's line
NEAR = 0.2  # of the width: names nearer than this to each other would be written over each other
MARKS: dict[Judgement, tuple[str, str, int]] = {
    "few": ("circle-open", palette.MUTED, 9),
    "fair": ("circle", palette.MUTED, 9),
    "good": ("square", palette.PRIMARY, 10),
    "poor": ("triangle-up", palette.ORANGE, 12),
    "bad": ("diamond", palette.VERMILION, 13),
}
"""Symbol, colour and size of a point by its judgement: the shape tells what the colour tells."""

NAMED = ("good", "poor", "bad")  # judgements whose townships are named beside their points


def funnel(
    metric: Metric, cells: Mapping[str, Cell], names: Mapping[str, str], *, chosen: Collection[str] = ()
) -> go.Figure | None:
    """``cells`` and ``names`` by township's code: all of the county's, since they make the common rate.

    The ``chosen`` ones are ringed and named. A point carries (code,). None for an indicator without a law of chance, or fewer
    than four townships with a rate.
    """
    shown = {code: cell for code, cell in cells.items() if cell.value is not None and code in names}
    if len(shown) < ENOUGH or (found := spread(metric, known(cells.values()))) is None:
        return None
    lines = _limits(found, [cell.denominator or 0 for cell in shown.values()])
    over = axis_title(t("stats.pupils" if metric.format == "rate" else "stats.cases"))
    axes = {
        "xaxis": {"title": over, "rangemode": "tozero", "nticks": 6, "tickformat": ",d"},
        "yaxis": {"tickformat": ".0%" if metric.format == "percent" else "", "range": _span(found, lines)},
    }
    return figure([*lines, *_points(metric, shown, names, chosen)], layout(height=430, **axes))


def hover(metric: Metric, name: str, cell: Cell, verdict: Verdict, ends: uncertainty.Ends | None) -> str:
    """What pointing at a township says: its rate, of how many, between which values it truly lies, how it stands."""
    language = wording.language()
    of = t("charts.of", numerator=wording.count(cell.numerator or 0), denominator=wording.count(cell.denominator or 0))
    value = t("stats.value_of", name=metric.label(language), value=metric.format_value(cell.value, language), of=of)
    lines = [f"<b>{name}</b>", value, uncertainty.words(metric, ends, language), t(f"stats.verdict_{verdict}")]
    return "<br>".join(line for line in lines if line)


def _limits(found: Funnel, denominators: Sequence[float]) -> list[dict[str, Any]]:
    """The common rate and both pairs of limits, from the fewest cases to the most."""
    x = np.linspace(0.75 * min(denominators), 1.04 * max(denominators), STEPS)
    lines = [_line(t("stats.centre"), x[[0, -1]], [found.centre] * 2, "solid", palette.INK)]
    for level, dash in ((WARNING, "dash"), (ALARM, "dot")):
        name = t("stats.limit", level=f"{level * 100:g}")
        low, high = found.limits(x, level)
        lines += [_line(name, x, side, dash, palette.MUTED, named=side is high) for side in (low, high)]
    return lines


def _line(
    name: str, x: Sequence[float], y: Sequence[float], dash: str, colour: str, *, named: bool = True
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "legendgroup": name,
        "showlegend": named,
        "x": [round(float(value), 2) for value in x],
        "y": [round(float(value), 6) for value in y],
        "line": {"color": colour, "width": 1.4, "dash": dash},
        "hoverinfo": "skip",
    }


def _points(
    metric: Metric, shown: Mapping[str, Cell], names: Mapping[str, str], chosen: Collection[str]
) -> list[dict[str, Any]]:
    cells, settings = known(shown.values()), store.settings()
    found = spread(metric, cells)
    assert found is not None
    verdicts = dict(zip(shown, found.verdicts, strict=True))
    ends = uncertainty.measured((metric, cell) for cell in cells)
    judged = {code: differs(metric, cell, cells, settings) for code, cell in shown.items()}
    told = {
        code: hover(metric, names[code], cell, verdicts[code], ends.get((metric.id, cell)))
        for code, cell in shown.items()
    }
    places = _beside([code for code in shown if judged[code] in NAMED or code in chosen], shown)
    return [
        _trace(judgement, [code for code in shown if judged[code] == judgement], shown, names, told, chosen, places)
        for judgement in MARKS
        if judgement in judged.values()
    ]


def _trace(
    judgement: Judgement,
    codes: Sequence[str],
    shown: Mapping[str, Cell],
    names: Mapping[str, str],
    told: Mapping[str, str],
    chosen: Collection[str],
    places: Mapping[str, str],
) -> dict[str, Any]:
    symbol, colour, size = MARKS[judgement]
    ringed = [2.5 if code in chosen else 0.5 for code in codes]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": t(f"stats.funnel_{judgement}"),
        "x": [shown[code].denominator for code in codes],
        "y": [shown[code].value for code in codes],
        "text": [names[code] if code in places else "" for code in codes],
        "textposition": [places.get(code, "top center") for code in codes],
        "textfont": {"size": 12, "color": palette.INK},
        "cliponaxis": False,
        "marker": {
            "symbol": symbol,
            "size": size,
            "color": colour,
            "line": {"color": palette.INK if symbol != "circle-open" else colour, "width": ringed},
        },
        "customdata": [(code,) for code in codes],
        "hovertext": [told[code] for code in codes],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _span(found: Funnel, lines: Sequence[Mapping[str, Any]]) -> list[float]:
    """So far as the points and the lower limits reach; of the upper limits, which few events drive up, not more than that."""
    values = [value for value in found.values if value is not None]
    drawn = [y for line in lines for y in line["y"]]
    if found.law == "binomial":
        room = 0.08 * (1 - min(*values, *drawn))
        return [max(min(*values, *drawn) - room, 0), 1 + 1.5 * room]
    return [0, 1.25 * max(*values, found.centre) or 1]


def _beside(codes: Sequence[str], shown: Mapping[str, Cell]) -> dict[str, str]:
    """Where each name stands: above its point, but below it where the name before it would be written over."""
    wide = max(cell.denominator or 0 for cell in shown.values())
    places: dict[str, str] = {}
    before = None
    for code in sorted(codes, key=lambda code: shown[code].denominator or 0):
        at = shown[code].denominator or 0
        crowded = before is not None and at - (shown[before].denominator or 0) < NEAR * wide
        places[code] = "bottom center" if crowded and places[before] == "top center" else "top center"
        before = code
    return places
