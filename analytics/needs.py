"""缺什么、补什么: what a school is missing, what it must have instead, and by which clause or rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analytics import guard_rule
from analytics.metrics import METRICS
from analytics.months import month_end
from analytics.queries.protection import ITEMS
from analytics.settings import Settings
from analytics.wording import month as month_in_words
from analytics.wording import say

DUTIES = ("guards", "closed_campus", "alarm", "video", "guard_post", "plan", "vice_principal")
"""The items that every school must have. The pair of alarm and video is said as its two parts."""

PROMOTED = ("smart_campus",)
"""The items that the notice wants spread, without saying that each school must have them by now."""

UNKNOWN = ("empty", "unreported")

School = Mapping[str, Any]
"""A row of ``queries.protection_schools``."""


@dataclass(frozen=True)
class Need:
    """One thing that a school lacks, in words. ``since``: the first month in which it was reported missing."""

    item: str
    name: str
    there: str
    required: str
    basis: str
    since: str


@dataclass(frozen=True)
class Needs:
    """What one school needs at a month's end.

    ``missing``: must be made good; ``unclear``: items that are empty or not reported, each with that word; ``promoted``:
    wanted, but no duty; ``remarks``: what else the report says.
    """

    school: School
    month: str
    missing: tuple[Need, ...]
    unclear: tuple[tuple[str, str], ...]
    promoted: tuple[Need, ...]
    remarks: tuple[str, ...]


def needs(school: School, month: str, settings: Settings, language: str) -> Needs:
    """What the school needs, in the words of a language."""
    return Needs(
        school,
        month,
        tuple(_need(item, school, month, settings, language) for item in DUTIES if school[item] == "short"),
        tuple((item_name(i, language), state_name(school[i], language)) for i in DUTIES if school[i] in UNKNOWN),
        tuple(_need(item, school, month, settings, language) for item in PROMOTED if school[item] == "short"),
        _remarks(school, language),
    )


def item_name(item: str, language: str) -> str:
    return say(f"plan.item_{item}", language)


def state_name(state: str, language: str) -> str:
    return say(f"plan.state_{state}", language)


def _need(item: str, school: School, month: str, settings: Settings, language: str) -> Need:
    facts = {name: _count(school[name]) for name in ("pupils", "guards_required", "guards_actual", "guards_short")}
    basis = say(f"plan.basis_{item}", language, clause=METRICS[ITEMS[item]].clause)
    if item == "guards" and (rule := guard_rule.in_force(settings, month_end(month), language)):
        basis = say("plan.basis_and_rule", language, basis=basis, source=rule.source, steps=rule.steps)
    since = school[f"{item}_since"]
    return Need(
        item,
        item_name(item, language),
        say(f"plan.there_{item}", language, **facts),
        say(f"plan.required_{item}", language, **facts),
        basis,
        month_in_words(since, language) if since else "",
    )


def _remarks(school: School, language: str) -> tuple[str, ...]:
    """What the report tells of the guards' certificates and the alarm's line, where it tells that something is wanting."""
    there, certified = school["guards_actual"], school["guards_certified"]
    remarks = []
    if there is not None and certified is not None and certified < there:
        remarks.append(say("plan.not_certified", language, count=_count(there - certified), guards=_count(there)))
    if school["alarm"] == "met" and school["alarm_networked"] == 0:
        remarks.append(say("plan.not_networked", language))
    return tuple(remarks)


def _count(number: float | None) -> str:
    return "—" if number is None else f"{number:,.0f}"
