"""The months with what has been decided about each, what waits for it, and what has moved since it became final."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analytics import locks, register
from analytics.locks import Drift, Figures
from analytics.metrics import METRICS
from analytics.register import Decision, Submission
from analytics.register.month_lock import LOCKED, TOPIC
from analytics.workspace import Workspace
from ui import filters, store
from ui.filters import Filters

PLACE = {metric: place for place, metric in enumerate(METRICS)}


@dataclass(frozen=True)
class Month:
    """``decision`` is the newest about it, None where there was none; ``received`` and ``expected`` count reports."""

    month: str
    decision: Decision | None
    waiting: Sequence[Submission]
    moved: Sequence[Drift]
    received: float | None
    expected: float | None

    @property
    def is_final(self) -> bool:
        return self.decision is not None and self.decision.verdict == LOCKED


def of(view: Filters) -> list[Month]:
    """The months looked at, and those that only locks or waiting reports tell of; the newest first."""
    decisions, waiting = store.decisions(TOPIC), _waiting()
    known = filters.available_months()
    shown = {month for month in known if view.first <= month <= view.last}
    shown |= {*(month for month, each in decisions.items() if each.verdict == LOCKED), *waiting} - set(known)
    figures = store.made(_by_month, locks.figures_query(*view.every))
    areas = _areas(view)
    return [
        _month(month, decisions.get(month), waiting.get(month, []), figures.get(month, {}), areas)
        for month in sorted(shown, reverse=True)
    ]


def _month(
    month: str,
    decision: Decision | None,
    waiting: Sequence[Submission],
    figures: Figures,
    areas: Mapping[str, int],
) -> Month:
    county = store.reference().root.code
    _, received, expected = figures.get("completeness", {}).get(county, (None, None, None))
    is_final = decision is not None and decision.verdict == LOCKED
    moved = locks.moved(decision, figures) if decision and is_final else []
    return Month(month, decision, waiting, _in_order(moved, areas), received, expected)


def _in_order(moved: Iterable[Drift], areas: Mapping[str, int]) -> list[Drift]:
    """Those of the areas looked at, the county before its townships, each in the order of the catalogue."""
    return sorted((d for d in moved if d.area in areas), key=lambda d: (areas[d.area], PLACE[d.metric]))


def _areas(view: Filters) -> dict[str, int]:
    """The areas whose figures are compared, by their place; the whole county only where all of it is looked at."""
    county = [] if view.towns else [store.reference().root.code]
    return {code: place for place, code in enumerate([*county, *filters.chosen_townships(view)])}


def _waiting() -> dict[str, list[Submission]]:
    books = register.peek(Workspace.at())
    found: dict[str, list[Submission]] = {}
    for submission in books.history(state="waiting") if books else []:
        found.setdefault(submission.month, []).append(submission)
    return found


def _by_month(frame: pd.DataFrame) -> dict[str, Figures]:
    return locks.by_month({name: frame[name].tolist() for name in locks.COLUMNS})
