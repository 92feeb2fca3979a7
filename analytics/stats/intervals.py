"""Between which values the true rate lies, judged by how few cases it was counted from.

A share has the Wilson interval: unlike the textbook one it stays between 0 and 1 and is right for few cases. A rate of events
(per 1,000 pupils, or a quotient that may exceed 1) has the exact Poisson interval of its numerator (Garwood).
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from analytics.stats.laws import Law

LEVEL = 0.95
Numbers = npt.NDArray[np.float64]
Given = Sequence[float | None] | npt.NDArray[Any]


def interval(
    law: Law, numerators: Given, denominators: Given, scale: float = 1, level: float = LEVEL
) -> tuple[Numbers, Numbers]:
    """Lower and upper end for each pair, in the unit of ``scale``·numerator/denominator; NaN where there is no rate."""
    if law == "binomial":
        low, high = wilson(numerators, denominators, level)
        return scale * low, scale * high
    return poisson(numerators, denominators, scale, level)


def wilson(parts: Given, wholes: Given, level: float = LEVEL) -> tuple[Numbers, Numbers]:
    """The Wilson score interval of each share; NaN for a whole of 0, or one smaller than its part."""
    part, whole, known = _paired(parts, wholes)
    known &= part <= whole
    ends = proportion_confint(np.where(known, part, 0), np.where(known, whole, 1), 1 - level, method="wilson")
    # None of all and all of all end exactly at 0 and 1; the formula's sums miss that by a rounding error.
    low, high = np.where(part == 0, 0, ends[0]), np.where(part == whole, 1, ends[1])
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def poisson(events: Given, exposures: Given, scale: float = 1000, level: float = LEVEL) -> tuple[Numbers, Numbers]:
    """The exact Poisson interval of each rate of events per ``scale`` of exposure; NaN for an exposure of 0."""
    event, exposure, known = _paired(events, exposures)
    low, high = confint_poisson(np.where(known, event, 1), np.where(known, exposure, 1), "exact-c", 1 - level)
    low = np.where(event == 0, 0, low)  # the lower end of nothing is nothing, where the formula knows no answer
    return np.where(known, scale * low, np.nan), np.where(known, scale * high, np.nan)


def _paired(numerators: Given, denominators: Given) -> tuple[Numbers, Numbers, npt.NDArray[np.bool_]]:
    """Both as floats, None as NaN, and which pairs make a rate."""
    numerator = np.array(numerators, dtype=float)
    denominator = np.array(denominators, dtype=float)
    with np.errstate(invalid="ignore"):
        return numerator, denominator, (numerator >= 0) & (denominator > 0)
