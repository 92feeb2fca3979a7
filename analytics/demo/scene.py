"""What every invented thing is set in: the reference lists, the settings, the months and the seed."""

from dataclasses import dataclass
from functools import cached_property
from random import Random

from analytics.demo.chance import stream
from analytics.demo.stories import Care, care
from analytics.demo.terms import number
from analytics.reference import Reference
from analytics.settings import Settings


@dataclass(frozen=True)
class Scene:
    """Months are consecutive, the first is the campaign's."""

    reference: Reference
    settings: Settings
    months: tuple[str, ...]
    seed: int

    def chance(self, *names: object) -> Random:
        """The stream of chance of that subject under this seed."""
        return stream(self.seed, *names)

    def care(self, township: str, index: int) -> Care:
        """How well the township looks after its schools in the month of that index."""
        return self._cares[township][index]

    @cached_property
    def _cares(self) -> dict[str, list[Care]]:
        last, codes = max(1, len(self.months) - 1), [township.code for township in self.reference.townships]
        indices = range(len(self.months))
        return {code: [care(self.chance("care", code), code, index / last) for index in indices] for code in codes}

    def is_holiday(self, month: str) -> bool:
        return number(month) in self.settings.holiday_months

    @cached_property
    def police(self) -> dict[str, str]:
        """Township to the first police unit that answers for it."""
        units = reversed(self.reference.units)
        return {township: unit.code for unit in units if unit.channel == "police" for township in unit.townships}
