"""Schools in the reader's words: the columns of the table and of the file to take away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from ui import filters, takeaway
from ui.choices import choices
from ui.map.county import County, Row
from ui.takeaway import Taken
from ui.wording import t

NUMBERS = ("pupils", "posts", "areas", "hazards_open", "hazards_overdue", "incidents", "near_m")
COLUMNS = ("name", "township", "stage", "pupils", "guarded", *NUMBERS[1:6], "targets", "near", "near_m", "code")


@dataclass(frozen=True)
class Reading:
    """Holds all that is needed to read rows later, outside the reader's session, where no language is known."""

    heads: Mapping[str, str]
    towns: Mapping[str, str]
    stages: Mapping[str, str]
    targets: Mapping[int | None, str]
    guarded: Mapping[int | None, str]
    covered: Mapping[str, Row]

    def columns(self, rows: Sequence[Row]) -> dict[str, list[Any]]:
        """Column to cells, numbers as numbers."""
        guards = [self.covered.get(row["school_code"], {}) for row in rows]
        return {
            "name": [row["name"] for row in rows],
            "township": [self.towns.get(row["township_code"], row["township_code"]) for row in rows],
            "stage": [self.stages.get(row["stage"], row["stage"]) for row in rows],
            "pupils": [row["pupils"] for row in rows],
            "guarded": [self.guarded[guard.get("covered")] for guard in guards],
            "posts": [guard.get("posts") for guard in guards],
            "areas": [guard.get("areas") for guard in guards],
            "hazards_open": [row["hazards_open"] for row in rows],
            "hazards_overdue": [row["hazards_overdue"] for row in rows],
            "incidents": [row["incidents"] for row in rows],
            "targets": [self.targets[row["has_gap"]] for row in rows],
            "near": [row["near_place"] for row in rows],
            "near_m": [None if row["near_m"] is None else round(row["near_m"]) for row in rows],
            "code": [row["school_code"] for row in rows],
        }

    def taken(self, rows: Sequence[Row], title: str, stamp: tuple[str, str], notes: tuple[str, pa.Table]) -> Taken:
        """The sheets of a file: the schools, and what was chosen; ``stamp`` and ``notes`` each with its head."""
        made = self.columns(rows)
        columns = [
            takeaway.number(self.heads[name], "#,##0", made[name])
            if name in NUMBERS
            else takeaway.words(self.heads[name], made[name])
            for name in COLUMNS
        ]
        as_of = takeaway.words(stamp[0], [stamp[1]] * len(rows))
        return {title: takeaway.table([*columns, as_of]), notes[0]: notes[1]}


def reading(county: County) -> Reading:
    """In the language of the session, for the month and the reach that are asked for."""
    asked = county.asked
    return Reading(
        {name: t(f"map.head_{name}") for name in COLUMNS},
        filters.township_names(),
        dict(choices.words("schools", "stage")),
        {code: t(f"map.targets_{name}") for code, name in {1: "missed", 0: "met", None: "unknown"}.items()},
        {1: t("map.covered_guarded"), 0: t("map.covered_bare"), None: t("map.covered_unknown")},
        county.covered_in(asked.when),
    )
