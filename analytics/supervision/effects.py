"""Whether a township's figure has changed since an order: what its control chart says of the months after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analytics.metrics import METRICS
from analytics.stats.control import Meaning, xmr
from analytics.supervision.orders import Order

METRIC_OF = {
    "overdue_serious": "hazards_overdue",
    "rate_below": "rectification_rate",
    "repeat_incidents": "incidents",
    "past_serious": "incidents",
    "reports_missing": "completeness",
    "target_missed": "schools_with_gap",
}
"""The indicator in which an order of a rule would show, unless its evidence names one."""
OTHERWISE = "rectification_rate"

Outcome = Literal["improvement", "concern", "change", "common", "unknown", "early"]


@dataclass(frozen=True)
class Effect:
    """The indicator in the month before the order, in the last month known, and what the chart says of the months after.

    ``early``: no month has passed since; ``unknown``: too few months are known to tell signal from noise.
    """

    before: float | None
    now: float | None
    months: int
    outcome: Outcome


def metric_of(order: Order) -> str:
    named = [figure["name"] for figure in (order.evidence or {}).get("figures", ())]
    rate = next((name for name in named if name in METRICS and METRICS[name].law), None)
    if order.rule == "target_missed":
        return METRIC_OF[order.rule]
    return rate or METRIC_OF.get(order.rule, OTHERWISE)


def effect(metric: str, months: Sequence[str], values: Sequence[float | None], ordered: str) -> Effect:
    """``values`` by month up to the last known; ``ordered`` is the month in which the order was issued.

    The month of the order itself belongs to neither side. The newest signal after it speaks.
    """
    before = next(
        (v for m, v in reversed(list(zip(months, values, strict=True))) if m < ordered and v is not None), None
    )
    after = [(i, values[i]) for i, month in enumerate(months) if month > ordered and values[i] is not None]
    if not after:
        return Effect(before, None, 0, "early")
    chart = xmr(values)
    if chart is None:
        return Effect(before, after[-1][1], len(after), "unknown")
    meanings: list[Meaning] = [chart.meaning(i, METRICS[metric].better) for i, _ in after]
    told: Meaning = next((meaning for meaning in reversed(meanings) if meaning != "common"), "common")
    return Effect(before, after[-1][1], len(after), told)
