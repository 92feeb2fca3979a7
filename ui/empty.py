"""What to do where there is nothing to show."""

from pathlib import Path

import streamlit as st

from ui.wording import t

UPLOAD = Path(__file__).parent.parent / "pages" / "upload.py"


def no_reports() -> None:
    """Nothing has been reported and built yet."""
    st.info(t("shell.no_reports"), title=t("shell.no_reports_title"))
    st.page_link(UPLOAD, label=t("shell.page_upload"), icon=t("shell.icon_upload"), query_params=dict(st.query_params))


def nothing_here(why: str = "") -> None:
    """There is nothing to show: ``why``, or because the filters leave nothing over."""
    st.info(why or t("shell.nothing_here"))
