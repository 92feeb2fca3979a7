"""How a township's value stands: against the target where there is one, else against the other townships.

Rates are held against each other by a funnel, which tells a difference from the noise of few cases; counts by their quarters.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from statistics import quantiles
from typing import Literal

from analytics.metrics import METRICS, Better, Metric
from analytics.settings import Settings
from analytics.stats.funnel import Funnel, Verdict, funnel
from ui.series import Cell

Judgement = Literal["good", "fair", "poor", "bad", "few", "unknown"]
Cells = tuple[Cell, ...]

DIVIDED = ("percent", "rate", "hours")  # what few cases make uncertain

RATES_OF = {metric.numerator for metric in METRICS.values() if metric.law == "poisson"}
TOLD_BY_RATE = {id_ for id_, metric in METRICS.items() if metric.format == "count" and metric.numerator in RATES_OF}
"""Counts of events that have a rate by size of the township."""

ENOUGH = 4  # townships that can be compared with each other: fewer have no quarters and no common rate of their own


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


def known(cells: Iterable[Cell]) -> Cells:
    return tuple(cell for cell in cells if cell.value is not None)


def differs(metric: Metric, cell: Cell, others: Cells, settings: Settings) -> Judgement:
    """How a rate stands in the funnel of ``others``, whether it has a target or not.

    Few: a share of too few cases, or a rate of events of which too few were to be expected and not significantly many came.
    """
    if metric.law == "binomial" and (cell.denominator or 0) < settings.few_cases:
        return "few"
    found = spread(metric, others) if len(others) >= ENOUGH else None
    verdict = found.verdicts[others.index(cell)] if found and cell in others else "within"
    if verdict == "within" and metric.law == "poisson" and _expected(metric, cell, found) < settings.few_cases:
        return "few"
    return read(verdict, metric.better)


@lru_cache(maxsize=512)
def spread(metric: Metric, cells: Cells) -> Funnel | None:
    """The funnel of a rate over townships; None without a rate. Kept, because every line of a table asks for it again."""
    if metric.law is None:
        return None
    numerators, denominators = [cell.numerator for cell in cells], [cell.denominator for cell in cells]
    return funnel(metric.law, numerators, denominators, metric.scale)


def read(verdict: Verdict, better: Better) -> Judgement:
    """A verdict of the funnel as good or bad news: outside 95 % is poor or good, outside 99.8 % on the wrong side bad."""
    if verdict == "unknown":
        return "unknown"
    if verdict == "within" or better == "none":
        return "fair"
    if verdict.startswith("high") == (better == "higher"):
        return "good"
    return "bad" if verdict.endswith("998") else "poor"


def _expected(metric: Metric, cell: Cell, found: Funnel | None) -> float:
    """The events to be expected at the common rate; where there is none, those that happened."""
    if found is None:
        return cell.numerator or 0
    return found.centre / metric.scale * (cell.denominator or 0)


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
