"""报送情况: which part of the page is shown, and which of the reports owed."""

from analytics.contract import KINDS
from ui import wording
from ui.address import Param, one_of
from ui.choices import checks, choices
from ui.wording import t

PARTS = ("matrix", "reconcile", "quality", "duplicates", "locks", "summaries", "calendar")
PAIRS = ("waiting", "settled")
BY = ("unit", "kind", "channel", "month")
CHANNELS = ("police", "education")
MONTHLY = tuple(kind.id for kind in KINDS.values() if kind.cadence == "monthly")
STATES = ("missing", "pending", "late", "on_time", "revised", "waiting")

OF_REPORTS = ("channel", "kind", "state", "unit", "month")
"""What narrows the reports owed; the rest narrows other parts of the page."""
NARROWING = (*OF_REPORTS, *checks.NARROWING)


def params() -> tuple[Param, ...]:
    return (
        Param("part", one_of(PARTS), PARTS[0]),
        Param("channel", one_of(CHANNELS), None),
        Param("kind", one_of(MONTHLY), None),
        Param("state", one_of(STATES), None),
        Param("by", one_of(BY), BY[0]),
        Param("pairs", one_of(PAIRS), PAIRS[0]),
        choices.page(),
        choices.unit(),
        choices.month(),
        *checks.params(),
    )


def named(name: str, code: str) -> str:
    if name in checks.NARROWING:
        return checks.named(name, code)
    return wording.label(KINDS[code]) if name == "kind" else t(f"reporting.{name}_{code}")


CHOICES = choices.Choices(params, NARROWING, named)
