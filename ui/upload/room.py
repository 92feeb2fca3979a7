"""Filing files: drop them, see what each is taken for, what is wrong and what would change, accept."""

import streamlit as st

from ui.upload import choice, desk, doubt, drop, filing, forms, looking, many, preview, receipt, recent
from ui.wording import t


def draw() -> None:
    if filing.finish():  # a second click has broken off the run that filed
        st.rerun()
    drop.draw()
    _notice()
    files = desk.files()
    looking.at(files)
    many.results()
    if len(files) > 1:
        many.draw(files)
    file = desk.in_hand()
    if file is None and not st.session_state.get(filing.RESULTS):
        receipt.draw()
    chosen = choice.draw(file)
    if file is None:
        forms.draw(chosen)
    else:
        doubt.draw(file)
        if file.addressed or preview.is_unreadable(file):
            preview.draw(file)
        elif not doubt.names_units(file):
            st.info(t("upload.choose_unit"))
    recent.draw(chosen)


def _notice() -> None:
    """What could not be done in the run before, once."""
    tone, words = st.session_state.pop(filing.NOTICE, (None, ""))
    if tone:
        (st.success if tone == "success" else st.error)(words)
