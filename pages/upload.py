"""数据上报: choose what is reported, drop the file, see what is wrong and what would change, accept."""

import streamlit as st

from ui import layout
from ui.upload import choice, drop, forms, preview, receipt, recent
from ui.wording import t

layout.page_title(t("shell.page_upload"), t("upload.intro"))
chosen = choice.draw()
left, right = st.columns([3, 2], gap="medium", vertical_alignment="top")
with left:
    file = drop.draw(chosen)
with right:
    forms.draw(chosen)

if file is None:
    receipt.draw()
elif chosen.unit is None:
    st.info(t("upload.choose_unit"))
else:
    preview.draw(file, chosen)
recent.draw(chosen)
