"""Where, when and what, and how it was dealt with: the pictures under the months, two beside each other."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.metrics import METRICS
from ui import differences
from ui.filters import Filters
from ui.incidents import breakdown, handling
from ui.incidents.counts import Counts
from ui.series import Cell

WIDTHS = (3, 2)


def draw(counts: Counts, townships: Mapping[str, Cell], months: Sequence[str], view: Filters) -> None:
    """``townships`` are all of the county with their rates of the period. On a telephone they stand in this order."""
    left, right = st.columns(2, gap="large")
    with left:
        differences.draw(METRICS["incidents_per_1000"], townships, view, key="funnel")
    with right:
        breakdown.matrix(counts, view)
    left, right = st.columns(WIDTHS, gap="large")
    with left:
        breakdown.clock(counts, view)
    with right:
        handling.delays(counts, view)
    left, right = st.columns(WIDTHS, gap="large")
    with left:
        handling.progress(counts, months, view)
    with right:
        handling.in_step(counts, view)
