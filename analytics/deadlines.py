"""Until when a report is on time, and whether one was."""

from collections.abc import Iterable
from datetime import date

from analytics.contract import Kind
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
