"""明细: the rows behind a figure, and the submitted files and lines that it was counted from."""

from analytics import queries
from analytics.months import months_between
from ui import evidence, filters, layout, store
from ui.series import Series
from ui.wording import label, t

view = filters.current()
metric = evidence.metric()
months = months_between(view.first, view.last)
series = Series(store.fetch(queries.metrics((metric.id,), view.towns, view.from_before, view.last)))

layout.page_title(label(metric), t("shell.scope", place=view.place, period=view.period))
evidence.figure(metric, series, store.reference().root.code, months)
evidence.draw(metric, view)
evidence.files(metric, view)
