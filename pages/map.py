"""校园地图: where the weak places are, and which schools nobody stands in front of at school time."""

import streamlit as st

from ui import filters, layout
from ui.map import asked, card, controls, months, parts, picture, side, towns, verdict
from ui.map.county import County
from ui.wording import t

view = filters.current()
question = asked.asked(view)
county = County(question)
townships = towns.of(question)
ground = picture.known_ground()
planned = parts.marks(question, county)

layout.page_title(t("shell.page_map"), t("shell.scope", place=view.place, period=view.period))
verdict.draw(county, townships)
left, right = st.columns([2, 1], gap="medium")
with left:
    if ground is not None:
        picture.draw(ground, county, townships, planned)
    months.draw(question)
    if ground is not None:
        picture.other_way()
with right:
    side.draw(county, townships, planned)
side.across(county, townships)

controls.parts()
parts.draw(county, townships)
layout.definitions([question.metric.id, *card.TOLD])
