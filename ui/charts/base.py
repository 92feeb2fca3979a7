"""What all charts share: how one is drawn under its title, and one look."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from ui import empty, links, palette, wording
from ui import layout as page_layout
from ui.wording import t

CONFIG = {"displayModeBar": False, "responsive": True}
FADED = 0.35
PAGES = Path(__file__).parents[2] / "pages"


def draw(
    figure: go.Figure | None,
    *,
    title: str,
    note: str = "",
    key: str,
    on_click: Callable[[], None] | None = None,
    leads_to: tuple[str, Sequence[str]] | None = None,
    choice: Callable[[], None] | None = None,
    alt: str = "",
    nothing: str = "",
) -> None:
    """The chart under its title and ``choice``, a widget of its own; or what to do where there is nothing to draw.

    ``alt`` says in words what the chart shows, for those who cannot see it (else the title and the note); ``nothing`` is
    said where there is no figure (else that the filters leave nothing). A mark that is clicked narrows this page
    (``on_click``), or leads to the rows on another: ``leads_to`` names it and what the mark's codes are there.
    """
    page_layout.section(title, note)
    if choice:
        choice()
    if figure is None:
        empty.nothing_here(nothing)
        return
    picked = st.plotly_chart(
        figure,
        key=key,
        theme=None,
        config=CONFIG,
        alt=alt or t("charts.alt", title=title, note=note),
        on_select=on_click or ("rerun" if leads_to else "ignore"),
        selection_mode="points",
    )
    if leads_to and (points := picked["selection"]["points"]):
        _lead(*leads_to, points[0]["customdata"])


def _lead(page: str, names: Sequence[str], codes: Sequence[str]) -> None:
    said = links.view() | dict(zip(names, codes, strict=True))
    st.switch_page(PAGES / f"{page}.py", query_params=said)


def figure(traces: Sequence[dict[str, Any]], look: dict[str, Any]) -> go.Figure:
    """The figure of these traces, unchecked: Plotly takes longer over checking them than over all else. Tests check them."""
    return go.Figure(traces, look, _validate=False)


def month_tick(month: str, *, first: bool) -> str:
    """The month; with its year under it where a year begins."""
    name = wording.month_name(month)
    return f"{name}<br>{month[:4]}" if first or month.endswith("-01") else f"{name}<br> "


def opacity(marks: Sequence[str], chosen: int | None) -> list[float] | None:
    """How strong each mark is drawn: the one at ``chosen`` stands out; all alike if None is."""
    return None if chosen is None else [1 if i == chosen else FADED for i in range(len(marks))]


def layout(**more: Any) -> dict[str, Any]:
    """What all charts share, and what is this one's. No dragging: on a telephone it would stop scrolling."""
    axis = {
        "fixedrange": True,
        "automargin": True,
        "tickangle": 0,
        "nticks": 6,
        "zeroline": False,
        "gridcolor": palette.LINE,
        "linecolor": palette.LINE,
    }
    axes = {"xaxis": {"showgrid": False}, "yaxis": {}} | {name: more.pop(name) for name in list(more) if "axis" in name}
    return {
        "template": "none",
        "font": {"family": palette.FONT, "size": 13, "color": palette.INK},
        "margin": {"l": 8, "r": 8, "t": 36, "b": 8},
        "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "traceorder": "normal"},
        "dragmode": False,
        "hovermode": "closest",
        "bargap": 0.3,
        "bargroupgap": 0.05,
        "hoverlabel": {"font": {"family": palette.FONT}, "bgcolor": palette.PAPER, "bordercolor": palette.LINE},
        "paper_bgcolor": palette.PAPER,
        "plot_bgcolor": palette.PAPER,
        **{name: axis | own for name, own in axes.items()},
        **more,
    }


def axis_title(words: str) -> dict[str, Any]:
    """What an axis counts, in letters as small as its numbers."""
    return {"text": words, "standoff": 6, "font": {"size": 12, "color": palette.MUTED}}


def source(last: str) -> str:
    """The line under a title that says how far its figures reach."""
    return t("charts.source", month=wording.month(last))
