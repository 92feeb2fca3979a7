"""Good choices quickly found, and which candidates a better one could still hold: what makes the exact search short."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analytics.coverage.reduce import Indices

EXACT = 1e-6
STEPS = 300
PATIENCE = 20  # steps without a better bound before the step is halved

Weights = NDArray[np.float64]


def swapped(cover: sparse.csr_array, weight: Weights, columns: Indices) -> Indices:
    """The choice after as many exchanges of one column for another as each add weight, always the best exchange."""
    by_column, chosen = cover.tocsc(), columns.copy()
    turned = sparse.csr_array(cover.T)
    times = np.asarray(cover[:, chosen].sum(axis=1)).ravel()
    while len(chosen):
        best, where = 0.0, (0, 0)
        for place, column in enumerate(chosen):
            own = by_column.indices[by_column.indptr[column] : by_column.indptr[column + 1]]
            alone = own[times[own] == 1]
            left = np.where(times == 0, weight, 0.0)
            left[alone] = weight[alone]
            gains = turned @ left
            found = int(gains.argmax())
            gained = float(gains[found] - weight[alone].sum())
            if gained > best + EXACT:
                best, where = gained, (place, found)
        if best <= EXACT:
            return chosen
        times = times - cover[:, [chosen[where[0]]]].toarray().ravel() + cover[:, [where[1]]].toarray().ravel()
        chosen[where[0]] = where[1]
    return chosen


@dataclass(frozen=True)
class Narrowed:
    """Candidates that a choice of more weight than the one known could have, and those that it must have.

    ``bound``: no choice has more weight; both are empty where that is not more than what is known.
    """

    may: Indices
    must: Indices
    bound: float


def narrowed(cover: sparse.csr_array, weight: Weights, columns: int, known: float) -> Narrowed:
    """Rules candidates out by Lagrangean bounds: a row's weight is divided between the row and the columns that cover it.

    However it is divided, what the heaviest columns and the rows then have together is at least what any choice covers. The
    division is improved by subgradient steps.
    """
    turned, count = sparse.csr_array(cover.T), cover.shape[1]
    enough = known + (1 - EXACT if np.array_equal(weight, np.round(weight)) else EXACT)
    may, must = np.ones(count, dtype=bool), np.zeros(count, dtype=bool)
    price, pace, since, bound = weight.copy(), 1.0, 0, np.inf
    for _ in range(STEPS):
        gains = turned @ price
        ranked = np.argsort(-gains, kind="stable")
        top, next_ = ranked[:columns], gains[ranked[columns]] if count > columns else 0.0
        now = float(np.maximum(weight - price, 0).sum() + gains[top].sum())
        may &= now - gains[top[-1]] + np.minimum(gains, gains[top[-1]]) >= enough
        must[top[now - gains[top] + next_ < enough]] = True
        bound, since = (now, 0) if now < bound - EXACT else (bound, since + 1)
        if bound < enough or must.sum() > columns:  # nothing better can be had
            return Narrowed(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp), known)
        pace, since = (pace / 2, 0) if since > PATIENCE else (pace, since)
        slope = np.asarray(cover[:, np.sort(top)].sum(axis=1)).ravel() - (weight > price)
        length = float(slope @ slope)
        if not length:
            break
        price = np.clip(price - pace * (now - known) / length * slope, 0, weight)
    return Narrowed(np.flatnonzero(may | must), np.flatnonzero(must), bound)
