"""Townships by an indicator in a few classes: where one ends and the next begins, and the colour of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10

import numpy as np

from analytics.metrics import Metric
from ui import palette, wording
from ui.series import Cell
from ui.wording import t

MOST = 5  # classes that an eye can still tell apart
PALEST = 0.18  # how strong the palest colour is


@dataclass(frozen=True)
class Step:
    """A class: values from ``low`` on, below ``high`` (None: without end)."""

    low: float | None
    high: float | None
    colour: str
    label: str


@dataclass(frozen=True)
class Scale:
    """The classes of an indicator, from its least value to its greatest."""

    metric: Metric
    steps: Sequence[Step]

    def step(self, value: float | None) -> Step | None:
        """The class of a value; None where it is unknown."""
        if value is None:
            return None
        return next((step for step in reversed(self.steps) if step.low is None or value >= step.low), self.steps[0])


def scale(metric: Metric, cells: Mapping[str, Cell], short: float) -> Scale:
    """The scale of townships' values; ``short`` is how little short of a target still is the lighter class."""
    values = sorted(cell.value for cell in cells.values() if cell.value is not None)
    if not values:
        return Scale(metric, ())
    edges = _edges(metric, values, short)
    return Scale(metric, [_step(metric, edges, i, values) for i in range(len(edges) + 1)])


def _edges(metric: Metric, values: Sequence[float], short: float) -> list[float]:
    """Where the classes part: at the target if there is one, the others at round numbers near equal shares of townships."""
    fixed: list[float] = []
    if metric.target is not None:
        fixed = [metric.target] if metric.better == "higher" else [_next_after(metric)]
        if metric.format == "percent" and metric.better == "higher":
            fixed = [metric.target - short, metric.target]
    free = [value for value in values if not _meets(metric, value)] if fixed else list(values)
    number = MOST - len(fixed)
    found = (
        {_rounded(metric, float(edge)) for edge in np.quantile(free, np.arange(1, number) / number)} if free else set()
    )
    every = sorted({round(edge, 9) for edge in (*fixed, *found)})
    return [edge for edge in every if values[0] < edge <= values[-1]]


def _next_after(metric: Metric) -> float:
    """The least value that misses a target which is not to be exceeded."""
    assert metric.target is not None
    return metric.target + (1 if metric.format == "count" else 1e-9)


def _meets(metric: Metric, value: float) -> bool:
    if metric.target is None:
        return False
    return value >= metric.target if metric.better == "higher" else value <= metric.target


def _rounded(metric: Metric, edge: float) -> float:
    """Whole numbers for counts, whole percents for shares, else two digits that count."""
    if metric.format == "percent":
        return round(edge, 2)
    if metric.format in ("count", "days"):
        edge = float(round(edge))
        return edge if edge < 20 else round(edge, -(floor(log10(edge)) - 1))
    return round(edge, 1 - floor(log10(edge))) if edge > 0 else edge


def _step(metric: Metric, edges: Sequence[float], i: int, values: Sequence[float]) -> Step:
    low = edges[i - 1] if i else None
    high = edges[i] if i < len(edges) else None
    first, last = (values[0] if low is None else low), high
    meets = _meets(metric, first) and (metric.better == "higher" or (last is not None and not _meets(metric, last)))
    return Step(low, high, _colour(metric, i, len(edges), meets), _label(metric, low, high, values))


def _colour(metric: Metric, i: int, last: int, meets: bool) -> str:
    """Blue where the target is met, oranges by how bad it is; blues alone where more is neither good nor bad."""
    strength = i / last if last else 0.5
    if meets:
        return palette.lean(0.55)
    if metric.better == "none" or (metric.better == "higher" and metric.format == "count"):
        return palette.shade(strength)
    bad = strength if metric.better == "lower" else 1 - strength
    return palette.lean(-(PALEST + (1 - PALEST) * bad))


def _label(metric: Metric, low: float | None, high: float | None, values: Sequence[float]) -> str:
    """From where to where; counts by their first and last whole number, others up to below the next class."""
    if metric.format == "count":
        first, last = round(low if low is not None else values[0]), round(high - 1 if high is not None else values[-1])
        return (
            wording.count(first)
            if first == last
            else t("map.step_between", low=wording.count(first), high=wording.count(last))
        )
    language = wording.language()
    words = {"low": metric.format_value(low if low is not None else values[0], language)}
    words["high"] = metric.format_value(high if high is not None else values[-1], language)
    if words["low"] == words["high"]:
        return words["low"]
    return t("map.step_between" if high is None else "map.step_below", **words)
