"""How a township's value stands: against the target where there is one, else against the other townships."""

from collections.abc import Iterable, Sequence
from statistics import quantiles
from typing import Literal

from analytics.metrics import Metric
from ui.series import Cell

Judgement = Literal["good", "fair", "poor", "bad", "few", "unknown"]

FEW = 5  # of fewer cases a rate says little: one case more or less would turn the colour
SHORT = 0.05  # short of a target by up to so much is "poor" rather than "bad"
ENOUGH = 4  # townships that can be compared with each other
NOTICEABLE_POINTS = 0.05  # a share nearer than this to the townships' middle does not stand out
NOTICEABLE_SHARE = 0.2  # nor does another value nearer than this part of the middle


def judge(metric: Metric, cell: Cell, others: Sequence[float]) -> Judgement:
    """The judgement of one cell; ``others`` are all townships' known values of the metric, this one's included."""
    if cell.value is None:
        return "unknown"
    if metric.format in ("percent", "rate") and cell.denominator is not None and cell.denominator < FEW:
        return "few"
    if metric.better == "none" or (metric.format == "count" and metric.better == "higher"):
        return "fair"  # a big township does more of everything
    if metric.target is not None and metric.format != "count":
        return _against_target(metric, cell.value, metric.target)
    if metric.target == cell.value:
        return "good"
    if metric.target is not None and len(others) < ENOUGH:
        return "poor"
    return _among(metric, others, cell.value)


def known(cells: Iterable[Cell]) -> list[float]:
    return [cell.value for cell in cells if cell.value is not None]


def _against_target(metric: Metric, value: float, target: float) -> Judgement:
    short = target - value if metric.better == "higher" else value - target
    short = round(short, 9)  # 19 of 20 fall short of all by exactly a twentieth
    if short <= 0:
        return "good"
    return "poor" if short <= SHORT else "bad"


def _among(metric: Metric, others: Sequence[float], value: float) -> Judgement:
    """The best and worst quarters stand out if they differ noticeably from the middle; beyond Tukey's fence is bad."""
    if len(others) < ENOUGH:
        return "fair"
    sign = 1 if metric.better == "lower" else -1
    low, middle, high = quantiles([other * sign for other in others], method="inclusive")
    burden, noticeable = (
        value * sign,
        NOTICEABLE_POINTS if metric.format == "percent" else NOTICEABLE_SHARE * abs(middle),
    )
    if burden >= high and burden > middle + noticeable:
        return "bad" if burden > high + 1.5 * (high - low) else "poor"
    return "good" if burden <= low and burden < middle - noticeable else "fair"
