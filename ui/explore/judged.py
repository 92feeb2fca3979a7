"""Whether townships or months really differ: the funnel and the control chart of an indicator."""

from analytics.metrics import Metric
from analytics.stats.control import FEWEST, xmr
from ui import charts, filters, signals
from ui.choices import explore as choices
from ui.explore import shapes
from ui.explore.asked import Asked, Spot
from ui.explore.values import Values
from ui.judgement import ENOUGH
from ui.wording import label, t


def funnel(asked: Asked, values: Values, metric: Metric) -> None:
    """All townships of the county over the whole period; those chosen are ringed."""
    names, cells = filters.township_names(), values.townships(metric, None)
    nothing = t("stats.funnel_nothing", count=ENOUGH) if metric.law else t("explore.no_funnel", metric=label(metric))
    shapes.draw(
        asked,
        metric,
        charts.funnel(metric, cells, names, chosen=asked.view.towns) if metric.law else None,
        "funnel",
        title=t("stats.funnel_title", name=label(metric)) if metric.law else "",
        nothing=nothing,
        mark=lambda area: choices.code(metric.id, area, None),
    )


def control(asked: Asked, values: Values, metric: Metric) -> None:
    """All that is chosen together, over every month up to the last one chosen: limits need many."""
    cells = [values.cell(Spot(metric, asked.total, month)) for month in asked.so_far]
    chart = xmr([cell.value for cell in cells])
    shapes.draw(
        asked,
        metric,
        charts.control(metric, cells, asked.so_far),
        "control",
        title=t("stats.control_title", place=asked.total.name, name=label(metric)),
        note=signals.sentence(metric, chart, asked.so_far) if chart else "",
        nothing=t("stats.control_nothing", count=FEWEST),
        mark=lambda month: choices.code(metric.id, asked.total.code, month),
    )
