"""Which townships differ: rates held against each other by a funnel, which tells a difference from the noise of few cases."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analytics.metrics import Better, Metric
from analytics.settings import Settings
from analytics.stats.funnel import Funnel, Verdict, funnel

Judgement = Literal["good", "fair", "poor", "bad", "few", "unknown"]

ENOUGH = 4  # townships that can be compared with each other: fewer have no quarters and no common rate of their own


@dataclass(frozen=True)
class Cell:
    """A value with what it was divided from; None where unknown, which is never a zero."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


Cells = tuple[Cell, ...]


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
