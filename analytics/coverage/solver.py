"""The two covering problems as integer programs for HiGHS, given a cover matrix (rows to cover, columns to choose)."""

from dataclasses import dataclass
from time import monotonic

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from analytics.coverage.reduce import Indices, alike, apart, greedy, hardest, parts, undominated
from analytics.coverage.search import EXACT, narrowed, swapped

MOST_ENTRIES = 250_000  # HiGHS looks at its clock only after it has prepared, which takes it a minute for twice as many


@dataclass(frozen=True)
class Choice:
    """The columns chosen. ``bound``: no choice does better; ``proven``: this one is as good as that."""

    columns: Indices
    bound: float
    proven: bool


def most(cover: sparse.csr_array, weight: NDArray[np.float64], columns: int, seconds: float) -> Choice:
    """At most so many columns that cover rows of the greatest total weight."""
    first, kinds = alike(cover)
    kept = undominated(cover)
    rows = sparse.csr_array(cover[first][:, kept])
    heavy = np.asarray(np.bincount(kinds, weights=weight, minlength=len(first)), dtype=np.float64)
    start = np.array([column for column, _ in greedy(rows, heavy, columns)], dtype=np.intp)
    if len(start) < columns or not len(kept):  # everything is covered
        return Choice(np.sort(kept[start]), _weight(rows, heavy, start), True)
    start = swapped(rows, heavy, start)
    known = _weight(rows, heavy, start)
    left = narrowed(rows, heavy, columns, known)
    if not len(left.may):
        return Choice(np.sort(kept[start]), known, True)
    if rows[:, left.may].nnz > MOST_ENTRIES:
        return Choice(np.sort(kept[start]), left.bound, False)
    must = np.isin(left.may, left.must)
    answer = _maximised(sparse.csr_array(rows[:, left.may]), heavy, columns, must, seconds)
    bound = max(known, min(left.bound, answer.bound))
    better = answer.reached > known + EXACT
    return Choice(
        np.sort(kept[left.may[answer.columns] if better else start]), bound, bound <= max(known, answer.reached) + EXACT
    )


def _weight(cover: sparse.csr_array, weight: NDArray[np.float64], columns: Indices) -> float:
    return float(weight[np.asarray(cover[:, columns].sum(axis=1)).ravel() > 0].sum())


def fewest(cover: sparse.csr_array, seconds: float) -> Choice:
    """As few columns as cover every row that any covers."""
    until = monotonic() + seconds
    rows, columns, forced = _kernel(cover)
    kernel = sparse.csr_array(cover[rows][:, columns])
    chosen, bound = [forced], float(len(forced))
    for own, candidates in sorted(parts(kernel), key=lambda part: len(part[1])):
        answer = _minimised(sparse.csr_array(kernel[own][:, candidates]), until - monotonic())
        chosen.append(columns[candidates[answer.columns]])
        bound += answer.bound
    found = np.sort(np.concatenate(chosen))
    return Choice(found, bound, bound >= len(found))


def _kernel(cover: sparse.csr_array) -> tuple[Indices, Indices, Indices]:
    """Rows and columns of what is left when all that is plain has been decided, and the columns that must be chosen."""
    rows, columns, forced = np.arange(cover.shape[0]), np.arange(cover.shape[1]), list[int]()
    while True:
        before = len(rows), len(columns)
        columns = columns[undominated(sparse.csr_array(cover[rows][:, columns]))]
        rows = rows[hardest(sparse.csr_array(cover[rows][:, columns]))]
        left = sparse.csr_array(cover[rows][:, columns])
        alone = np.flatnonzero(np.diff(left.indptr) == 1)
        must = np.unique(left.indices[left.indptr[alone]])
        forced.extend(columns[must].tolist())
        done = np.asarray(left[:, must].sum(axis=1)).ravel() > 0
        rows, columns = rows[~done], np.delete(columns, must)
        if (len(rows), len(columns)) == before or not len(rows):
            return rows, columns, np.array(sorted(forced), dtype=np.intp)


@dataclass(frozen=True)
class _Answer:
    columns: Indices
    reached: float
    bound: float


def _maximised(
    cover: sparse.csr_array, weight: NDArray[np.float64], columns: int, must: NDArray[np.bool_], seconds: float
) -> _Answer:
    """Chosen are the x of the columns; y of a row may be 1 if one of its columns is chosen, and weighs so much."""
    first, kinds = alike(cover)
    some = np.diff(cover[first].indptr) > 0
    rows, heavy = sparse.csr_array(cover[first][some]), np.bincount(kinds, weights=weight)[some]
    count, candidates = rows.shape
    # A row with a single candidate weighs with its column.
    alone = np.diff(rows.indptr) == 1
    own = np.bincount(rows.indices[rows.indptr[:-1][alone]], weights=heavy[alone], minlength=candidates)
    rows, heavy = sparse.csr_array(rows[~alone]), heavy[~alone]
    count = rows.shape[0]
    covered = sparse.hstack([rows, -sparse.eye_array(count)])
    budget = sparse.hstack([sparse.csr_array(np.ones((1, candidates))), sparse.csr_array((1, count))])
    result = milp(
        -np.concatenate([own, heavy]),
        integrality=np.concatenate([np.ones(candidates), np.zeros(count)]),
        bounds=Bounds(np.concatenate([must, np.zeros(count)]), 1),
        constraints=[LinearConstraint(covered.tocsr(), 0, np.inf), LinearConstraint(budget.tocsr(), 0, columns)],
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    picked = _picked(result.x, candidates)
    done = np.asarray(cover[:, picked].sum(axis=1)).ravel() > 0
    bound = -result.mip_dual_bound if result.mip_dual_bound is not None else np.inf
    reached = float(weight[done].sum())
    return _Answer(picked, reached, reached if result.status == 0 else float(min(bound, weight.sum())))


def _minimised(cover: sparse.csr_array, seconds: float) -> _Answer:
    """The x of as few columns as possible, at least one of those of each row."""
    plain = np.array([column for column, _ in greedy(cover, np.ones(cover.shape[0]), cover.shape[1])], dtype=np.intp)
    least = apart(cover)
    if least == len(plain) or seconds <= 0 or cover.nnz > MOST_ENTRIES:
        return _Answer(plain, len(plain), least)
    result = milp(
        np.ones(cover.shape[1]),
        integrality=np.ones(cover.shape[1]),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(cover, 1, np.inf),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    found = _picked(result.x, cover.shape[1])
    best = found if 0 < len(found) < len(plain) else plain
    if result.status == 0:
        return _Answer(best, len(best), len(best))
    bound = result.mip_dual_bound
    return _Answer(best, len(best), max(least, np.ceil(bound - EXACT)) if bound is not None else least)


def _picked(x: NDArray[np.float64] | None, candidates: int) -> Indices:
    return np.flatnonzero(x[:candidates] > 0.5) if x is not None else np.empty(0, dtype=np.intp)
