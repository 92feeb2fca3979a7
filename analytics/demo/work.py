"""The monthly figures of a unit's work: the ledger's counts as the clerk adds them up, and everything else it does."""

from random import Random
from typing import Any

from analytics.demo import ledgers
from analytics.demo.chance import around, happens, poisson
from analytics.demo.county import County
from analytics.demo.hazards import Hazard
from analytics.demo.scene import Scene
from analytics.demo.schools import KINDERGARTEN, School
from analytics.demo.terms import number
from analytics.reference import Unit

MISCOUNTED = 0.025
# Opening of school, safety education day (March), drugs day (June), constitution day (December).
TALKS_IN = {3: 0.9, 6: 0.8, 9: 1.0, 12: 0.8}
STAFF_CHECKED_IN = {9: 0.5}
DISPUTES_A_SCHOOL, RESOLVED_IN_A_MONTH = 0.06, 0.7

# What a unit does for each of its schools in a month of term; in the holidays a third of it. What would be done less
# than every second month is left to larger units.
BOTH = {
    "bullying_stopped": 0.08,
    "notices": 0.12,
    "joint_operations": 0.1,
    "inspections": 0.3,
    "interviews": 0.035,
    "listed_supervisions": 0.02,
    "rechecks": 0.2,
    "emergency_drills_joint": 0.06,
}
POLICE = {
    "guards_screened": 0.5,
    "rentals_checked": 2.6,
    "netcafes_checked": 0.3,
    "arcades_checked": 0.12,
    "venues_punished": 0.05,
    "spots_cleared": 0.08,
    "traffic_violations": 3.4,
    "traffic_facilities_fixed": 0.12,
}
EDUCATION = {"warnings_issued": 0.4, "counselling": 5.0}
HOLIDAY = 0.35
EVERY_SECOND_MONTH = 0.45


def report(scene: Scene, county: County, hazards: list[Hazard], unit: Unit, month: str) -> list[dict[str, Any]]:
    """The unit's one row; the columns of the other channel are not in it."""
    chance = scene.chance("work", unit.code, month)
    police = unit.channel == "police"
    schools = county.schools_of.get(unit.code, []) if not police else _patrolled(scene, county, unit)
    own = _of_police(scene, unit, schools, month) if police else _of_education(scene, chance, schools, month)
    shares = BOTH | (POLICE if police else EDUCATION)
    calm = HOLIDAY if scene.is_holiday(month) else 1.0
    usual = {column: _done(chance, share * calm * len(schools)) for column, share in shares.items()}
    return [{**_counted(chance, ledgers.counts(hazards, month)), **_told(chance, schools, month, calm), **usual, **own}]


def _done(chance: Random, mean: float) -> int:
    if mean < EVERY_SECOND_MONTH:
        return 0
    return around(chance, mean, 0.25) if mean >= 4 else int(mean) + happens(chance, mean % 1)


def _patrolled(scene: Scene, county: County, unit: Unit) -> list[School]:
    return [school for school in county.schools if scene.police.get(school.township) == unit.code]


def _counted(chance: Random, counts: dict[str, int]) -> dict[str, int]:
    """Now and then the clerk's own count is not the ledger's."""
    if not happens(chance, MISCOUNTED):
        return counts
    return counts | {"hazards_found": counts["hazards_found"] + chance.choice((1, 1, 2))}


def _told(chance: Random, schools: list[School], month: str, calm: float) -> dict[str, int]:
    talks = _done(chance, TALKS_IN.get(number(month), 0.55) * calm * len(schools))
    pupils = sum(school.pupils for school in schools) / max(1, len(schools))
    reached = around(chance, talks * pupils * 0.7, 0.25)
    return {
        "schools_inspected": around(chance, len(schools) * (0.9 if calm == 1.0 else 0.4)),
        "consultations": 1,
        "accountability_cases": 0,
        "talks": talks,
        "people_reached": reached,
        "leaflets": around(chance, reached * 0.6, 0.3),
    }


def _of_police(scene: Scene, unit: Unit, schools: list[School], month: str) -> dict[str, int]:
    chance = scene.chance("work", unit.code)
    listed, patients = around(chance, 0.9 * len(schools) + 2), around(chance, 2.2 * len(schools) + 4)
    covered = sum(school.vice_principal for school in schools)
    drift = scene.chance("drift", unit.code, month)
    listed, patients = listed + drift.randint(0, 2), patients + drift.randint(0, 3)
    return {
        **_disputes(scene, unit, len(schools), month),
        "key_persons_listed": listed,
        "key_persons_managed": listed - happens(drift, 0.1),
        "smi_found": patients,
        "smi_supervised": max(0, patients - drift.randint(0, 1)),
        "vice_principals": max(1, covered - covered // 4),
        "schools_with_vice_principal": covered,
    }


def _disputes(scene: Scene, unit: Unit, schools: int, month: str) -> dict[str, int]:
    """Found, resolved and left, carried on from month to month."""
    chance, left = scene.chance("disputes", unit.code), 0
    for current in scene.months:
        found = poisson(chance, DISPUTES_A_SCHOOL * schools)
        resolved = sum(happens(chance, RESOLVED_IN_A_MONTH) for _ in range(left + found))
        major = sum(happens(chance, 0.06) for _ in range(found))
        left += found - resolved
        if current == month:
            break
    return {
        "disputes_found": found,
        "disputes_resolved": resolved,
        "disputes_major": major,
        "disputes_open_end": left,
    }


def _of_education(scene: Scene, chance: Random, schools: list[School], month: str) -> dict[str, int]:
    """Schools drill every month of term, kindergartens every quarter at least; staff are checked when a term opens."""
    calm = scene.is_holiday(month)
    likely = {True: 0.0 if calm else 0.45, False: 0.0 if calm else 0.93}
    drilled = [school for school in schools if happens(chance, likely[school.stage == KINDERGARTEN])]
    staff = sum(school.staff for school in schools)
    unfit = poisson(chance, staff * 0.0001)
    return {
        "staff_checked": round(staff * STAFF_CHECKED_IN.get(number(month), chance.uniform(0.0, 0.35))),
        "staff_unfit": unfit,
        "staff_moved": unfit,
        "drills": sum(1 + happens(chance, 0.15) for _ in drilled),
        "schools_drilled": len(drilled),
    }
