"""The rules of supervision as the settings declare them, each with the clause of the notice that it follows from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

LADDER = ("notice", "interview", "listed")
"""通报, 约谈, 挂牌督办: from rung to rung, as the notice names them."""
RECHECK = "recheck"
"""回头看 of a place with a serious past: supervision that is no step of the ladder."""
KINDS = (*LADDER, RECHECK)

IDS = ("overdue_serious", "rate_below", "repeat_incidents", "reports_missing", "target_missed", "past_serious")


@dataclass(frozen=True)
class Rule:
    """``rung`` is where it begins; ``at_least``, ``months`` and ``metrics`` are its thresholds.

    Once an order of the rule was found to have worked, the same is suggested again ``again_months`` later at the earliest.
    """

    rule: str
    clause: str
    rung: str
    enabled: bool = True
    at_least: int = 1
    months: int = 1
    again_months: int = 0
    metrics: tuple[str, ...] = ()


def declared(entries: Iterable[dict[str, Any]]) -> tuple[Rule, ...]:
    """The rules of the settings files, later entries winning key by key. Raises ValueError for a rule or rung that is none."""
    by_id: dict[str, dict[str, Any]] = {}
    for entry in entries:
        by_id[entry["rule"]] = by_id.get(entry["rule"], {}) | entry
    rules = tuple(Rule(**entry | {"metrics": tuple(entry.get("metrics", ()))}) for entry in by_id.values())
    for rule in rules:
        if rule.rule not in IDS:
            raise ValueError(f"supervision: {rule.rule} is none of {', '.join(IDS)}")
        if rule.rung not in KINDS:
            raise ValueError(f"supervision: {rule.rule}: rung {rule.rung} is none of {', '.join(KINDS)}")
    return rules


def rung_above(kind: str) -> str:
    """The next rung of the ladder; the highest one's is itself, and a re-check is followed by the first."""
    if kind == RECHECK:
        return LADDER[0]
    return LADDER[min(LADDER.index(kind) + 1, len(LADDER) - 1)]
