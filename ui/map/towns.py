"""The townships by the chosen indicator: value, class, colour, tip."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analytics import queries
from analytics.metrics import Metric
from ui import filters, palette, series, store
from ui.judgement import Judgement, judge, known
from ui.map import shades, tips
from ui.map.asked import Asked
from ui.map.shades import Scale
from ui.series import Cell


@dataclass(frozen=True)
class Towns:
    """``names``: the townships of the filters; the others are drawn without a colour, and nothing is said of them."""

    asked: Asked
    names: Mapping[str, str]
    cells: Mapping[str, Cell]

    @property
    def metric(self) -> Metric:
        return self.asked.metric

    @cached_property
    def scale(self) -> Scale:
        return shades.scale(self.metric, self.cells, store.settings().short_of_target)

    def unknown(self) -> list[str]:
        """The townships of which nothing is known, as unlike zero as can be."""
        return [code for code in self.names if self.cells[code].value is None]

    def colour(self, code: str) -> str:
        step = self.scale.step(self.cells[code].value) if code in self.cells else None
        return step.colour if step else palette.MIST

    def tip(self, code: str) -> str:
        name = filters.township_names().get(code, code)
        return tips.township(name, self.metric, self.cells[code], self.asked.month) if code in self.cells else name

    def judged(self, code: str) -> Judgement:
        """How its value stands against the target or the other townships, as every table of the desk has it."""
        return judge(self.metric, self.cells[code], known(self.cells.values()), store.settings())


def of(asked: Asked) -> Towns:
    """The townships of the filters with their values of the month."""
    names = filters.chosen_townships(asked.view)
    values = series.of(queries.metrics((asked.metric.id,), asked.areas, *asked.view.every))
    return Towns(asked, names, {code: values.cell(asked.metric.id, code, asked.month) for code in names})
