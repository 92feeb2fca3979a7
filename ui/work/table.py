"""The counts of a month in a table: as lines with their change and sum, or place by place."""

import streamlit as st

from ui import address, drill, layout, wording
from ui.choices.work import LINES, MEASURES
from ui.filters import Filters
from ui.wording import t
from ui.work import by_item, by_place
from ui.work.counts import of_measure
from ui.work.tally import Tally


def draw(tally: Tally, view: Filters) -> None:
    """The reader's choice of measure and of lines, and the table. Places are told of one measure at a time."""
    measure, lines = st.session_state["measure"], st.session_state["lines"]
    if lines == "item":
        layout.section(t("work.table", place=view.place), t("work.table_note", month=wording.month(view.last)))
    else:
        measure = measure or MEASURES[0]
        name = t(f"work.measure_{measure}")
        layout.section(t(f"work.table_{lines}", measure=name, place=view.place), wording.month(view.last))
    _choices()
    drill.chips()
    counts = of_measure(measure)
    if not counts:
        st.info(t("work.by_school_only"))
    elif lines == "item":
        by_item.draw(tally, counts, view)
    else:
        by_place.draw(lines, tally, counts, view)


def _choices() -> None:
    with st.container(horizontal=True, gap="medium"):
        st.segmented_control(
            t("work.narrow_measure"),
            **wording.options({each: t(f"work.short_{each}") for each in MEASURES if each != "2"}),
            key="measure",
            wrap=True,
            on_change=address.touch,
            label_visibility="collapsed",
        )
        st.segmented_control(
            t("work.lines"),
            **wording.options({each: t(f"work.lines_{each}") for each in LINES}),
            key="lines",
            required=True,
            on_change=address.touch,
            label_visibility="collapsed",
        )
