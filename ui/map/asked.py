"""What the page is asked: the month on the slider, where, which layers, in which colours, and what is picked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from analytics.metrics import METRICS, Metric
from analytics.months import months_between
from ui.filters import Filters


@dataclass(frozen=True)
class Asked:
    """``picked`` are the township, zone and school that the reader has clicked, as far as any."""

    view: Filters
    month: str
    months: tuple[str, ...]
    metric: Metric
    state: str
    layers: frozenset[str]
    stage: str | None
    area: str | None
    zone: str | None
    school: str | None
    part: str

    @property
    def radius(self) -> int | None:
        """Metres within which a post counts; None for its own. Only the part 护学覆盖 lets the reader choose."""
        return st.session_state["radius"] if self.part == "coverage" else None

    @property
    def when(self) -> str:
        return st.session_state["when"] if self.part == "coverage" else "any"

    @property
    def areas(self) -> tuple[str, ...]:
        """The townships of the filters."""
        return self.view.towns


def asked(view: Filters) -> Asked:
    """What the session's state says; a month outside the period is its last one."""
    held: Any = st.session_state
    months: Sequence[str] = months_between(view.first, view.last)
    month = held["month"] if held["month"] in months else view.last
    return Asked(
        view=view,
        month=month,
        months=tuple(months),
        metric=METRICS[held["metric"]],
        state=held["state"],
        layers=frozenset(held["show"]),
        stage=held["stage"],
        area=held["area"],
        zone=held["zone"],
        school=held["school"],
        part=held["part"],
    )
