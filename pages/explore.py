"""指标查询: any indicator of any townships over any months, in the shape that answers best; the view is a link."""

import streamlit as st

from ui import layout
from ui.explore import answer, asked, controls, definitions, picked, sentence, taken
from ui.explore.values import Values
from ui.wording import t

question = asked.current()
values = Values(question)

layout.page_title(t("shell.page_explore"), t("shell.scope", place=question.view.place, period=question.view.period))
controls.draw()
definitions.draw(question)
sentence.draw(question, values)
sheets = answer.draw(question, values)
if question.shape != "table":
    picked.draw(question)
with st.container(horizontal=True, gap="small", key="explore_take"):
    taken.draw(question, values, sheets)
    controls.share()
