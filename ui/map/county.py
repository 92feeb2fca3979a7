"""The schools and zones of the month as the map needs them: looked up by code, and cut down to what is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from analytics import queries
from ui import store
from ui.map.asked import Asked

Row = Mapping[str, Any]

POST, AREA = "护学岗", "巡逻区"


class Rows:
    """The rows of a query, kept by the code in its first column; nobody changes them."""

    def __init__(self, frame: pd.DataFrame) -> None:
        columns = [store.known(frame[name]) for name in frame.columns]
        names = list(frame.columns)
        self.all: list[Row] = [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
        self.by_code: dict[str, Row] = dict(zip(columns[0], self.all, strict=True)) if columns else {}


@dataclass(frozen=True)
class Reach:
    """Makes of the answer of ``school_reach``, for one time of day, by school: covered 0/1 (None: not placed), posts, areas."""

    when: str

    def __call__(self, frame: pd.DataFrame) -> Mapping[str, Row]:
        numbers = frame[[f"posts_{self.when}", f"areas_{self.when}"]].fillna(0).astype(int)
        posts, areas = (numbers[name].tolist() for name in numbers)
        rows = zip(frame["school_code"].tolist(), frame["placed"].tolist(), posts, areas, strict=True)
        return {code: _reach(p, a) if placed else _NOWHERE for code, placed, p, a in rows}


_NOWHERE: Row = {"covered": None, "posts": None, "areas": None}


@lru_cache(maxsize=1024)
def _reach(posts: int, areas: int) -> Row:
    """One for all schools that as many stand in front of: thousands of schools have only a few of them."""
    return {"covered": int(posts + areas > 0), "posts": posts, "areas": areas}


class County:
    """What is asked for: ``schools`` and ``zones`` of the chosen townships, of a single stage if one is chosen."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        schools = store.made(Rows, queries.map_schools(asked.month, asked.areas))
        zones = store.made(Rows, queries.map_zones(asked.month, asked.areas))
        self.known, self.zones = schools.by_code, zones.by_code
        stage = asked.stage
        self.schools = [row for row in schools.all if stage is None or row["stage"] == stage]
        self._covered = self.covered_in(asked.when)

    def covered_in(self, when: str) -> Mapping[str, Row]:
        """Whether each school is covered at that time of day, by the reach that is asked for."""
        asked = self.asked
        return store.made(Reach(when), queries.school_reach(asked.month, asked.areas, asked.radius))

    def covered(self, school: str) -> int | None:
        """Whether a school lies in a post or an area; None where nobody knows where it is."""
        return self._covered[school]["covered"] if school in self._covered else None

    def guards(self, school: str) -> Row:
        """How many posts and areas it lies in."""
        return self._covered.get(school, {"posts": None, "areas": None})

    @cached_property
    def placed(self) -> list[Row]:
        return [row for row in self.schools if row["lon"] is not None]

    @cached_property
    def unplaced(self) -> list[Row]:
        return [row for row in self.schools if row["lon"] is None]

    @cached_property
    def bare(self) -> list[Row]:
        """Schools in front of which nobody stands, those with the most pupils first."""
        found = (row for row in self.placed if self.covered(row["school_code"]) == 0)
        return sorted(found, key=lambda row: -(row["pupils"] or 0))

    def in_area(self, rows: Iterable[Row]) -> list[Row]:
        """The rows of the township that is picked, all if none is."""
        area = self.asked.area
        return [row for row in rows if area is None or row["township_code"] == area]


def pupils(rows: Iterable[Row]) -> int:
    return sum(row["pupils"] or 0 for row in rows)
