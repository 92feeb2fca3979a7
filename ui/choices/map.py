"""校园地图: what colours townships and schools, which layers are drawn, the month, what is picked, and how far a post reaches."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from analytics import queries
from analytics.metrics import METRICS
from ui import filters, store
from ui.address import Param, one_of, some_of
from ui.choices import choices

METRIC = "hazards_overdue"
LAYERS = ("townships", "areas", "posts", "schools", "names")
STATES = ("covered", "hazards", "incidents", "targets")
STAGES = choices.codes("schools", "stage")
DRAWN = ("map", "svg")
PARTS = ("map", "coverage")
LINES = ("schools", "townships", "zones")
WHEN = ("any", "morning", "afternoon")
WEIGHTS = ("pupils", "schools", "hazards")
FARTHEST = 2000  # metres: beyond that nobody guards a school
MOST_POSTS = 20
NOTHING = "none"

NARROWING = ("area", "zone", "school", "stage")


def params() -> tuple[Param, ...]:
    return (
        Param("metric", one_of(METRICS), METRIC),
        choices.month(),
        Param("show", some_of(LAYERS), list(LAYERS), _layers),
        Param("state", one_of(STATES), STATES[0]),
        Param("stage", one_of(STAGES), None),
        Param("draw", one_of(DRAWN), DRAWN[0]),
        Param("part", one_of(PARTS), PARTS[0]),
        Param("lines", one_of(LINES), LINES[0]),
        Param("area", one_of(filters.township_names()), None),
        choices.school(),
        Param("zone", choices.code, None),
        Param("radius", number(50, FARTHEST), None),
        Param("when", one_of(WHEN), WHEN[0]),
        Param("posts", number(1, MOST_POSTS), 5),
        Param("weight", one_of(WEIGHTS), WEIGHTS[0]),
        choices.page(),
    )


def number(least: int, most: int) -> Callable[[str], int]:
    """A parser of whole numbers within these bounds."""

    def parse(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise ValueError(text)
        return value

    return parse


def _layers(names: list[str]) -> str:
    """No layer at all is said as well: an empty text would mean all of them."""
    return ",".join(name for name in LAYERS if name in names) or NOTHING


def named(name: str, code: str) -> str:
    if name == "area":
        return filters.township_names()[code]
    if name == "zone":
        return store.made(_zones, queries.map_zones(st.session_state["month"] or filters.current().last, ())).get(
            code, code
        )
    return choices.words("schools", "stage")[code]


def _zones(rows: pd.DataFrame) -> dict[str, str]:
    return dict(zip(rows["zone_code"], rows["name"], strict=True))


CHOICES = choices.Choices(params, NARROWING, named)
