"""明细: the rows behind a figure, and the submitted files and lines that it was counted from."""

from analytics import queries
from analytics.months import months_between
from ui import filters, layout, series, store, wording
from ui.rows import evidence
from ui.wording import label, t

view = filters.current()
metric = evidence.metric()
months = months_between(view.first, view.last)
values = series.of(queries.metrics((metric.id,), view.towns, *view.every))

period = view.period if evidence.is_of_period() else wording.month(view.last)
layout.page_title(label(metric), t("shell.scope", place=view.place, period=period))
if evidence.is_of_period():
    over = series.of(queries.metrics_over((metric.id,), view.towns, view.first, view.last))
    evidence.figure_of_period(metric, over, store.reference().root.code, view)
else:
    evidence.figure(metric, values, store.reference().root.code, months)
evidence.draw(metric, view)
evidence.files(metric, view)
