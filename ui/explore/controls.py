"""The reader's choices besides the filters. Their keys are the names in the address."""

from functools import partial
from typing import get_args

import streamlit as st

from analytics.metrics import METRICS, Subject
from ui import address, filters, links, toolbar, wording
from ui.choices import explore as choices
from ui.explore import starts
from ui.explore.asked import Asked
from ui.explore.grid import Grid
from ui.toolbar import Order
from ui.wording import label, t

PIVOTED = ("table", "heat")
ORDERED = ("table", "bar", "heat")
LINED = ("table", "line", "bar", "heat", "multiples")


def draw() -> None:
    """Which indicators in which shape; which lines, compared with what, and what stands beside the values."""
    _metrics()
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="explore_shape"):
        _segments("shape", choices.SHAPES)
        common()
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="explore_lines"):
        shape = st.session_state["shape"]
        if shape in PIVOTED:
            _select("pivot", {pivot: t(f"explore.pivot_{pivot}") for pivot in choices.PIVOTS}, 205)
        of_total = shape in PIVOTED and st.session_state["pivot"] == "month-metric"
        if shape in LINED and not of_total:
            _select("areas", {areas: t(f"explore.areas_{areas}") for areas in choices.AREAS}, 195)
        if shape in LINED:
            _select("vs", _opponents(), 225)
        if shape in ("table", "line", "bar"):
            _shown()


def order(asked: Asked, grid: Grid) -> Order:
    """The bar above what is shown, where its lines can be ordered; and what the reader wishes there."""
    of_places = grid.lines[0].item is not None and not isinstance(grid.lines[0].item, str)
    columns = {head.code: head.name for head in grid.columns}
    wished = toolbar.order(columns)
    if asked.shape in ORDERED and len(grid.lines) > 1:
        first = t("tables.own_order" if of_places else "explore.oldest_first")
        toolbar.draw(columns, first=first, make=None, name="", findable=of_places)
    return wished


def share() -> None:
    """The address of the view, to be copied and sent."""
    with st.popover(t("explore.share"), icon=":material/link:"):
        st.caption(t("explore.share_note"))
        st.code(links.whole(), language=None, wrap_lines=True)


def common() -> None:
    """Views that are asked for often. With another view the list is another one, and thus closed again."""
    shown = (st.session_state["shape"], st.session_state["pivot"], *st.session_state["metrics"])
    with st.popover(t("explore.starts"), icon=":material/bookmark:", key="_".join(("starts", *shown))):
        for name in starts.STARTS:
            words = t(f"explore.start_{name}")
            st.button(words, key=f"start_{name}", type="tertiary", on_click=partial(starts.open_view, name))


def _metrics() -> None:
    subjects = get_args(Subject)
    by_subject = sorted(METRICS.values(), key=lambda metric: subjects.index(metric.subject))
    words = {m.id: t("explore.option", subject=t(f"papers.subject.{m.subject}"), name=label(m)) for m in by_subject}
    st.multiselect(
        t("explore.metrics"),
        **wording.options(words),
        key="metrics",
        max_selections=choices.MOST,
        placeholder=t("explore.metrics_none"),
        select_all=False,
        on_change=address.touch,
        help=t("explore.metrics_help", most=choices.MOST),
    )


def _opponents() -> dict[str, str]:
    own = {"": t("explore.vs_nothing"), choices.BEFORE: t("explore.vs_before"), choices.COUNTY: t("explore.vs_county")}
    return own | {code: t("explore.vs_township", name=name) for code, name in filters.township_names().items()}


def _shown() -> None:
    st.pills(
        t("explore.show"),
        **wording.options({name: t(f"explore.show_{name}") for name in choices.SHOWN}),
        key="show",
        selection_mode="multi",
        on_change=address.touch,
        persist_state="page",
        label_visibility="collapsed",
    )


def _segments(name: str, options: tuple[str, ...]) -> None:
    st.segmented_control(
        t(f"explore.{name}"),
        **wording.options({code: t(f"explore.{name}_{code}") for code in options}),
        key=name,
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
        wrap=True,
    )


def _select(name: str, words: dict[str, str], width: int) -> None:
    st.selectbox(
        t(f"explore.{name}"),
        **wording.options(words),
        key=name,
        on_change=address.touch,
        width=width,
        label_visibility="collapsed",
        persist_state="page",
    )
