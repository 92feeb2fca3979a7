"""The figures of what is asked for: of each spot its value, what it is compared with, and how sure it is."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from analytics import queries
from analytics.metrics import Metric
from analytics.months import month_before, month_shifted
from ui import series, store, uncertainty
from ui.choices.explore import BEFORE, COUNTY
from ui.explore.asked import CHOSEN, Asked, Place, Spot
from ui.series import UNKNOWN, Cell, Series
from ui.uncertainty import Ends, Measured


class Values:
    """Answers for one run of the page. Whatever is added is added by the query, and divided last."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._root = store.reference().root.code
        self._few = store.settings().few_cases
        self._measured: set[tuple[str, Cell]] = set()
        self._ends: Measured = {}

    def cell(self, spot: Spot) -> Cell:
        """The figure of a spot; of a period of one month that month's."""
        together = spot.place.kind == CHOSEN
        area = self._root if together else spot.place.code
        if spot.month is None:
            return (self._chosen_over if together else self._over).cell(spot.metric.id, area, self._asked.view.last)
        return (self._chosen if together else self._all).cell(spot.metric.id, area, spot.month)

    def value(self, spot: Spot) -> float | None:
        return self.cell(spot).value

    def against(self, spot: Spot) -> Cell:
        """The figure that a spot's is compared with; unknown if there is none."""
        versus = self._asked.versus
        if versus == BEFORE:
            return UNKNOWN if spot.metric.matures else self._before(spot)
        area = self._root if versus == COUNTY else versus
        if not versus or area == spot.place.code:
            return UNKNOWN
        return self.cell(Spot(spot.metric, Place(area, "", (), "county"), spot.month))

    def difference(self, spot: Spot) -> float | None:
        """How much more the spot's value is than what it is compared with; None where either is unknown.

        A number of things is not compared with the county's, of which it is a part: see ``share``.
        """
        if self.is_part(spot.metric):
            return None
        value, other = self.value(spot), self.against(spot).value
        return None if value is None or other is None else value - other

    def is_part(self, metric: Metric) -> bool:
        """Whether comparing means to say which part of the county's number is the township's."""
        return self._asked.versus == COUNTY and metric.format == "count"

    def share(self, spot: Spot) -> float | None:
        """The part of the county's number that is the spot's; None where there is none."""
        value, whole = self.value(spot), self.against(spot).value
        return None if value is None or not whole or not self.is_part(spot.metric) else value / whole

    def ends(self, spot: Spot) -> Ends | None:
        """The 95 % interval of a rate; None where the indicator has none or the rate is unknown."""
        key = (spot.metric.id, self.cell(spot))
        if key not in self._measured:
            self.measure([spot])
        return self._ends.get(key)

    @property
    def intervals(self) -> Measured:
        """Those worked out so far, as the writer of cells takes them."""
        return self._ends

    def measure(self, spots: Iterable[Spot]) -> None:
        """Works out the intervals of many spots at once, which costs hardly more than that of one."""
        asked = {(spot.metric.id, self.cell(spot)): spot.metric for spot in spots}
        fresh = {key: metric for key, metric in asked.items() if key not in self._measured}
        self._measured |= fresh.keys()
        self._ends |= uncertainty.measured((metric, cell) for (_, cell), metric in fresh.items())

    def comparison(self, spot: Spot) -> float | None:
        """The difference, or of a number of things its part of the county's."""
        return self.share(spot) if self.is_part(spot.metric) else self.difference(spot)

    def is_few(self, spot: Spot) -> bool:
        """Whether a rate, or the rate that it is compared with, is of too few cases to say much."""
        if not spot.metric.denominator:
            return False
        wholes = (self.cell(spot).denominator, self.against(spot).denominator)
        return any(whole is not None and whole < self._few for whole in wholes)

    def line(self, metric: Metric, place: Place, months: Sequence[str]) -> list[float | None]:
        return [self.value(Spot(metric, place, month)) for month in months]

    def townships(self, metric: Metric, month: str | None) -> dict[str, Cell]:
        """All townships' figures, whichever are chosen: what a township is judged among."""
        return {code: self.cell(Spot(metric, Place(code, "", (code,), "township"), month)) for code in self._codes}

    @cached_property
    def _codes(self) -> list[str]:
        return store.fetch(queries.townships())["code"].tolist()

    @cached_property
    def _all(self) -> Series:
        return series.of(queries.metrics(self._asked.ids, (), *self._asked.view.every))

    @cached_property
    def _over(self) -> Series:
        return series.of(queries.metrics_over(self._asked.ids, (), self._asked.view.first, self._asked.view.last))

    @cached_property
    def _chosen(self) -> Series:
        return series.of(queries.metrics(self._asked.ids, self._asked.view.towns, *self._asked.view.every))

    @cached_property
    def _chosen_over(self) -> Series:
        view = self._asked.view
        return series.of(queries.metrics_over(self._asked.ids, view.towns, view.first, view.last))

    def _before(self, spot: Spot) -> Cell:
        """The figure of the month before; of a period, that of the months before it, as many as it has."""
        if spot.month:
            return self.cell(Spot(spot.metric, spot.place, month_before(spot.month)))
        first, last = self._period_before
        if first < self._asked.view.every[0]:
            return UNKNOWN
        together = spot.place.kind == CHOSEN
        towns = self._asked.view.towns if together else ()
        before = series.of(queries.metrics_over(self._asked.ids, towns, first, last))
        return before.cell(spot.metric.id, self._root if together else spot.place.code, last)

    @cached_property
    def _period_before(self) -> tuple[str, str]:
        view = self._asked.view
        return month_shifted(view.first, -len(self._asked.months)), month_before(view.first)
