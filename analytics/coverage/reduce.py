"""What may be left out of a covering problem without losing its best solution, and the plain greedy way through it.

A cover matrix has a row for each place that is to be covered, a column for each candidate, and ones where one covers the other.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

Indices = NDArray[np.intp]


def undominated(cover: sparse.csr_array) -> Indices:
    """The columns without those that cover nothing, or only what another covers too; of equal ones the first stays."""
    both, size = _shared(cover, axis=0)
    dominated = (both.data == size[both.row]) & ((size[both.col] > size[both.row]) | (both.col < both.row))
    keep = size > 0
    keep[both.row[dominated & (both.row != both.col)]] = False
    return np.flatnonzero(keep)


def hardest(cover: sparse.csr_array) -> Indices:
    """The rows whose covering covers all others: without those whose candidates include all of another row's."""
    both, size = _shared(cover, axis=1)
    # The row that has all its candidates among those of the other is the harder one.
    easier = (both.data == size[both.row]) & ((size[both.col] > size[both.row]) | (both.row < both.col))
    keep = size > 0
    keep[both.col[easier & (both.row != both.col)]] = False
    return np.flatnonzero(keep)


def _shared(cover: sparse.csr_array, axis: int) -> tuple[sparse.coo_array, NDArray[np.int64]]:
    """How many ones each two columns (``axis`` 0) or rows (1) have in common, and how many each has."""
    product = cover @ cover.T if axis else cover.T @ cover
    return sparse.coo_array(product), np.asarray(cover.sum(axis=axis)).ravel()


def alike(cover: sparse.csr_array) -> tuple[Indices, Indices]:
    """Rows with the same candidates are one: the first of each kind, and for every row which kind it is."""
    sorted_ = cover.sorted_indices()
    seen: dict[bytes, int] = {}
    kinds = np.empty(cover.shape[0], dtype=np.intp)
    for row in range(cover.shape[0]):
        columns = sorted_.indices[sorted_.indptr[row] : sorted_.indptr[row + 1]].tobytes()
        kinds[row] = seen.setdefault(columns, len(seen))
    _, first = np.unique(kinds, return_index=True)
    return first, kinds


def parts(cover: sparse.csr_array) -> list[tuple[Indices, Indices]]:
    """Rows and columns of each part that has nothing to do with the others, in the order of their first columns."""
    rows, columns = cover.shape
    joined = sparse.block_array([[None, cover], [cover.T, None]]) if rows and columns else sparse.csr_array((0, 0))
    count, label = connected_components(joined, directed=False)
    ordered = np.argsort(label, kind="stable")
    groups = np.split(ordered, np.cumsum(np.bincount(label, minlength=count))[:-1])
    found = [(group[group < rows], group[group >= rows] - rows) for group in groups]
    return sorted(
        ((own, candidates) for own, candidates in found if len(own) and len(candidates)), key=lambda part: part[1][0]
    )


def apart(cover: sparse.csr_array) -> int:
    """How many rows can be found of which no two have a candidate in common: no fewer columns cover all rows."""
    taken, found = np.zeros(cover.shape[1], dtype=bool), 0
    for row in np.argsort(np.diff(cover.indptr), kind="stable"):
        columns = cover.indices[cover.indptr[row] : cover.indptr[row + 1]]
        if len(columns) and not taken[columns].any():
            taken[columns] = True
            found += 1
    return found


def greedy(cover: sparse.csr_array, weight: NDArray[np.float64], most: int) -> list[tuple[int, Indices]]:
    """At most ``most`` columns, one after the other that which adds most weight (of equal ones the first), with its new rows."""
    by_column, left = cover.tocsc(), weight.astype(np.float64)
    covered, steps = np.zeros(cover.shape[0], dtype=bool), list[tuple[int, Indices]]()
    gains = cover.T @ left
    while len(steps) < most and len(gains) and gains.max() > 0:
        column = int(gains.argmax())
        rows = by_column.indices[by_column.indptr[column] : by_column.indptr[column + 1]]
        new = np.sort(rows[~covered[rows]])
        covered[new] = True
        gains = gains - sparse.csr_array(cover[new]).T @ left[new]
        gains[column] = 0.0
        steps.append((column, new))
    return steps


def in_their_order(cover: sparse.csr_array, weight: NDArray[np.float64], columns: Indices) -> list[tuple[int, Indices]]:
    """Chosen columns, those that add most first, each with the rows that it adds; without those that add nothing."""
    steps = greedy(sparse.csr_array(cover[:, columns]), weight, len(columns))
    return [(int(columns[step]), rows) for step, rows in steps]
