"""What a reader sees where a page fails: one sentence in the reader's language. Streamlit has logged the traceback."""

import streamlit as st

from ui.wording import t


def say_so(error: Exception) -> bool:
    """Takes the place of Streamlit's own English notice."""
    st.error(t("frontdoor.failed"), title=t("frontdoor.failed_title"))
    return True
