"""隐患整治: what was found, how much of it is rectified and how fast, and the ledger rows behind every mark."""

import streamlit as st

from analytics import queries
from analytics.months import months_between
from ui import drill, duplicates, figures, filters, layout, series, store, tables
from ui.hazards import breakdown, ledger, variation, verdict, waiting
from ui.wording import t

RATES = ("rectification_rate", "rectification_cohort", "rectification_on_time", "rectification_verified")
COUNTS = ("hazards_found", "hazards_rectified", "hazards_open", "hazards_overdue")
ADDED = (*COUNTS, *RATES)
SHOWN = (*ADDED, "median_days_to_rectify")  # a median is the last month's, over any period

view = filters.current()
names = filters.chosen_townships(view)
county = store.reference().root.code
months = months_between(view.first, view.last)
by_month = series.of(queries.metrics(SHOWN, view.towns, *view.every))
over = series.of(queries.metrics_over(ADDED, view.towns, view.first, view.last))

layout.page_title(t("shell.page_hazards"), t("shell.scope", place=view.place, period=view.period))
drill.pointer("ledger")
verdict.draw(by_month, over, county, names, view)
duplicates.note(view.towns, "hazards")
figures.cards(by_month, SHOWN, county, months)
breakdown.by_month(by_month, county, months, view)
left, right = st.columns([3, 2], gap="large")
with left:
    by = st.session_state["by"]
    breakdown.by_property(store.fetch(queries.hazard_counts(by, view.towns, view.first, view.last)), by, view)
with right:
    breakdown.by_age(store.fetch(queries.age_of_open(view.towns, view.last)), view)

variation.draw(by_month, county, view)
waiting.draw(view)
ledger.draw(view)

layout.section(t("hazards.rates", place=view.place), view.period)
if tables.choice() == "month":
    tables.by_month(by_month, SHOWN, county, months)
else:
    tables.by_township(by_month | over, SHOWN, names, (county, view.place), view.last, over=True)
layout.definitions(SHOWN)
