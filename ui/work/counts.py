"""The counts of work in the reader's words, measure by measure."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.contract import Column, Kind
from analytics.contract.declarations import MECHANISMS
from analytics.warehouse.counts import MEASURES, counted, measure, owner
from ui import wording
from ui.wording import t


@dataclass(frozen=True)
class Count:
    """A count of work: its measure is "1" to "6"; a stock does not add up over months; duty is told by zones and posts."""

    id: str
    zh: str
    en: str
    unit_zh: str
    unit_en: str
    measure: str
    mechanism: str
    owner: str
    is_stock: bool
    is_duty: bool

    @property
    def counter(self) -> str:
        """What stands after a number: a Chinese number needs it, an English one repeats the count's name with it."""
        return self.unit_zh if wording.language() == "zh" else ""

    @property
    def unit(self) -> str:
        return self.unit_zh if wording.language() == "zh" else self.unit_en

    @property
    def head(self) -> str:
        """Name and unit of measurement."""
        return t("work.head", name=wording.label(self), unit=self.unit)


def _count(kind: Kind, column: Column) -> Count:
    return Count(
        column.id,
        column.zh,
        column.en,
        column.unit_zh,
        column.unit_en,
        str(MEASURES.index(measure(kind, column)) + 1),
        column.mechanism,
        owner(kind, column),
        column.over == "last",
        kind.id == "patrols",
    )


COUNTS = {column.id: _count(kind, column) for kind, column in counted()}
"""Every count by its id, in the order of the measures; those of the fifth in the order of the mechanisms."""


def of_measure(measure: str | None) -> list[Count]:
    """The counts of one measure, or all of them."""
    chosen = [count for count in COUNTS.values() if measure in (None, count.measure)]
    return sorted(chosen, key=lambda count: (count.measure, _mechanism(count)))


def of_mechanism(mechanism: str) -> Sequence[Count]:
    return [count for count in COUNTS.values() if count.mechanism == mechanism]


def _mechanism(count: Count) -> int:
    return MECHANISMS.index(count.mechanism) if count.mechanism else len(MECHANISMS)
