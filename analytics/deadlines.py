"""Until when a report is on time, and whether one was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from analytics.contract import Kind
from analytics.months import months_between
from analytics.register import Submission
from analytics.settings import Settings


def due(kind: Kind, month: str, settings: Settings) -> date | None:
    """The last day on which a report is on time; None for registers, which are filed whenever they change."""
    if kind.cadence == "once":
        return settings.summary_due
    return settings.due(month) if kind.cadence == "monthly" else None


def on_time(submissions: Iterable[Submission], last_day: date) -> bool:
    """Whether a slot was reported in time: its first report decides, a later correction makes nobody late."""
    return min(s.submitted_at for s in submissions if s.state != "withdrawn").date() <= last_day


@dataclass(frozen=True)
class Deadline:
    """A day until which something is owed: the month whose reports are due, or None for the year-end summary."""

    day: date
    month: str | None


def calendar(settings: Settings) -> list[Deadline]:
    """Every deadline of the campaign, the earliest first."""
    months = months_between(settings.first_month, settings.last_month)
    due = [Deadline(settings.due(month), month) for month in months]
    return sorted([*due, Deadline(settings.summary_due, None)], key=lambda deadline: deadline.day)


def ahead(today: date, settings: Settings) -> list[Deadline]:
    """The deadlines that have not passed, the nearest first; none at all after the campaign's end."""
    return [deadline for deadline in calendar(settings) if deadline.day >= today]
