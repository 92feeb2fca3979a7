"""Lines and columns of a table: of what each is, and which spot stands where they meet."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from analytics.metrics import Metric
from ui import wording
from ui.explore.asked import Asked, Place, Spot
from ui.wording import label, t

PERIOD = "period"

Item = Place | Metric | str | None
"""What a line or a column stands for: a place, an indicator, a month, or (None) the whole period."""


@dataclass(frozen=True)
class Head:
    """The head of a line or a column; ``total`` ones stay on top, whatever the order."""

    code: str
    name: str
    item: Item
    total: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: ``metric`` if all of it is of one. What is neither of a line nor of a column is the same everywhere."""

    metric: Metric | None
    corner: str
    lines: Sequence[Head]
    columns: Sequence[Head]
    total: Place

    def spot(self, line: Head, column: Head) -> Spot:
        metric, place, month = self.metric, self.total, None
        for head in (line, column):
            if isinstance(head.item, Metric):
                metric = head.item
            elif isinstance(head.item, Place):
                place = head.item
            else:
                month = head.item
        assert metric is not None, "an indicator is that of the table, of the line or of the column"
        return Spot(metric, place, month)

    def spots(self) -> list[Spot]:
        return [self.spot(line, column) for line in self.lines for column in self.columns]


def grids(asked: Asked) -> list[Grid]:
    """The tables that answer: one an indicator, or one for all of them where no picture has to be drawn from it."""
    lines, columns = asked.pivot.split("-")
    if columns == "metric" and asked.shape != "table":
        lines, columns = "area", "month"
    heads = {"area": _places, "month": _months, "metric": _metrics}
    make = partial(
        Grid, corner=_corner(lines), lines=heads[lines](asked), columns=heads[columns](asked), total=asked.total
    )
    if columns == "metric":
        return [make(metric=None)]
    return [make(metric=metric) for metric in asked.metrics]


def of_areas(asked: Asked) -> list[Grid]:
    """For each indicator a table of one column: the places' values of the whole period."""
    period = [Head(PERIOD, t("explore.value"), None)]
    return [Grid(metric, _corner("area"), _places(asked), period, asked.total) for metric in asked.metrics]


def _corner(lines: str) -> str:
    return t("charts.township" if lines == "area" else "charts.month")


def _places(asked: Asked) -> list[Head]:
    return [Head(place.code, place.name, place, place.kind != "township") for place in asked.places]


def _months(asked: Asked) -> list[Head]:
    """The whole period first, if it is more than a month."""
    months = [Head(month, wording.month(month), month) for month in asked.months]
    return [Head(PERIOD, t("explore.period"), None, True), *months] if len(months) > 1 else months


def _metrics(asked: Asked) -> list[Head]:
    return [Head(metric.id, label(metric), metric) for metric in asked.metrics]
