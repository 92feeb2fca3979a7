"""Protection of the invented schools: gaps at the start, closed one after the other, slowly or quickly."""

from dataclasses import dataclass
from random import Random
from typing import Any

from analytics.demo import told
from analytics.demo.chance import happens
from analytics.demo.county import County
from analytics.demo.scene import Scene
from analytics.demo.schools import KINDERGARTEN, School
from analytics.months import month_end
from analytics.settings import Settings

READY_AT_THE_START = {
    "closed_campus": 0.95,
    "one_key_alarm": 0.91,
    "alarm_networked": 0.82,
    "video": 0.92,
    "plan_written": 0.88,
    "smart_campus": 0.22,
}
GUARDS_AT_THE_START = 0.84
BETTER_STARTS_AT = 0.82
# A gap closes in an ordinary month with this probability; works are done in the holidays.
CLOSES, CLOSES_IN_HOLIDAYS = 0.11, 0.24
SMART_CAMPUS_IS_SLOWER = 0.4
BETTER_IS_DONE_BY = 0.75
UNKNOWN = 0.006
# As a clerk writes that a column does not concern a school: neither 否 nor empty.
NOT_APPLICABLE = "不适用"
POST_CLAIMED_ELSEWHERE = 0.04


@dataclass(frozen=True)
class Protected:
    """From which month (its index) each flag holds at a school; an index past the last month never comes."""

    school: School
    ready: dict[str, int]
    guards_enough: int
    guards_lost: int
    certified_short: bool
    post_claimed: bool


def invent(scene: Scene, county: County) -> dict[str, Protected]:
    """Every school's protection over the months, by school code."""
    return {school.code: _of_school(scene, school) for school in county.schools}


def report(
    scene: Scene, county: County, protected: dict[str, Protected], unit: str, month: str
) -> list[dict[str, Any]]:
    """The unit's report: one row for each of its schools."""
    return [_row(scene, county, protected[school.code], month) for school in county.schools_of.get(unit, [])]


def guards_required(settings: Settings, pupils: int, month: str) -> int:
    """By the rule in force at the month's end: the last step of pupils that is reached."""
    in_force = [rule for rule in settings.guard_rules if rule.in_force_from <= month_end(month)]
    latest = max((rule.in_force_from for rule in in_force), default=None)
    steps = [rule for rule in in_force if rule.in_force_from == latest and rule.pupils_from <= pupils]
    if not steps:
        return 1
    step = max(steps, key=lambda rule: rule.pupils_from)
    return step.guards + ((pupils - step.pupils_from) // step.per_pupils if step.per_pupils else 0)


def _of_school(scene: Scene, school: School) -> Protected:
    chance = scene.chance("protection", school.code)
    starts = BETTER_STARTS_AT if school.township == told.story("better") else 1.0
    ready = {
        flag: 0 if happens(chance, share * starts) else _closes(scene, chance, school, flag)
        for flag, share in READY_AT_THE_START.items()
    }
    ready["alarm_networked"] = max(ready["alarm_networked"], ready["one_key_alarm"])
    enough = 0 if happens(chance, GUARDS_AT_THE_START * starts) else _closes(scene, chance, school, "guards")
    return Protected(
        school=school,
        ready=ready,
        guards_enough=enough,
        guards_lost=_leaves(scene, chance, school),
        certified_short=happens(chance, 0.12),
        post_claimed=happens(chance, POST_CLAIMED_ELSEWHERE),
    )


def _closes(scene: Scene, chance: Random, school: School, flag: str) -> int:
    """The month in which a gap is closed."""
    for index, month in enumerate(scene.months[1:], start=1):
        repair = scene.care(school.township, index).repair
        usual = CLOSES_IN_HOLIDAYS if scene.is_holiday(month) else CLOSES
        slower = SMART_CAMPUS_IS_SLOWER if flag == "smart_campus" else 1.0
        by_now = school.township == told.story("better") and index >= BETTER_IS_DONE_BY * (len(scene.months) - 1)
        if happens(chance, usual * repair * slower) or (by_now and flag != "smart_campus"):
            return index
    return len(scene.months)


def _leaves(scene: Scene, chance: Random, school: School) -> int:
    """The month in which a guard leaves and is not replaced."""
    for index in range(2, len(scene.months)):
        if happens(chance, scene.care(school.township, index).guards_leave):
            return index
    return len(scene.months)


def _row(scene: Scene, county: County, protected: Protected, month: str) -> dict[str, Any]:
    school, index = protected.school, scene.months.index(month)
    chance = scene.chance("protection", school.code, month)
    required = guards_required(scene.settings, school.pupils, month)
    short = index < protected.guards_enough or index >= protected.guards_lost
    guards = max(0, required - 1) if short else required + (school.pupils > 1500)
    row: dict[str, Any] = {
        "school_code": school.code,
        "guards_actual": guards,
        "guards_certified": max(0, guards - protected.certified_short),
        **{flag: index >= since for flag, since in protected.ready.items()},
        "guard_post_set": protected.post_claimed or county.post_since.get(school.code, "9999") <= month,
    }
    careful = school.township == told.story("better")
    unknown: dict[str, Any] = {column: None for column in list(row)[2:] if happens(chance, UNKNOWN) and not careful}
    if school.stage == KINDERGARTEN and school.pupils < 120 and not row["smart_campus"]:
        unknown["smart_campus"] = NOT_APPLICABLE
    return row | unknown
