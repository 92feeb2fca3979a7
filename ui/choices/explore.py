"""指标查询: which indicators, in which shape, of which lines, compared with what, and which mark was picked."""

from collections.abc import Callable

from analytics.metrics import METRICS
from ui import filters, store, wording
from ui.address import Param, one_of, some_of
from ui.choices import choices
from ui.wording import label, t

MOST = 6  # indicators at once: more would be as many pictures below each other as nobody compares
FIRST = ["rectification_rate"]
SHAPES = ("table", "line", "bar", "heat", "multiples", "funnel", "control")
PIVOTS = ("area-month", "month-area", "area-metric", "month-metric")
AREAS = ("all", "towns", "total")
BEFORE, COUNTY = "before", "county"
SHOWN = ("parts", "interval")

PICKED = ("mark",)


def params() -> tuple[Param, ...]:
    compared = (BEFORE, COUNTY, *filters.township_names())
    return (
        Param("metrics", _metrics, FIRST, ",".join),
        Param("shape", one_of(SHAPES), SHAPES[0]),
        Param("pivot", one_of(PIVOTS), PIVOTS[0]),
        Param("areas", one_of(AREAS), AREAS[0]),
        Param("vs", one_of(compared), ""),
        Param("show", some_of(SHOWN), [], ",".join),
        Param("mark", _mark(), None),
    )


def code(metric: str, area: str, month: str | None) -> str:
    """How the address names a mark: an indicator, an area and a month, or the whole period."""
    return ".".join((metric, area, month or "period"))


def parts(mark: str) -> tuple[str, str, str | None]:
    """The same taken apart again."""
    metric, area, month = mark.split(".")
    return metric, area, None if month == "period" else month


def named(name: str, mark: str) -> str:
    metric, area, month = parts(mark)
    view = filters.current()
    place = area_names()[area]
    when = view.period if month is None else wording.month(month)
    return t("explore.mark", metric=label(METRICS[metric]), place=place, when=when)


def area_names() -> dict[str, str]:
    """Areas that a figure may be of: townships, all that are chosen together, the county."""
    totals = {"chosen": t("explore.chosen"), store.reference().root.code: t("shell.whole_county")}
    return totals | filters.township_names()


def _metrics(text: str) -> list[str]:
    known = some_of(METRICS)(text)[:MOST]
    if not known:
        raise ValueError(text)
    return known


def _mark() -> Callable[[str], str]:
    months, areas = {*filters.available_months(), "period"}, area_names()

    def parse(text: str) -> str:
        metric, area, month = text.split(".")
        if metric not in METRICS or area not in areas or month not in months:
            raise ValueError(text)
        return text

    return parse


CHOICES = choices.Choices(params, PICKED, named)
