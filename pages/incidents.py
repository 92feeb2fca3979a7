"""案事件: is it safe, where is it not, is it getting better; were incidents reported in time, and dealt with."""

from analytics import queries
from analytics.metrics import METRICS
from analytics.months import months_between
from ui import differences, drill, duplicates, figures, filters, layout, series, store, tables
from ui.incidents import counts, ledger, months, pictures, repeats, verdict
from ui.wording import t

RATE = "incidents_per_1000"
DEALT_WITH = ("incidents_closed", "incidents_cause_analysed", "incidents_traced", "incidents_in_step")
CARDS = ("incidents", RATE, "incidents_reported_in_time", *DEALT_WITH, "schools_repeating")
HARM = ("incident_deaths", "incident_serious_injuries", "incident_minor_injuries")
TABLE = (*CARDS[:3], "hours_to_report", *DEALT_WITH, *HARM[:2], "schools_repeating")
SHOWN = (*TABLE, HARM[2])

view = filters.current()
names = filters.chosen_townships(view)
county = store.reference().root.code
span = months_between(view.first, view.last)
by_month = series.of(queries.metrics(SHOWN, view.towns, *view.every))
of_county = series.of(queries.metrics(SHOWN, (), *view.every))
over = series.of(queries.metrics_over(SHOWN, view.towns, view.first, view.last))
over_county = series.of(queries.metrics_over(SHOWN, (), view.first, view.last))
marks = counts.of(queries.incident_counts(view.towns, view.first, view.last))
townships = differences.townships(METRICS[RATE], over_county, view.last)

layout.page_title(t("shell.page_incidents"), t("shell.scope", place=view.place, period=view.period))
drill.pointer("rows")
verdict.draw(by_month, over, marks, townships, view)
duplicates.note(view.towns, "incidents")
ledger.outside(marks)
figures.cards(by_month, CARDS, county, span, period=over)
if marks.total("kind"):
    months.draw(marks, by_month, of_county, county, span, view)
    pictures.draw(marks, townships, span, view)
repeats.draw(view)
ledger.draw(marks, view)

layout.section(t("incidents.table", place=view.place), view.period)
if tables.choice() == "month":
    tables.by_month(by_month, TABLE, county, span)
else:
    tables.by_township(over, TABLE, names, (county, view.place), view.last, over=True)
layout.definitions(SHOWN)
