"""How long things take when some are not yet done: the Kaplan–Meier estimate, those still open censored."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from statsmodels.duration.survfunc import SurvfuncRight

HALF = 0.5
ROUNDING = 1e-9  # the warehouse's own median (township_survival.sql) allows as much


@dataclass(frozen=True)
class Curve:
    """The share still open after each number of days, one step for each day on which something was rectified.

    ``median`` is the first day by which half are rectified, None while fewer are; ``median_low`` and ``median_high`` are its
    95 % interval (log-log), None where the curve does not reach so far. ``se`` is Greenwood's standard error of ``open``.
    """

    days: tuple[int, ...]
    open: tuple[float, ...]
    se: tuple[float, ...]
    at_risk: tuple[int, ...]
    rectified: int
    hazards: int
    longest: int
    median: int | None
    median_low: int | None
    median_high: int | None

    def open_after(self, days: int) -> float | None:
        """The share still open after so many days; None where nothing was seen for so long, unless all were done before."""
        done = bisect_right(self.days, days)
        share = self.open[done - 1] if done else 1.0
        return share if days <= self.longest or share == 0 else None


def kaplan_meier(days: Sequence[int], rectified: Sequence[int], still_open: Sequence[int]) -> Curve | None:
    """The curve of spells: after ``days[i]`` days ``rectified[i]`` were done and ``still_open[i]`` had been waiting so long.

    Spells of several places may simply be chained, in any order and with days repeated. None if there is nothing at all.
    """
    time = np.concatenate([np.asarray(days, float)] * 2)
    weight = np.concatenate([np.asarray(rectified, float), np.asarray(still_open, float)])
    status = np.repeat([1, 0], len(time) // 2)
    some = weight > 0
    if not some.any():
        return None
    fitted = SurvfuncRight(time[some], status[some], freq_weights=weight[some])
    fitted.surv_prob_se = _greenwood(fitted)
    halves = np.flatnonzero(fitted.surv_prob <= HALF + ROUNDING)
    median = int(fitted.surv_times[halves[0]]) if len(halves) else None
    low, high = _median_interval(fitted, median)
    return Curve(
        days=tuple(fitted.surv_times.astype(int).tolist()),
        open=tuple(fitted.surv_prob.tolist()),
        se=tuple(fitted.surv_prob_se.tolist()),
        at_risk=tuple(fitted.n_risk.astype(int).tolist()),
        rectified=int(sum(rectified)),
        hazards=int(weight.sum()),
        longest=int(time[some].max()),
        median=median,
        median_low=low,
        median_high=high,
    )


def _greenwood(fitted: SurvfuncRight) -> npt.NDArray[np.float64]:
    """Greenwood's standard errors: given weights, statsmodels has those of the cumulative hazard instead."""
    n, d = fitted.n_risk, fitted.n_events
    parts = np.divide(d, n * (n - d), out=np.zeros_like(n), where=n > d)
    return fitted.surv_prob * np.sqrt(np.cumsum(parts))


def _median_interval(fitted: SurvfuncRight, median: int | None) -> tuple[int | None, int | None]:
    if not len(fitted.surv_times):
        return None, None
    with np.errstate(divide="ignore", invalid="ignore"):  # a curve that ends at 0 has no logarithm there
        ends = fitted.quantile_ci(HALF)
    if np.isnan(ends[0]):  # of many hazards every other day than the median is ruled out
        return median, median
    low, high = (int(end) if np.isfinite(end) else None for end in ends)
    return low, high
