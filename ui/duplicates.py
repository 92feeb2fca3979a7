"""The note that some hazards may have been reported by both channels."""

import streamlit as st

from analytics import queries
from ui import store
from ui.wording import t


def note(towns: tuple[str, ...]) -> None:
    """Says how many pairs wait for an analyst; until then each counts twice."""
    waiting = int(store.fetch(queries.duplicates_waiting(towns))["pairs"].iloc[0])
    if waiting:
        st.caption(t("hazards.duplicates", count=waiting))
