"""Which townships really differ: limits around the common rate that are wide for few cases and narrow for many.

Limits are exact: for a rate of events the Poisson limits of the expected number (chi-square), for a share the binomial
ones (beta), both as statsmodels has them. Where the townships vary more than chance allows, Spiegelhalter's dispersion φ
widens them (Funnel plots for comparing institutional performance, 2005): a denominator then counts as if it were 1/φ as
large, which multiplies the variance by φ and keeps limits where rates can be.

Such limits are an interval of the expected number. Of few cases they would make an outlier of what is most likely: of no event
where one is expected, of 10 of 10 where 95 % are. A township therefore stands out only if the exact test says so as well.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import betainc, gammainc, gammaincc
from scipy.stats import chi2
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from analytics.stats.intervals import Given, Numbers
from analytics.stats.laws import Law

WARNING, ALARM = 0.95, 0.998
TAIL = 0.1  # of the scores at each end are drawn in before φ is taken, so that real outliers do not hide themselves
FEWEST = 10  # townships: of fewer a tenth is not even one, and φ would be the outlier's own
SIGNIFICANT = 0.95

Verdict = Literal["within", "high_95", "high_998", "low_95", "low_998", "unknown"]


@dataclass(frozen=True)
class Funnel:
    """The common rate ``centre`` (times ``scale``, as all values here), and how each township stands against it.

    ``dispersion`` is φ; ``adjusted`` says that it is significantly above 1 and that the limits were widened by it.
    ``values`` and ``verdicts`` are in the order of what was given, None and "unknown" where there is no rate.
    """

    law: Law
    scale: float
    centre: float
    dispersion: float
    adjusted: bool
    values: tuple[float | None, ...]
    verdicts: tuple[Verdict, ...]

    def limits(self, denominators: Given, level: float = WARNING) -> tuple[Numbers, Numbers]:
        """Lower and upper limit for townships of these denominators, as widened as the verdicts' were.

        Where so few cases are counted that not even none (or all) of them would stand out, there is no limit: 0 (or 1).
        """
        counted = np.asarray(denominators, float) / (self.dispersion if self.adjusted else 1.0)
        centre, tail = self.centre / self.scale, (1 - level) / 2
        low, high = _limits(self.law, centre, counted, level)
        low = np.where(_at_most(self.law, np.zeros_like(counted), counted, centre) > tail, 0, low)
        if self.law == "binomial":
            high = np.where(_at_least(self.law, counted, counted, centre) > tail, 1, high)
        return self.scale * low, self.scale * high


def funnel(law: Law, numerators: Given, denominators: Given, scale: float = 1) -> Funnel | None:
    """The funnel of rates ``scale``·numerator/denominator around their common rate; None where there is no rate at all.

    None, NaN and a denominator of 0 are unknown. Of fewer than 10 townships the limits are never widened.
    """
    numerator, denominator = np.array(numerators, dtype=float), np.array(denominators, dtype=float)
    with np.errstate(invalid="ignore"):
        known = (numerator >= 0) & (denominator > 0)
    if not known.any():
        return None
    n, d = numerator[known], denominator[known]
    centre = float(n.sum() / d.sum())
    phi, adjusted = dispersion(_scores(law, n, d, centre))
    counted = d / phi if adjusted else d
    verdicts = np.full(len(numerator), "unknown", dtype=object)
    verdicts[known] = _verdicts(law, n / d, counted, centre)
    values = np.full(len(numerator), None, dtype=object)
    values[known] = scale * n / d
    return Funnel(law, scale, scale * centre, phi, adjusted, tuple(values), tuple(verdicts))


def poisson_limits(expected: Given, level: float = WARNING) -> tuple[Numbers, Numbers]:
    """The exact limits of an observed number, as ratios of the expected one."""
    return confint_poisson(np.asarray(expected, float), np.asarray(expected, float), "exact-c", 1 - level)


def binomial_limits(share: float, trials: Given, level: float = WARNING) -> tuple[Numbers, Numbers]:
    """The exact limits of an observed share of so many trials where ``share`` is the true one."""
    trials = np.asarray(trials, float)
    return proportion_confint(share * trials, trials, 1 - level, method="beta")


def dispersion(scores: Numbers) -> tuple[float, bool]:
    """Spiegelhalter's φ, the mean square of the winsorised scores, and whether it is significantly above 1.

    Tested as I·φ against chi-square with I − 1 degrees of freedom; drawing the tails in makes that a cautious test.
    Fewer than 10 scores are not tested: φ is then said to be 1.
    """
    if len(scores) < FEWEST:
        return 1.0, False
    drawn_in = np.clip(scores, *np.quantile(scores, [TAIL, 1 - TAIL]))
    phi = float(np.mean(drawn_in**2))
    return phi, bool(phi > 1 and len(scores) * phi > chi2.ppf(SIGNIFICANT, len(scores) - 1))


def _scores(law: Law, n: Numbers, d: Numbers, centre: float) -> Numbers:
    """By how many standard errors, as chance alone would have them, each rate lies from the centre."""
    variance = centre / d if law == "poisson" else centre * (1 - centre) / d
    return np.divide(n / d - centre, np.sqrt(variance), out=np.zeros_like(n), where=variance > 0)


def _limits(law: Law, centre: float, denominators: Numbers, level: float) -> tuple[Numbers, Numbers]:
    if law == "binomial":
        return binomial_limits(centre, denominators, level)
    if centre == 0:
        return np.zeros_like(denominators), np.zeros_like(denominators)
    low, high = poisson_limits(centre * denominators, level)
    return centre * low, centre * high


def _verdicts(law: Law, rates: Numbers, denominators: Numbers, centre: float) -> Numbers:
    verdicts = np.full(len(rates), "within", dtype=object)
    cases = rates * denominators
    at_most, at_least = (tail(law, cases, denominators, centre) for tail in (_at_most, _at_least))
    for level, name in ((WARNING, "95"), (ALARM, "998")):
        low, high = _limits(law, centre, denominators, level)
        verdicts[(rates < low) & (at_most <= (1 - level) / 2)] = f"low_{name}"
        verdicts[(rates > high) & (at_least <= (1 - level) / 2)] = f"high_{name}"
    return verdicts


def _at_most(law: Law, cases: Numbers, denominators: Numbers, centre: float) -> Numbers:
    """The chance of so many cases or fewer at the common rate. Widened denominators make parts of cases: hence beta and gamma."""
    if law == "poisson":
        return gammaincc(cases + 1, centre * denominators)
    some = denominators > cases
    return np.where(some, betainc(np.where(some, denominators - cases, 1), cases + 1, 1 - centre), 1.0)


def _at_least(law: Law, cases: Numbers, denominators: Numbers, centre: float) -> Numbers:
    """The chance of so many cases or more at the common rate."""
    some = cases > 0
    counted = np.where(some, cases, 1)
    if law == "poisson":
        return np.where(some, gammainc(counted, centre * denominators), 1.0)
    return np.where(some, betainc(counted, np.maximum(denominators - cases, 0) + 1, centre), 1.0)
