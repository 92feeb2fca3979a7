"""六项措施: what work was done, measure by measure, by whom, and what nobody has told."""

from analytics import queries
from ui import filters, layout, series, store
from ui.wording import t
from ui.work import item, measures, table, verdict
from ui.work.tally import Tally

view = filters.current()
county = store.reference().root.code
tally = store.made(Tally, queries.work_months(view.towns, *view.every))
targets = series.of(queries.metrics(measures.TARGETS, view.towns, *view.every))

layout.page_title(t("shell.page_work"), t("shell.scope", place=view.place, period=view.period))
verdict.draw(tally, store.records(queries.reports(view.last, view.towns)), view)
item.pointer()
measures.cards(tally, targets, county, view)
measures.mechanisms(tally, view)
table.draw(tally, view)
item.draw(tally, view)
