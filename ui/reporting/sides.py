"""What each channel says of one thing, township by township: a number, or that it has not said anything."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from analytics import queries
from ui import store
from ui.choices.checks import OF_LEDGERS, OF_WORK, STOCKS
from ui.choices.reporting import CHANNELS
from ui.filters import Filters

Standing = Literal["said", "partly", "unsaid", "nobody"]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Side:
    """``value`` is None where the channel has not said; ``filed`` of ``expected`` reports say it.

    A township may have no unit of the channel: then a unit with its seat elsewhere counts there what it does here.
    """

    value: int | None = None
    filed: int = 0
    expected: int = 0

    @property
    def standing(self) -> Standing:
        if not self.expected:
            return "nobody"
        if self.value is None:
            return "unsaid"
        return "said" if self.filed >= self.expected else "partly"


Sides = Mapping[str, Side]
"""By channel, each of ``CHANNELS``."""


def difference(sides: Sides) -> int | None:
    """Police less education; None where one side is silent, which is not 0."""
    police, education = (sides[channel].value for channel in CHANNELS)
    return None if police is None or education is None else police - education


def together(several: Iterable[Sides]) -> Sides:
    """Several townships as one: each channel's own sum, and how many of its reports are in."""
    several = list(several)
    return {channel: _sum(sides[channel] for sides in several) for channel in CHANNELS}


def by_township(item: str, view: Filters) -> dict[str, Sides]:
    """What both say of a count, of the ledgers or of the work report, for each township looked at."""
    return _gathered(_rows(item, view), item)


def by_item(view: Filters) -> dict[str, Sides]:
    """All townships together: the counts of ledgers, and those of the work report that both channels fill in."""
    ledgers = {item: together(by_township(item, view).values()) for item in OF_LEDGERS}
    work = defaultdict(list)
    for row in store.records(queries.channel_work(view.towns, view.first, view.last)):
        work[row["item"]].append(row)
    others = {item: together(_gathered(work[item], item).values()) for item in OF_WORK if item in work}
    return ledgers | {item: sides for item, sides in others.items() if difference(sides) is not None}


def owners(view: Filters) -> dict[str, str]:
    """Whose figure the county's is, for each count of the work report: a channel, or ``both``."""
    rows = store.records(queries.channel_work(view.towns, view.first, view.last))
    return {row["item"]: row["owner"] for row in rows}


def _rows(item: str, view: Filters) -> list[dict[str, Any]]:
    asked = (view.towns, view.first, view.last)
    if item in OF_LEDGERS:
        return store.records(queries.channels(*asked))
    return [row for row in store.records(queries.channel_work(*asked)) if row["item"] == item]


def _gathered(rows: Iterable[Row], item: str) -> dict[str, Sides]:
    found: dict[str, dict[str, Side]] = {}
    for row in rows:
        found.setdefault(row["township_code"], {channel: Side() for channel in CHANNELS})[row["channel"]] = _side(
            item, row
        )
    return found


def _side(item: str, row: Row) -> Side:
    if item not in OF_LEDGERS:
        return Side(row["value"], row["filled"], row["expected"])
    if item in STOCKS:
        return Side(row[OF_LEDGERS[item]], row["ledgers_last"], row["expected_last"])
    filed = row["incident_reports" if item == "incidents" else "ledgers"]
    return Side(row[OF_LEDGERS[item]], filed, row["expected"])


def _sum(sides: Iterable[Side]) -> Side:
    sides = list(sides)
    known = [side.value for side in sides if side.value is not None]
    filed, expected = sum(side.filed for side in sides), sum(side.expected for side in sides)
    return Side(sum(known) if known else None, filed, expected)
