"""The note that some hazards or incidents may have been reported by both channels."""

import streamlit as st

from analytics import queries
from ui import store
from ui.wording import t


def note(towns: tuple[str, ...], kind: str) -> None:
    """Says how many pairs of a kind wait for an analyst; until then each counts twice."""
    waiting = int(store.fetch(queries.duplicates_waiting(towns, kind))["pairs"].iloc[0])
    if waiting:
        st.caption(t(f"{kind}.duplicates", count=waiting))
