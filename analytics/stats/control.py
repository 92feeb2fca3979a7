"""Whether a month is signal or noise: the XmR control chart with the rules of NHS England's Making Data Count.

Limits are the mean ± 2.66 times the mean moving range (of neighbouring months), from which ranges above 3.267 times it are
left out first: a single odd month must not widen the limits that should show it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import Literal

LIMIT = 2.66
SCREEN = 3.267
NEAR = 2 / 3  # of the way from the mean to a limit
RUN = 7
ENOUGH = 12  # points: fewer make trial limits
FEWEST = 5  # points: below, limits would say nothing (Wheeler, Understanding Variation)
ROUNDING = 1e-9

Rule = Literal["outside", "trend", "one_side", "two_of_three"]
Meaning = Literal["improvement", "concern", "change", "common"]


@dataclass(frozen=True)
class Signal:
    """The rule by which a point is no noise, and whether it tells of higher values or lower ones."""

    rule: Rule
    up: bool


@dataclass(frozen=True)
class Control:
    """A series with its mean and limits. ``signals`` stand for the values one by one, None where there is only noise.

    ``trial``: the limits rest on fewer than 12 points and are still to be confirmed.
    """

    values: tuple[float | None, ...]
    mean: float
    low: float
    high: float
    signals: tuple[Signal | None, ...]
    trial: bool

    def meaning(self, at: int, better: Literal["lower", "higher", "none"]) -> Meaning:
        """What the point says where ``better`` values are lower or higher: Making Data Count's colours in words."""
        signal = self.signals[at]
        if signal is None:
            return "common"
        if better == "none":
            return "change"
        return "improvement" if signal.up == (better == "higher") else "concern"


def xmr(values: Sequence[float | None], *, screened: bool = True) -> Control | None:
    """The control chart of a series; None for fewer than 5 known values.

    Unknown months are passed over: the known ones follow one another.
    """
    at = [i for i, value in enumerate(values) if value is not None]
    known = [float(value) for value in values if value is not None]
    if len(known) < FEWEST:
        return None
    mean = fmean(known)
    reach = LIMIT * _moving_range(known, screened)
    signals: list[Signal | None] = [None] * len(values)
    for i, signal in zip(at, _signals(known, mean, reach), strict=True):
        signals[i] = signal
    return Control(tuple(values), mean, mean - reach, mean + reach, tuple(signals), len(known) < ENOUGH)


def _moving_range(values: Sequence[float], screened: bool) -> float:
    ranges = [abs(after - before) for before, after in pairwise(values)]
    mean = fmean(ranges)
    return fmean([r for r in ranges if r <= SCREEN * mean + ROUNDING]) if screened else mean


def _signals(values: list[float], mean: float, reach: float) -> list[Signal | None]:
    """The first rule that each point answers to, in the order of Making Data Count."""
    slack = ROUNDING * max(1.0, abs(mean))
    away = [0.0 if abs(value - mean) <= slack else value - mean for value in values]
    sides = [(distance > 0) - (distance < 0) for distance in away]
    steps = [0, *((after > before) - (after < before) for before, after in pairwise(values))]
    outside = [side if abs(distance) > reach + slack else 0 for side, distance in zip(sides, away, strict=True)]
    near = [
        side if not out and abs(distance) > NEAR * reach + slack else 0
        for side, distance, out in zip(sides, away, outside, strict=True)
    ]
    found: dict[Rule, list[int]] = {
        "outside": outside,
        "trend": _trend(steps),
        "one_side": _runs(sides, RUN),
        "two_of_three": _two_of_three(near, sides),
    }
    return [
        next((Signal(rule, ways[i] > 0) for rule, ways in found.items() if ways[i]), None) for i in range(len(values))
    ]


def _runs(ways: Sequence[int], length: int) -> list[int]:
    """Each point's way where it is one of ``length`` or more that go the same way one after another, else 0."""
    runs = [0] * len(ways)
    for start in range(len(ways) - length + 1):
        window = ways[start : start + length]
        if window[0] and len(set(window)) == 1:
            runs[start : start + length] = window
    return runs


def _trend(steps: Sequence[int]) -> list[int]:
    """Seven points trend where six steps go the same way; the point before the first step is one of them."""
    runs = _runs(steps, RUN - 1)
    return [way or after for way, after in zip(runs, [*runs[1:], 0], strict=True)]


def _two_of_three(near: Sequence[int], sides: Sequence[int]) -> list[int]:
    """The points near a limit of which two lie among three neighbours that are all on that side of the mean."""
    found = [0] * len(near)
    for start in range(len(near) - 2):
        three = range(start, start + 3)
        side = sides[start]
        if side and all(sides[i] == side for i in three) and sum(near[i] == side for i in three) >= 2:
            for i in three:
                found[i] = near[i] or found[i]
    return found
