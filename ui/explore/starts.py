"""Views that are asked for often. They keep the reader's townships and months."""

import streamlit as st

from ui import address, drill

STARTS = {
    "overdue": {"metrics": "hazards_overdue,hazards_serious_overdue"},
    "speed": {"metrics": "rectification_on_time,median_days_to_rectify", "shape": "line"},
    "differ": {"shape": "funnel"},
    "targets": {
        "metrics": "guards_target,closed_campus_target,alarm_target,video_target",
        "pivot": "area-metric",
        "show": "parts",
    },
    "incidents": {"metrics": "incidents_per_1000", "shape": "bar", "show": "interval"},
    "signal": {"metrics": "incidents,hazards_found", "shape": "control"},
    "reports": {"metrics": "completeness", "shape": "heat"},
    "work": {"metrics": "disputes_found,disputes_resolution_rate,people_reached", "pivot": "month-metric"},
}


def open_view(name: str) -> None:
    """Callback: takes the choices of one of them, and what a page opens with for those that it leaves out.

    A link to the page that is shown would leave the browser's address as it was.
    """
    address.touch()
    for param in drill.params():
        st.session_state[param.name] = param.value(STARTS[name].get(param.name))
