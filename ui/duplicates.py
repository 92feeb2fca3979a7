"""The note that some hazards or incidents may have been reported by both channels."""

import streamlit as st

from analytics import queries
from ui import links, store
from ui.markup import element, link, text
from ui.wording import t


def note(towns: tuple[str, ...], kind: str) -> None:
    """Says how many pairs of a kind wait for an analyst, and leads to them; until then each counts twice."""
    waiting = int(store.fetch(queries.duplicates_waiting(towns, kind))["pairs"].iloc[0])
    if waiting:
        there = link("reporting", links.view() | {"part": "duplicates", "kind": kind})
        way = element("a", text(t("duplicates.note_link")), href=there)
        st.html(element("p", text(t(f"{kind}.duplicates", count=waiting)), " ", way, class_="cg-note"))
