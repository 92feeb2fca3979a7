"""What the map shows: the townships' indicator, the schools' state and stage, the layers; and which part stands below it."""

from typing import get_args

import streamlit as st

from analytics.metrics import METRICS, Subject
from ui import address, wording
from ui.choices import choices
from ui.choices import map as own
from ui.wording import label, t


def parts() -> None:
    """Whether what stands below the map is the lists, or who is covered and where the next post should be."""
    _segments("part", own.PARTS)


def lines() -> None:
    """What a line of the table is."""
    _segments("lines", own.LINES)


def metric() -> None:
    """By which indicator townships are coloured, ordered by what it is about."""
    subjects = get_args(Subject)
    by_subject = sorted(METRICS.values(), key=lambda metric: subjects.index(metric.subject))
    words = {m.id: t("explore.option", subject=t(f"papers.subject.{m.subject}"), name=label(m)) for m in by_subject}
    _select("metric", words)


def state() -> None:
    """What the schools' colour tells, and of which stage they are."""
    with st.container(horizontal=True, gap="small"):
        _select("state", {state: t(f"map.state_{state}") for state in own.STATES})
        st.selectbox(
            t("map.stage"),
            **wording.options(dict(choices.words("schools", "stage"))),
            key="stage",
            index=None,
            placeholder=t("map.every_stage"),
            on_change=address.touch,
        )


def layers() -> None:
    st.pills(
        t("map.show"),
        **wording.options({name: t(f"map.show_{name}") for name in own.LAYERS}),
        key="show",
        selection_mode="multi",
        on_change=address.touch,
        wrap=True,
    )


def _select(name: str, words: dict[str, str]) -> None:
    st.selectbox(t(f"map.{name}"), **wording.options(words), key=name, on_change=address.touch)


def _segments(name: str, codes: tuple[str, ...]) -> None:
    st.segmented_control(
        t(f"map.{name}"),
        **wording.options({code: t(f"map.{name}_{code}") for code in codes}),
        key=name,
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )
