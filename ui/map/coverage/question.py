"""What the part is asked: month and place, how far a post reaches, at which time of day, how many more posts, for whom."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from analytics import queries
from analytics.warehouse import Query
from ui import filters, store, wording
from ui.choices import choices
from ui.filters import Filters
from ui.wording import t

USUAL_M = 200  # how far a new post reaches, where neither the reader nor any post on the register says it


@dataclass(frozen=True)
class Question:
    """``radius`` is None for the zones' own geometry; ``areas`` and ``stage`` are what the page is narrowed to."""

    month: str
    areas: tuple[str, ...]
    stage: str | None
    radius: int | None
    when: str
    posts: int
    weight: str

    def of_window(self, window: str) -> Query:
        return queries.covered_schools(self.month, self.areas, self.radius, window)

    @property
    def schools(self) -> Query:
        return self.of_window(self.when)

    @property
    def new_reach(self) -> int:
        """Metres within which a new post would cover: as chosen, else as most posts on the register do."""
        return self.radius or store.made(_usual, queries.map_zones(self.month, ()))

    @property
    def place(self) -> str:
        """Where, and of which stage, in the reader's words."""
        names = filters.township_names()
        where = wording.listed([names[code] for code in self.areas], most=3) or t("shell.whole_county")
        if self.stage is None:
            return where
        return t("coverage.place_of_stage", place=where, stage=choices.words("schools", "stage")[self.stage])


def question(view: Filters, month: str) -> Question:
    """As the session's state says it; a township that is picked on the map takes the place of the filters' townships."""
    held: Any = st.session_state
    return Question(
        month=month,
        areas=(held["area"],) if held["area"] else view.towns,
        stage=held["stage"],
        radius=held["radius"],
        when=held["when"],
        posts=held["posts"],
        weight=held["weight"],
    )


def _usual(zones: pd.DataFrame) -> int:
    """The commonest radius of the posts, of equally common ones the smallest."""
    known = Counter(int(radius) for radius in zones["radius_m"].dropna() if radius > 0)
    return min(known, key=lambda radius: (-known[radius], radius)) if known else USUAL_M
