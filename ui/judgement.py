"""How a township's value stands: against the target where there is one, else against the other townships."""

from collections.abc import Iterable, Sequence
from statistics import quantiles
from typing import Literal

from analytics.metrics import Metric
from analytics.settings import Settings
from ui.series import Cell

Judgement = Literal["good", "fair", "poor", "bad", "few", "unknown"]

ENOUGH = 4  # townships that can be compared with each other: fewer have no quarters


def judge(metric: Metric, cell: Cell, others: Sequence[float], settings: Settings) -> Judgement:
    """The judgement of one cell; ``others`` are all townships' known values of the metric, this one's included."""
    if cell.value is None:
        return "unknown"
    if metric.format in ("percent", "rate") and cell.denominator is not None and cell.denominator < settings.few_cases:
        return "few"
    if metric.better == "none" or (metric.format == "count" and metric.better == "higher"):
        return "fair"  # a big township does more of everything
    if metric.target is not None and metric.format != "count":
        return _against_target(metric, cell.value, metric.target, settings)
    if metric.target == cell.value:
        return "good"
    if metric.target is not None and len(others) < ENOUGH:
        return "poor"
    return _among(metric, others, cell.value, settings)


def known(cells: Iterable[Cell]) -> list[float]:
    return [cell.value for cell in cells if cell.value is not None]


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
    is_share = metric.format == "percent"
    noticeable = settings.noticeable_points if is_share else settings.noticeable_share * abs(middle)
    if burden >= high and burden > middle + noticeable:
        return "bad" if burden > high + 1.5 * (high - low) else "poor"
    return "good" if burden <= low and burden < middle - noticeable else "fair"
