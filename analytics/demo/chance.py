"""Seeded chance: every subject draws from a stream of its own, so that one more school does not change the others."""

from collections.abc import Mapping
from math import exp
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(*names: object) -> Random:
    """A source of chance that depends on nothing but its names (text seeds are hashed by SHA-512, not by ``hash``)."""
    return Random("/".join(str(name) for name in names))


def happens(chance: Random, probability: float) -> bool:
    return chance.random() < probability


def weighted(chance: Random, weights: Mapping[T, float]) -> T:
    """One of the keys, in proportion to its weight."""
    return chance.choices(list(weights), list(weights.values()))[0]


def poisson(chance: Random, mean: float) -> int:
    """Knuth's product of uniforms: exact, and quick for the small means that a school has in a month."""
    limit, product, count = exp(-min(mean, 500.0)), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def around(chance: Random, value: float, spread: float = 0.15) -> int:
    """A whole number near ``value``, never below zero."""
    return max(0, round(value * chance.uniform(1 - spread, 1 + spread)))
