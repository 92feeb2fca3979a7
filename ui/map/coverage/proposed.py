"""Where the next posts would help most, and how few would cover all: answered once for each question and version of figures."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.coverage import Plan, best_posts, fewest_posts
from ui import store
from ui.filters import Filters
from ui.map.coverage.question import Question, question
from ui.map.coverage.standing import Standing

HAZARD_AS_PUPILS = 100
"""How many pupils an open hazard weighs where hazards weigh as well."""


@dataclass(frozen=True)
class Post:
    """A proposed post at a school's gate: the schools that it is the first to cover."""

    school: str
    gained: tuple[str, ...]


@dataclass(frozen=True)
class Solved:
    """Posts, those that gain most first. ``bound``: as in ``analytics.coverage.Plan``."""

    posts: tuple[Post, ...]
    total: float
    bound: float
    proven: bool


@dataclass(frozen=True)
class Best:
    """From the schools of a window to the best places for so many more posts."""

    reach: int
    stage: str | None
    posts: int
    weight: str

    def __call__(self, schools: pd.DataFrame) -> Solved:
        placed, need = _candidates(schools, self.stage)
        plan = best_posts(placed["lon"], placed["lat"], weights(placed, self.weight), need, self.reach, self.posts)
        return _named(plan, placed)


@dataclass(frozen=True)
class Fewest:
    """From the schools of a window to the fewest posts that leave none uncovered."""

    reach: int
    stage: str | None

    def __call__(self, schools: pd.DataFrame) -> Solved:
        placed, need = _candidates(schools, self.stage)
        return _named(fewest_posts(placed["lon"], placed["lat"], need, self.reach), placed)


@dataclass(frozen=True)
class Planned:
    """A proposed post as the map draws it."""

    school_code: str
    lon: float
    lat: float
    radius_m: int
    gain_pupils: int
    gain_schools: int


@dataclass(frozen=True)
class Marks:
    """What the map highlights: the uncovered schools, and the proposed posts."""

    uncovered: frozenset[str]
    planned: tuple[Planned, ...]


def best(asked: Question) -> Solved:
    return store.made(Best(asked.new_reach, asked.stage, asked.posts, asked.weight), asked.schools)


def fewest(asked: Question) -> Solved:
    return store.made(Fewest(asked.new_reach, asked.stage), asked.schools)


def marks(view: Filters, month: str) -> Marks:
    """For the choices that the session holds."""
    asked = question(view, month)
    now = Standing(asked, asked.when)
    return Marks(
        frozenset(row["school_code"] for row in now.bare),
        tuple(_planned(post, now, asked.new_reach) for post in best(asked).posts),
    )


def weights(placed: pd.DataFrame, weight: str) -> NDArray[np.float64]:
    """What covering each school is worth; pupils that nobody has reported count as none."""
    if weight == "schools":
        return np.ones(len(placed))
    pupils = placed["pupils"].fillna(0).to_numpy(float)
    return (
        pupils + HAZARD_AS_PUPILS * placed["hazards_open"].fillna(0).to_numpy(float) if weight == "hazards" else pupils
    )


def _candidates(schools: pd.DataFrame, stage: str | None) -> tuple[pd.DataFrame, NDArray[np.bool_]]:
    """The schools that are on the map, and which of them nobody covers."""
    placed = schools[schools["lon"].notna()]
    if stage is not None:
        placed = placed[placed["stage"] == stage]
    return placed, (placed["covered"] == 0).to_numpy(bool)


def _named(plan: Plan, placed: pd.DataFrame) -> Solved:
    codes = placed["school_code"].tolist()
    posts = tuple(
        Post(codes[position], tuple(codes[school] for school in gain.schools))
        for position, gain in zip(plan.positions, plan.gains, strict=True)
    )
    return Solved(posts, plan.total, plan.bound, plan.proven)


def _planned(post: Post, now: Standing, reach: int) -> Planned:
    there = now.by_code[post.school]
    gained = sum(now.by_code[code]["pupils"] or 0 for code in post.gained)
    return Planned(post.school, there["lon"], there["lat"], reach, gained, len(post.gained))
