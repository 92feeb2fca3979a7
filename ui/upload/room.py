"""Filing files: drop them, see what each is taken for, what is wrong and what would change, accept."""

import streamlit as st

from ui.upload import choice, desk, doubt, drop, filing, forms, looking, many, preview, receipt, recent
from ui.wording import t


def draw() -> None:
    filing.finish()
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
        if not file.addressed and not preview.is_unreadable(file):
            st.info(t("upload.choose_unit"))
        else:
            preview.draw(file)
    recent.draw(chosen)


def _notice() -> None:
    """What could not be done in the run before, once."""
    tone, words = st.session_state.pop(filing.NOTICE, (None, ""))
    if tone:
        (st.success if tone == "success" else st.error)(words)
