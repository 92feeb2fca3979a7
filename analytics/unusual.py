"""Counts that give reason to ask: far outside the unit's own past, or zero where there has always been something."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.settings import Settings
from analytics.stats.outliers import medians, modified_z_of_each

COLUMNS = [
    "finding",
    "unit",
    "township_code",
    "month",
    "item",
    "value",
    "median",
    "score",
    "past",
    "submission",
    "line",
]


@dataclass(frozen=True)
class Unusual:
    """Finds them with an analyst's settings. A value, so that what it found can be kept under it.

    ``enough``: months of own past that the score needs, ``z``: from which score on a count stands out, as in the intake.
    ``zero_past`` and ``zero_median``: after so many months whose median is at least that, a zero is worth a question,
    though not in ``holidays`` (numbers of months), when there is little to do at schools.
    """

    z: float
    enough: int
    zero_past: int
    zero_median: float
    holidays: tuple[int, ...] = ()

    @classmethod
    def by(cls, settings: Settings) -> "Unusual":
        past = (settings.zero_past, settings.zero_median, settings.holiday_months)
        return cls(settings.outlier_z, settings.outlier_past, *past)

    def __call__(self, counts: pd.DataFrame) -> pd.DataFrame:
        """Of all months of ``queries.unit_counts``; each month is judged by the months up to it, as when it was filed.

        finding is ``outlier``, ``zero`` or ``all_zero`` (every count that the work report fills in is 0: no item, and
        ``value`` is how many counts); median is that of the months before, past their number, score the modified z.
        """
        judged = _judged(counts)
        stands_out = (judged["past"] >= self.enough) & (judged["score"].abs() >= self.z)
        was_more = (judged["past"] >= self.zero_past) & (judged["median"] >= self.zero_median)
        at_work = ~judged["month"].str[5:].astype(int).isin(self.holidays)
        found = [
            judged[stands_out].assign(finding="outlier"),
            judged[was_more & at_work & (judged["value"] == 0)].assign(finding="zero"),
            _all_zero(counts),
        ]
        return pd.concat([each.reindex(columns=COLUMNS) for each in found if len(each)] or [_none()])


def _none() -> pd.DataFrame:
    return pd.DataFrame(columns=COLUMNS)


def _judged(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts with the median of their past, its length and their score; the past is of the same unit and item."""
    unit, units = pd.factorize(counts["unit"])
    item, items = pd.factorize(counts["item"])
    column, months = pd.factorize(counts["month"], sort=True)
    row = unit * len(items) + item
    table = np.full((len(units) * len(items), len(months)), np.nan)
    table[row, column] = counts["value"].to_numpy(float)
    past, middle, score = (np.full(table.shape, np.nan) for _ in range(3))
    for place in range(len(months)):
        here = np.flatnonzero(~np.isnan(table[:, place]))
        earlier = table[here, :place]
        past[here, place] = known = np.count_nonzero(~np.isnan(earlier), axis=1)
        score[here, place] = modified_z_of_each(table[here, : place + 1])[:, -1]
        middle[here[known > 0], place] = medians(earlier[known > 0])
    return counts.assign(past=past[row, column], median=middle[row, column], score=score[row, column])


def _all_zero(counts: pd.DataFrame) -> pd.DataFrame:
    """Work reports in which nothing is filled in but zeros: they have lines, which what is counted from ledgers has not."""
    work = counts[counts["line"].notna()]
    whole = work.groupby(["unit", "township_code", "month", "submission", "line"], as_index=False).agg(
        value=("value", "size"), most=("value", "max")
    )
    return whole[whole["most"] == 0].assign(finding="all_zero")
