"""What to do where there is nothing to show."""

import streamlit as st

from ui.wording import t


def no_reports() -> None:
    """Nothing has been reported and built yet."""
    st.info(t("shell.no_reports"), title=t("shell.no_reports_title"))


def nothing_here() -> None:
    """The filters leave nothing over."""
    st.info(t("shell.nothing_here"))
