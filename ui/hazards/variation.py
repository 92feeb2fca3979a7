"""What is difference and what is noise: a rate by township in its funnel, an indicator by month on its control chart."""

from functools import partial

import streamlit as st

from analytics import queries
from analytics.metrics import METRICS
from analytics.months import months_between
from ui import address, differences, drill, links, series, signals, wording
from ui.choices import hazards as choices
from ui.filters import Filters
from ui.series import Series
from ui.wording import label, t


def draw(by_month: Series, county: str, view: Filters) -> None:
    """Both side by side; ``by_month`` holds the area's values of all months."""
    left, right = st.columns(2, gap="large")
    with left:
        _townships(view)
    with right:
        _months(by_month, county, view)


def _townships(view: Filters) -> None:
    """All townships, whichever are chosen: the chosen ones are told from their fellows."""
    metric = METRICS[st.session_state["funnel"]]
    over = series.of(queries.metrics_over(choices.FUNNELS, (), view.first, view.last))
    cells = differences.townships(metric, over, view.last)
    differences.draw(metric, cells, view, key="by_funnel", choice=partial(_choice, "funnel", choices.FUNNELS))


def _months(by_month: Series, county: str, view: Filters) -> None:
    """All months up to the last one looked at: limits from a part of them would be worth less.

    A point leads to the rows that its month's figure is of.
    """
    metric = METRICS[st.session_state["control"]]
    key = drill.key("by_control", metric.id)
    signals.draw(
        metric,
        by_month,
        county,
        months_between(view.every[0], view.last),
        place=view.place,
        key=key,
        chosen=drill.chosen().get("month"),
        codes=(links.WHICH_OVER[metric.id],),
        on_click=partial(drill.clicked, key, ("month", "which")),
        choice=partial(_choice, "control", choices.CONTROLS),
    )
    st.caption(t("hazards.control_hint"))


def _choice(name: str, ids: tuple[str, ...]) -> None:
    st.selectbox(
        t(f"hazards.{name}"),
        **wording.options({id_: label(METRICS[id_]) for id_ in ids}),
        key=name,
        on_change=address.touch,
        label_visibility="collapsed",
    )
