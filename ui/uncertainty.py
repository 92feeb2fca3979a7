"""Between which values a rate truly lies: what stands beside a value so that few cases are not taken for many."""

from collections.abc import Iterable
from math import isnan

from analytics.metrics import Metric
from analytics.stats.intervals import interval
from analytics.wording import say
from ui.series import Cell

Ends = tuple[float, float]
Measured = dict[tuple[str, Cell], Ends]
"""The ends of the 95 % intervals, by indicator and cell; what has none is not among them."""


def measured(asked: Iterable[tuple[Metric, Cell]]) -> Measured:
    """The intervals of many cells at once, which costs hardly more than that of one: a page has hundreds."""
    by_law: dict[tuple[str, float], dict[tuple[str, Cell], None]] = {}
    for metric, cell in asked:
        if metric.law and cell.value is not None:
            by_law.setdefault((metric.law, metric.scale), {})[metric.id, cell] = None
    found: Measured = {}
    for (law, scale), keys in by_law.items():
        numerators, denominators = zip(*((cell.numerator, cell.denominator) for _, cell in keys), strict=True)
        lows, highs = interval(law, numerators, denominators, scale)
        ends = zip(keys, lows.tolist(), highs.tolist(), strict=True)
        found |= {key: (low, high) for key, low, high in ends if not isnan(low)}
    return found


def words(metric: Metric, ends: Ends | None, language: str) -> str:
    """The interval as it is read; nothing where there is none."""
    if ends is None:
        return ""
    low, high = (metric.format_value(end, language) for end in ends)
    return say("stats.interval", language, low=low, high=high)
