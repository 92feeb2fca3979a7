"""How a township's value stands: against the target where there is one, else against the other townships.

Rates are held against each other by a funnel, which tells a difference from the noise of few cases; counts by their quarters.
"""

from collections.abc import Sequence
from statistics import quantiles

from analytics.comparison import ENOUGH, Cell, Cells, Judgement, differs, known, read, spread
from analytics.metrics import METRICS, Metric
from analytics.settings import Settings

__all__ = ["ENOUGH", "Cells", "Judgement", "differs", "judge", "known", "read", "spread"]

DIVIDED = ("percent", "rate", "hours")  # what few cases make uncertain

RATES_OF = {metric.numerator for metric in METRICS.values() if metric.law == "poisson"}
TOLD_BY_RATE = {id_ for id_, metric in METRICS.items() if metric.format == "count" and metric.numerator in RATES_OF}
"""Counts of events that have a rate by size of the township."""


def judge(metric: Metric, cell: Cell, others: Sequence[Cell], settings: Settings) -> Judgement:
    """The judgement of one cell; ``others`` are all townships' known cells of the metric (``known``), this one among them."""
    if cell.value is None:
        return "unknown"
    if metric.law and metric.target is None:
        return differs(metric, cell, tuple(others), settings)
    if metric.format in DIVIDED and cell.denominator is not None and cell.denominator < settings.few_cases:
        return "few"
    if metric.better == "none" or (metric.format == "count" and metric.better == "higher"):
        return "fair"  # a big township does more of everything
    if metric.target is not None and metric.format != "count":
        return _against_target(metric, cell.value, metric.target, settings)
    if metric.target == cell.value:
        return "good"
    if metric.id in TOLD_BY_RATE:
        return "fair"  # the rate is held against the others: more of them live in a big township
    if metric.target is not None and len(others) < ENOUGH:
        return "poor"
    return _among(metric, [other.value for other in others if other.value is not None], cell.value, settings)


def _against_target(metric: Metric, value: float, target: float, settings: Settings) -> Judgement:
    short = target - value if metric.better == "higher" else value - target
    short = round(short, 9)  # 19 of 20 fall short of all by exactly a twentieth
    if short <= 0:
        return "good"
    return "poor" if short <= settings.short_of_target else "bad"


def _among(metric: Metric, others: Sequence[float], value: float, settings: Settings) -> Judgement:
    """The best and worst quarters stand out if they differ noticeably from the middle; beyond Tukey's fence is bad."""
    if len(others) < ENOUGH:
        return "fair"
    sign = 1 if metric.better == "lower" else -1
    low, middle, high = quantiles([other * sign for other in others], method="inclusive")
    burden = value * sign
    noticeable = settings.noticeable_share * abs(middle)
    if burden >= high and burden > middle + noticeable:
        return "bad" if burden > high + 1.5 * (high - low) else "poor"
    return "good" if burden <= low and burden < middle - noticeable else "fair"
