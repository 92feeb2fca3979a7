"""Which months the report is of, and how the reader says so."""

from dataclasses import dataclass

import streamlit as st

from ui import address, filters, store, wording
from ui.choices.briefing import REPORTS
from ui.filters import Filters
from ui.wording import t


@dataclass(frozen=True)
class Asked:
    """``report``: month, range or year; ``first`` and ``last`` are both included."""

    report: str
    first: str
    last: str

    @property
    def year_end(self) -> bool:
        return self.report == "year"


def asked(view: Filters) -> Asked:
    """A monthly one is of the month chosen here, a range is that of the sidebar, the year-end report is of the campaign."""
    report = st.session_state["report"]
    if report == "month":
        return Asked(report, st.session_state["of"], st.session_state["of"])
    if report == "range":
        return Asked(report, view.first, view.last)
    campaign = store.settings()
    return Asked(report, campaign.first_month, min(campaign.last_month, max(view.every[1], campaign.first_month)))


def draw() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            t("briefing.report"),
            **wording.options({report: t(f"briefing.report_{report}") for report in REPORTS}),
            key="report",
            required=True,
            on_change=address.touch,
        )
        if st.session_state["report"] == "month":
            months = {month: wording.month(month) for month in reversed(filters.available_months())}
            st.selectbox(t("briefing.of"), **wording.options(months), key="of", on_change=address.touch, width=240)
    if st.session_state["report"] != "month":
        st.caption(t(f"briefing.report_{st.session_state['report']}_note"))
