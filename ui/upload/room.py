"""Filing a file: choose what is reported, drop it, see what is wrong and what would change, accept."""

import streamlit as st

from ui.upload import choice, drop, forms, preview, receipt, recent
from ui.wording import t


def draw() -> None:
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
