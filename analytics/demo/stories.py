"""How a township looks after its schools: most of them steadily, one better and better, one worse and worse."""

from dataclasses import dataclass
from random import Random

from analytics.demo import told


@dataclass(frozen=True)
class Care:
    """``finds`` and ``repair`` multiply what is usual; ``late`` and ``never`` are shares of the hazards found."""

    finds: float
    late: float
    never: float
    repair: float
    guards_leave: float
    duty: float


def care(chance: Random, township: str, passed: float) -> Care:
    """The township's care when that share of the months (0 to 1) has passed."""
    if township == told.story("better"):
        return Care(1.1 - 0.3 * passed, 0.36 * (1 - passed), 0.0, 3.0, 0.0, 0.97 + 0.02 * passed)
    if township == told.story("worse"):
        return Care(0.9 + 0.9 * passed, 0.15 + 0.2 * passed, 0.06 + 0.36 * passed, 0.15, 0.05, 0.94 - 0.16 * passed)
    lean = chance.uniform(-1, 1)
    return Care(1 + 0.1 * lean, 0.13 + 0.05 * lean, 0.03 + 0.015 * lean, 1 - 0.2 * lean, 0.004, 0.965 - 0.015 * lean)
