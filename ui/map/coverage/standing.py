"""How the schools stand at one time of day: covered, not covered, or not to be found on the map."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ui import store, wording
from ui.map.county import Row, Rows, pupils
from ui.map.coverage.question import Question
from ui.wording import t


@dataclass(frozen=True)
class Share:
    """``part`` of ``whole``; nothing of nothing is unknown."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def percent(self) -> str:
        return "—" if self.value is None else f"{self.value:.1%}"

    @property
    def fraction(self) -> str:
        return f"{wording.count(self.part)} / {wording.count(self.whole)}"

    @property
    def words(self) -> str:
        return "—" if self.value is None else t("coverage.share", percent=self.percent, fraction=self.fraction)


class Standing:
    """The schools of a window. Those that are not placed count neither as covered nor as uncovered."""

    def __init__(self, asked: Question, window: str) -> None:
        rows = store.made(Rows, asked.of_window(window))
        self.by_code = rows.by_code
        self.schools: list[Row] = [row for row in rows.all if asked.stage in (None, row["stage"])]

    @cached_property
    def placed(self) -> list[Row]:
        return [row for row in self.schools if row["lon"] is not None]

    @cached_property
    def unplaced(self) -> list[Row]:
        return [row for row in self.schools if row["lon"] is None]

    @cached_property
    def covered(self) -> list[Row]:
        return [row for row in self.placed if row["covered"]]

    @cached_property
    def bare(self) -> list[Row]:
        """Nobody stands in front of them."""
        return [row for row in self.placed if not row["covered"]]

    @cached_property
    def of_schools(self) -> Share:
        return Share(len(self.covered), len(self.placed))

    @cached_property
    def of_pupils(self) -> Share:
        return Share(pupils(self.covered), pupils(self.placed))

    def within(self, township: str) -> "tuple[Share, Share]":
        """The shares of schools and of pupils in one township."""
        placed = [row for row in self.placed if row["township_code"] == township]
        return shares(placed)


def shares(placed: Sequence[Row]) -> tuple[Share, Share]:
    covered = [row for row in placed if row["covered"]]
    return Share(len(covered), len(placed)), Share(pupils(covered), pupils(placed))


def without_pupils(rows: Iterable[Row]) -> int:
    """Schools whose number of pupils nobody has reported."""
    return sum(row["pupils"] is None for row in rows)
