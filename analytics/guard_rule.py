"""Which rule on full-time guards is in force, said in words: where it comes from, its steps, what is not yet verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from analytics.settings import GuardRule, Settings
from analytics.wording import say


@dataclass(frozen=True)
class Rule:
    """A rule in words. ``source``: its text's name; ``steps``: how many guards for how many pupils; ``verified``: all of it."""

    source: str
    in_force_from: date
    steps: str
    verified: bool


def in_force(settings: Settings, day: date, language: str) -> Rule | None:
    """The rule in force on a day, None if there is none yet."""
    rules = settings.guard_rules_on(day)
    if not rules:
        return None
    verified = all(rule.verified for rule in rules)
    return Rule(_source(rules, language), rules[0].in_force_from, _steps(rules, language), verified)


def _source(rules: Sequence[GuardRule], language: str) -> str:
    """The document, with a mark where none of its figures has been verified."""
    sources = say("shell.comma", language).join(dict.fromkeys(rule.source for rule in rules))
    named = say("plan.rule_source", language, source=sources)
    return named if any(rule.verified for rule in rules) else named + say("plan.unverified", language)


def _steps(rules: Sequence[GuardRule], language: str) -> str:
    ends: list[int | None] = [*(after.pupils_from for _, after in pairwise(rules)), None]
    some_verified = any(rule.verified for rule in rules)
    steps = (_step(rule, end, some_verified, language) for rule, end in zip(rules, ends, strict=True))
    return say("plan.rule_between", language).join(steps)


def _step(rule: GuardRule, end: int | None, mark: bool, language: str) -> str:
    facts = {
        "guards": rule.guards,
        "first": f"{rule.pupils_from:,}",
        "end": f"{end or 0:,}",
        "last": f"{(end or 1) - 1:,}",
    }
    if rule.pupils_from == 0:
        shape = "rule_every" if end is None else "rule_below"
    else:
        shape = "rule_from" if end is None else "rule_among"
    further = say("plan.rule_further", language, pupils=f"{rule.per_pupils:,}") if rule.per_pupils else ""
    unverified = "" if rule.verified or not mark else say("plan.unverified", language)
    return say(f"plan.{shape}", language, **facts) + further + unverified
