"""总览: where is it bad, is it getting better, who has not reported, what must be decided."""

import streamlit as st

from analytics import queries
from analytics.months import months_between
from ui import charts, figures, filters, gaps, layout, series, store, tables, wording
from ui.overview import attention, verdict
from ui.wording import t

CARDS = (
    "hazards_open",
    "rectification_rate",
    "hazards_found",
    "incidents",
    "completeness",
    "guards_target",
    "closed_campus_target",
    "alarm_target",
    "video_target",
)
RATES = ("rectification_rate", "rectification_on_time", "incidents_per_1000")
TABLE = ("hazards_open", "hazards_overdue", *RATES, *CARDS[5:], "completeness", "timeliness")
TREND = ("hazards_rectified",)

view = filters.current()
names = filters.chosen_townships(view)
county = store.reference().root.code
months = months_between(view.first, view.last)
asked = tuple(dict.fromkeys((*CARDS, *TABLE, *TREND)))
values = series.of(queries.metrics(asked, view.towns, *view.every))
reports = store.records(queries.reports(view.last, view.towns))

layout.page_title(t("shell.page_overview"), t("shell.scope", place=view.place, period=view.period))
verdict.draw(values, reports, county, names, view)
left, right = st.columns([5, 3], gap="medium")
with left:
    figures.cards(values, CARDS, county, months)
with right:
    layout.section(t("overview.decide"), t("overview.decide_note"))
    attention.draw(store.records(queries.attention(view.last, view.towns)), names)

layout.section(t("overview.table"), charts.source(view.last))
tables.by_township(values, TABLE, names, (county, view.place), view.last)
charts.draw(
    charts.trend(values, county, months, one_by_one=True),
    title=t("overview.trend", place=view.place),
    note=t("hazards.click_note", period=view.period),
    key="trend",
    leads_to=("hazards", ("month", "which")),
)
layout.section(t("overview.gaps"), wording.month(view.last))
gaps.draw(reports)
layout.definitions(asked)
