"""What the reader chooses here: how far a post reaches, at which time of day, how many more posts, and what weighs."""

import streamlit as st

from ui import address, wording
from ui.choices import map as own
from ui.wording import t

DISTANCES = (100, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1500, 2000)


def reach() -> None:
    """The distance and the time of day. No distance chosen means what each zone says of itself."""
    held = st.session_state["radius"]
    metres = sorted({*DISTANCES, *([held] if held else [])})
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="coverage_reach"):
        st.selectbox(
            t("coverage.radius"),
            **wording.options({metre: t("coverage.within", count=wording.count(metre)) for metre in metres}),
            key="radius",
            index=None,
            placeholder=t("coverage.own_reach"),
            help=t("coverage.radius_help"),
            on_change=address.touch,
            width=250,
        )
        _segments("when", own.WHEN)


def further() -> None:
    """How many posts more, and for whom."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="coverage_further"):
        st.slider(
            t("coverage.posts"), min_value=1, max_value=own.MOST_POSTS, key="posts", on_change=address.touch, width=320
        )
        _segments("weight", own.WEIGHTS)


def _segments(name: str, codes: tuple[str, ...]) -> None:
    st.segmented_control(
        t(f"coverage.{name}"),
        **wording.options({code: t(f"coverage.{name}_{code}") for code in codes}),
        key=name,
        required=True,
        wrap=True,
        on_change=address.touch,
    )
