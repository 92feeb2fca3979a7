"""What was counted of the work, month by month: the rows of ``queries.work_months``, looked up by count and month."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import pandas as pd

from analytics.months import month_before, months_between


@dataclass(frozen=True)
class Told:
    """One count in one month. ``value`` is None where no unit that owns it has told it, which is never a zero.

    ``owing`` units should tell it, ``reported`` did, ``active`` of them told more than none; ``other`` is the other channel's
    value, which does not count.
    """

    value: int | None = None
    reported: int = 0
    active: int = 0
    not_applicable: int = 0
    owing: int = 0
    other: int | None = None
    other_reported: int = 0

    @property
    def asked(self) -> int:
        """The units that should tell a number: those to whom it does not apply have answered."""
        return self.owing - self.not_applicable

    @property
    def is_whole(self) -> bool:
        return self.reported == self.asked


NOTHING = Told()


@dataclass(frozen=True)
class ToDate:
    """A count over months: the sum, and of how many reports of how many that were owed."""

    value: int | None
    reported: int
    asked: int


class Tally:
    def __init__(self, frame: pd.DataFrame) -> None:
        rows = frame.astype(object).where(frame.notna(), None)
        names = [field.name for field in fields(Told)]
        cells = zip(*(rows[name] for name in names), strict=True)
        keys = zip(rows["item"], rows["month"], strict=True)
        self._cells = {
            key: Told(*(None if cell is None else int(cell) for cell in told))
            for key, told in zip(keys, cells, strict=True)
        }

    def told(self, item: str, month: str) -> Told:
        return self._cells.get((item, month), NOTHING)

    def change(self, item: str, month: str) -> int | None:
        """This month's value less the last one's; None if either is unknown."""
        now, before = self.told(item, month).value, self.told(item, month_before(month)).value
        return None if now is None or before is None else now - before

    def line(self, item: str, months: Sequence[str]) -> list[int | None]:
        return [self.told(item, month).value for month in months]

    def to_date(self, item: str, first: str, last: str) -> ToDate:
        told = [self.told(item, month) for month in months_between(first, last)]
        known = [month.value for month in told if month.value is not None]
        return ToDate(
            sum(known) if known else None,
            sum(month.reported for month in told),
            sum(month.asked for month in told),
        )
