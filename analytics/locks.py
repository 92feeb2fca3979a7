"""A month is locked when its bulletin is out: what arrives later waits, and what has moved since can be told.

The decision that locks a month keeps its figures as they were at that moment. Later ledgers still speak of earlier months,
so that the figures of a locked month may move; ``drift`` lists those that have.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from analytics import queries, register, warehouse
from analytics.errors import CampusError, UsageError
from analytics.metrics import METRICS
from analytics.months import is_month
from analytics.register import Decision, Submission
from analytics.register.month_lock import LOCKED, OPEN, TOPIC
from analytics.warehouse import Query, Reader
from analytics.workspace import Workspace

ATTEMPTS = 5
DECIMALS = 6
COLUMNS = ("metric", "area", "month", "value", "numerator", "denominator")
UNKNOWN = [None, None, None]


Figures = dict[str, dict[str, list[float | None]]]
"""Of one month: indicator, area, [value, numerator, denominator]. What is wholly unknown is left out."""


@dataclass(frozen=True)
class Figure:
    """An indicator's value with what it was divided from; None where unknown."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None

    def moved_to(self, other: "Figure") -> bool:
        """Whether the other differs by more than the rounding with which figures are kept."""
        pairs = zip(self.as_list(), other.as_list(), strict=True)
        return any(_differ(mine, theirs) for mine, theirs in pairs)

    def as_list(self) -> list[float | None]:
        return [self.value, self.numerator, self.denominator]


@dataclass(frozen=True)
class Drift:
    """An indicator of an area that is no longer what it was when its month was locked."""

    metric: str
    area: str
    before: Figure
    now: Figure


def lock(workspace: Workspace, month: str, *, actor: str, why: str = "", at: datetime | None = None) -> Decision:
    """Makes the month final, with its figures as of now. Raises UsageError for a month that is final already.

    Builds the warehouse where it is not up to date. Raises CampusError where reports keep arriving meanwhile.
    """
    if not is_month(month):
        raise UsageError("unknown_month", month=month)
    books = register.open(workspace)
    for _ in range(ATTEMPTS):
        if month in locked(workspace):
            raise UsageError("already_locked", month=month)
        since = books.snapshot().head
        figures = _figures(workspace, month)
        made = books.change(TOPIC, month, LOCKED, actor=actor, why=why, at=at, since=since, figures=figures)
        if made is not None:
            return made
    raise CampusError("lock_busy", month=month)


def unlock(workspace: Workspace, month: str, why: str, *, actor: str, at: datetime | None = None) -> Decision:
    """Opens the month again: what waited counts. Raises UsageError for one that is not locked, or without a reason."""
    if not why.strip():
        raise UsageError("why_missing")
    books = register.peek(workspace)
    if books is None or month not in locked(workspace):
        raise UsageError("not_locked" if is_month(month) else "unknown_month", month=month)
    made = books.change(TOPIC, month, OPEN, actor=actor, why=why, at=at)
    if made is None:
        raise UsageError("not_locked", month=month)
    return made


def locked(workspace: Workspace) -> dict[str, Decision]:
    """The months that are final, each with the decision that locked it."""
    books = register.peek(workspace)
    decisions = books.decisions(TOPIC) if books else {}
    return {month: decision for (_, month), decision in sorted(decisions.items()) if decision.verdict == LOCKED}


def waiting(workspace: Workspace, month: str) -> list[Submission]:
    """The reports that wait for the month to be reopened, newest first."""
    books = register.peek(workspace)
    return books.history(month=month, state="waiting") if books else []


def drift(workspace: Workspace, month: str) -> list[Drift]:
    """What has moved since the month was locked. Raises UsageError where it is not."""
    decision = locked(workspace).get(month)
    if decision is None:
        raise UsageError("not_locked" if is_month(month) else "unknown_month", month=month)
    return moved(decision, _figures(workspace, month))


def figures_query(first: str, last: str) -> Query:
    """Every indicator of the county and each township in the months: what a lock keeps of one of them."""
    return queries.metrics(tuple(METRICS), (), first, last)


def by_month(columns: Mapping[str, Iterable[Any]]) -> dict[str, Figures]:
    """The answer to ``figures_query``, column by column, as a lock keeps it: month by month."""
    found: dict[str, Figures] = {}
    for metric, area, month, *parts in zip(*(columns[name] for name in COLUMNS), strict=True):
        figure = [_short(part) for part in parts]
        if month not in found:
            found[month] = _nothing()
        if figure != UNKNOWN:
            found[month][metric][area] = figure
    return found


def moved(decision: Decision, now: Figures) -> list[Drift]:
    """What is otherwise now than when the month was locked; indicators that only one of both knows are left out.

    In the order of the catalogue. ``now`` are the month's figures, empty for a month that nobody reports on any more.
    """
    kept: Figures = decision.facts.get("figures", {})
    now = now or _nothing()
    return [
        Drift(metric, area, before, after)
        for metric in METRICS
        if metric in kept and metric in now and kept[metric] != now[metric]  # most are alike, and quickly seen to be
        for area in sorted(kept[metric] | now[metric])
        if (before := _figure(kept[metric], area)).moved_to(after := _figure(now[metric], area))
    ]


def _figures(workspace: Workspace, month: str) -> Figures:
    warehouse.ensure(workspace)
    with Reader(workspace) as reader:
        answer = reader.arrow(figures_query(month, month)).to_pydict()
    return by_month(answer).get(month) or _nothing()


def _nothing() -> Figures:
    return {metric: {} for metric in METRICS}


def _figure(of_areas: Mapping[str, list[float | None]], area: str) -> Figure:
    return Figure(*of_areas.get(area, ()))


def _short(number: float | None) -> float | None:
    """Whole numbers as such: the figures of a month are some thousand numbers."""
    if number is None or math.isnan(number):
        return None
    return int(number) if number == int(number) else round(number, DECIMALS)


def _differ(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is not other
    return not math.isclose(one, other, rel_tol=1e-9, abs_tol=10**-DECIMALS)
