"""Instances with published optima."""

from itertools import combinations, permutations, product
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse
from scipy.spatial.distance import cdist

from analytics.coverage.solver import fewest, most


def bose(order):
    """Bose's Steiner triple system on 3 × ``order`` points (``order`` odd)."""

    def point(x, layer):
        return x % order + order * (layer % 3)

    half = (order + 1) // 2
    across = [(point(x, 0), point(x, 1), point(x, 2)) for x in range(order)]
    pairs = product(range(3), combinations(range(order), 2))
    return across + [(point(x, i), point(y, i), point((x + y) * half, i + 1)) for i, (x, y) in pairs]


def tripled(triples, points):
    """Three copies of a Steiner triple system, joined to one of three times the points."""
    copies = [tuple(x + layer * points for x in triple) for triple in triples for layer in range(3)]
    across = [(x, x + points, x + 2 * points) for x in range(points)]
    between = [(a, b + points, c + 2 * points) for triple in triples for a, b, c in permutations(triple)]
    return copies + across + between


@pytest.mark.parametrize(
    ("triples", "points", "optimum"),
    [(bose(3), 9, 5), (bose(5), 15, 9), (tripled(bose(3), 9), 27, 18)],
    ids=["STS9", "STS15", "STS27"],
)
def test_steiner_triples_are_covered_with_the_fewest_points(triples, points, optimum):
    """Fulkerson, Nemhauser and Trotter, Mathematical Programming Study 2 (1974): hard to prove for their size."""
    cells = np.zeros((len(triples), points), dtype=int)
    for row, triple in enumerate(triples):
        cells[row, list(triple)] = 1
    assert ((cells.T @ cells)[~np.eye(points, dtype=bool)] == 1).all()  # each two points lie in one triple
    found = fewest(sparse.csr_array(cells), 120)
    assert (len(found.columns), found.proven) == (optimum, True)
    assert (cells[:, found.columns].sum(axis=1) > 0).all()


@pytest.mark.parametrize(
    ("facilities", "optimum"), [(1, 6555), (2, 11339), (3, 14690), (4, 15658), (5, 15970), (6, 15984)]
)
def test_sao_jose_dos_campos_is_covered_as_published(facilities, optimum):
    """SJC402 within 800 m (Lorena and Pereira, Int. J. Industrial Engineering 9, 2002); all of its demand is 15,984."""
    x, y, demand = np.loadtxt(Path(__file__).with_name("sjc402.csv"), delimiter=",", skiprows=1, unpack=True)
    metres = cdist(np.column_stack((x, y)), np.column_stack((x, y)))
    cover = sparse.csr_array((metres <= 800).astype(int))
    found = most(cover, demand, facilities, 120)
    reached = demand[np.asarray(cover[:, found.columns].sum(axis=1)).ravel() > 0].sum()
    assert (len(found.columns), reached, found.proven) == (facilities, optimum, True)
