"""The schools and zones of the month as the map needs them: looked up by code, and cut down to what is asked for."""

from collections.abc import Iterable, Mapping
from functools import cached_property
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


class Reach(Rows):
    """Whether each school is covered, and by how many: a third of what the query answers, asked for three times of day."""

    def __init__(self, frame: pd.DataFrame) -> None:
        super().__init__(frame[["school_code", "covered", "posts", "areas"]])


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
        return store.made(Reach, queries.covered_schools(asked.month, asked.areas, asked.radius, when)).by_code

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
