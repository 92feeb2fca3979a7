"""安防达标: how far it is to 100 %, where it is short, and what must be supplied to which school."""

import streamlit as st

from analytics import queries
from analytics.months import months_between
from analytics.queries.protection import ITEMS
from ui import figures, filters, layout, series, store
from ui.protection import guards, progress, schools, targets, townships, verdict
from ui.protection.targets import Standing
from ui.wording import t

view = filters.current()
names = filters.chosen_townships(view)
county = store.reference().root.code
months = months_between(view.first, view.last)
values = series.of(queries.metrics(targets.SHOWN, view.towns, *view.every))
of_all = series.of(queries.metrics(targets.SHOWN, (), *view.every))
standing = store.made(Standing.of, queries.protection_states(view.towns, view.last))

layout.page_title(t("shell.page_protection"), t("shell.scope", place=view.place, period=view.period))
schools.pointer()
verdict.draw(values, standing, county, names, view)
left, right = st.columns(2, gap="large")
with left:
    progress.to_date(values, standing, county, view)
with right:
    progress.over_months(values, of_all, county, names, months, view)

townships.draw(values, county, names, view)
schools.draw(standing, view)
guards.draw(values, county, names, months, view)
layout.section(t("protection.further", place=view.place), view.period)
figures.cards(values, [ITEMS[item] for item in targets.FURTHER], county, months)
layout.definitions(targets.SHOWN)
