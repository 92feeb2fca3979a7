"""What the reader asks for, and the spots that the answer has: an indicator, a place and a month each."""

from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from analytics.metrics import METRICS, Metric
from analytics.months import months_between
from ui import filters, store
from ui.choices import explore as choices
from ui.filters import Filters

CHOSEN = "chosen"


@dataclass(frozen=True)
class Place:
    """A line of the answer: a township, the townships chosen taken together, or the county.

    ``towns`` are what the filters hold when the reader looks at this place alone.
    """

    code: str
    name: str
    towns: tuple[str, ...]
    kind: Literal["township", "chosen", "county"]


@dataclass(frozen=True)
class Spot:
    """Where a figure stands; without a month it is that of the whole period."""

    metric: Metric
    place: Place
    month: str | None

    @property
    def code(self) -> str:
        return choices.code(self.metric.id, self.place.code, self.month)


@dataclass(frozen=True)
class Asked:
    """The reader's choices. ``versus`` is empty, BEFORE, COUNTY or a township's code (see ``ui/choices/explore.py``)."""

    metrics: tuple[Metric, ...]
    shape: str
    pivot: str
    versus: str
    parts: bool
    interval: bool
    view: Filters
    places: tuple[Place, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(metric.id for metric in self.metrics)

    def about(self, metric: Metric) -> "Asked":
        """The same question about one indicator, whether or not it is among those chosen."""
        return self if metric in self.metrics else replace(self, metrics=(metric,))

    @property
    def months(self) -> list[str]:
        return months_between(self.view.first, self.view.last)

    @property
    def so_far(self) -> list[str]:
        """Every month up to the last one chosen: what a control chart's limits rest on."""
        return months_between(self.view.every[0], self.view.last)

    @property
    def townships(self) -> list[Place]:
        return [place for place in self.places if place.kind == "township"]

    @property
    def total(self) -> Place:
        """The place that the page as a whole is about: the township chosen, all those chosen, or the county."""
        if len(self.view.towns) == 1:
            return next(place for place in _places(self.view) if place.kind == "township")
        return _places(self.view)[0]

    @property
    def versus_place(self) -> Place | None:
        """The township or the county that the others are compared with, if it is one."""
        if self.versus == choices.COUNTY:
            return self.county
        names = filters.township_names()
        return Place(self.versus, names[self.versus], (self.versus,), "township") if self.versus in names else None

    @property
    def county(self) -> Place:
        return next(place for place in _places(self.view) if place.kind == "county")


def current() -> Asked:
    view, state = filters.current(), st.session_state
    places = _places(view)
    if state["areas"] != "all":
        places = [place for place in places if (place.kind == "township") == (state["areas"] == "towns")]
    return Asked(
        tuple(METRICS[id_] for id_ in state["metrics"] or choices.FIRST),
        state["shape"],
        state["pivot"],
        state["vs"],
        "parts" in state["show"],
        "interval" in state["show"],
        view,
        tuple(places),
    )


def _places(view: Filters) -> list[Place]:
    """Totals first, then the townships in the county's own order."""
    names, root = choices.area_names(), store.reference().root.code
    townships = [Place(code, name, (code,), "township") for code, name in filters.chosen_townships(view).items()]
    together = [Place(CHOSEN, names[CHOSEN], view.towns, "chosen")] if len(view.towns) > 1 else []
    return [*together, Place(root, names[root], (), "county"), *townships]
