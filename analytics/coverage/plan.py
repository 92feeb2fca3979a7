"""Plans for more guard posts: candidates are the schools' own places, a post covers what lies within its radius."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from analytics.coverage.reach import reach
from analytics.coverage.reduce import in_their_order
from analytics.coverage.solver import Choice, fewest, most

SECONDS = 5.0  # for one question; a county's are answered in far less


@dataclass(frozen=True)
class Gain:
    """What a post adds to those before it: the schools that it is the first to cover, and their weight."""

    schools: tuple[int, ...]
    weight: float


@dataclass(frozen=True)
class Plan:
    """Posts at ``positions`` (places in the arrays given), those that add most first, with what each adds.

    ``total`` is the weight of all schools that they newly cover. ``bound`` is what no plan can better: of the best posts the
    greatest total, of the fewest posts the least number. ``proven``: the plan is as good as its bound; if not, the time was up.
    """

    positions: tuple[int, ...]
    gains: tuple[Gain, ...]
    total: float
    bound: float
    proven: bool


def best_posts(
    lon: ArrayLike,
    lat: ArrayLike,
    weight: ArrayLike,
    need: ArrayLike,
    radius_m: float,
    posts: int,
    *,
    seconds: float = SECONDS,
) -> Plan:
    """At most ``posts`` posts that cover as much ``weight`` of the schools in ``need`` as any could (maximal covering).

    Places are WGS-84 degrees and all known; weights are not negative. No post is proposed that would add nothing.
    """
    weights = np.asarray(weight, dtype=np.float64)
    cover, order = _cover(lon, lat, weights, np.asarray(need, dtype=bool) & (weights > 0), radius_m)
    return _plan(most(cover, weights[order], posts, seconds), cover, weights[order], order)


def fewest_posts(lon: ArrayLike, lat: ArrayLike, need: ArrayLike, radius_m: float, *, seconds: float = SECONDS) -> Plan:
    """As few posts as cover every school in ``need`` (set covering). Every school weighs 1."""
    needs = np.asarray(need, dtype=bool)
    cover, order = _cover(lon, lat, np.ones(len(needs)), needs, radius_m)
    return _plan(fewest(cover, seconds), cover, np.ones(len(needs)), order)


def _cover(
    lon: ArrayLike, lat: ArrayLike, weight: NDArray[np.float64], need: NDArray[np.bool_], radius_m: float
) -> tuple[sparse.csr_array, NDArray[np.intp]]:
    """Which school (row) is in need and within reach of which (column), and the order of both.

    The order settles which of equally good places is taken, however the schools are listed: one that is in need itself
    rather than one beside it, then the one of more weight, then the westernmost.
    """
    lons, lats = np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    order = np.lexsort((lats, lons, -weight, ~need))
    near = reach(lons[order], lats[order], radius_m)
    cover = sparse.csr_array(near.multiply(need[order][:, None]))
    cover.eliminate_zeros()
    return cover, order


def _plan(choice: Choice, cover: sparse.csr_array, weight: NDArray[np.float64], order: NDArray[np.intp]) -> Plan:
    steps = in_their_order(cover, weight, choice.columns)
    return Plan(
        positions=tuple(int(order[column]) for column, _ in steps),
        gains=tuple(Gain(tuple(sorted(order[rows].tolist())), float(weight[rows].sum())) for _, rows in steps),
        total=float(sum(weight[rows].sum() for _, rows in steps)),
        bound=choice.bound,
        proven=choice.proven,
    )
