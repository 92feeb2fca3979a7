"""The invented incidents: in term time, around school hours, rarely reported late, mostly closed soon."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from random import Random
from typing import Any

from analytics.demo import told
from analytics.demo.chance import happens, poisson, weighted
from analytics.demo.county import County
from analytics.demo.filing import Plan
from analytics.demo.scene import Scene
from analytics.demo.schools import KINDERGARTEN, School
from analytics.demo.terms import SEASON_OF_INCIDENTS, number, working_days
from analytics.months import month_start

INCIDENTS_OF_A_MONTH = 0.056
REPEATS_FROM, REPEATED_KINDS = 0.4, ("欺凌", "治安", "欺凌", "校闹", "交通", "欺凌")
# Each kind is reported by one channel; a few incidents of its own the police report as well.
KINDS_OF = {
    "police": {"治安": 22, "交通": 20, "刑事": 3, "校闹": 4},
    "education": {"安全事故": 24, "欺凌": 14, "食品卫生": 4, "自然灾害": 2, "舆情": 3, "其他": 5},
}
SEEN_BY_BOTH = {"欺凌", "安全事故"}
TOLD_TWICE = 2
WITHIN = "校内"
SERIOUS = {"刑事", "校闹", "舆情"}
NOT_AMONG_THE_YOUNGEST = {"欺凌", "刑事"}


@dataclass(frozen=True)
class Incident:
    """An incident on one unit's report of the month in which it happened."""

    unit: str
    school: str
    occurred_at: datetime
    reported_at: datetime
    kind: str
    place: str
    summary: str
    serious_injuries: int
    minor_injuries: int | None
    closed_on: date | None
    cause_analysed_on: date | None
    accountability: str | None
    in_step: tuple[bool, bool, bool] | None
    id: str = ""

    @property
    def month(self) -> str:
        return self.occurred_at.date().isoformat()[:7]


def invent(scene: Scene, county: County, plan: Plan) -> dict[tuple[str, str], list[Incident]]:
    """Incidents by (unit, month), numbered in the order in which they happened."""
    found: dict[tuple[str, str], list[Incident]] = {}
    everywhere = (incident for school in county.schools for incident in _of_school(scene, school, plan))
    happened = [*everywhere, *_repeated(scene, county, plan)]
    for incident in chain(happened, _told_twice(scene, county, happened, plan)):
        found.setdefault((incident.unit, incident.month), []).append(incident)
    return {key: _numbered(incidents) for key, incidents in sorted(found.items())}


def _of_school(scene: Scene, school: School, plan: Plan) -> Iterator[Incident]:
    chance = scene.chance("incidents", school.code)
    for month in plan.months:
        for _ in range(poisson(chance, INCIDENTS_OF_A_MONTH * school.size**2 * SEASON_OF_INCIDENTS[number(month)])):
            kind = weighted(chance, KINDS_OF["police"] | KINDS_OF["education"])
            if not (school.stage == KINDERGARTEN and kind in NOT_AMONG_THE_YOUNGEST):
                yield _happened(chance, school, _reporter(scene, school, kind), kind, month, plan)


def _repeated(scene: Scene, county: County, plan: Plan) -> Iterator[Incident]:
    """In the township that gets worse, one school has incident after incident."""
    older = [s for s in county.schools if s.township == told.story("worse") and s.stage != KINDERGARTEN]
    if not older:
        return
    school = max(older, key=lambda school: school.pupils)
    chance = scene.chance("repeated")
    later = plan.months[round(REPEATS_FROM * len(plan.months)) :]
    for month, kind in zip(later, REPEATED_KINDS, strict=False):
        yield _happened(chance, school, _reporter(scene, school, kind), kind, month, plan)


def _told_twice(scene: Scene, county: County, happened: list[Incident], plan: Plan) -> Iterator[Incident]:
    """A few incidents that the school's office reports are on the police's report of the month, too, in their words."""
    chance, schools = scene.chance("told twice"), {school.code: school for school in county.schools}
    known = [
        (incident, police)
        for incident in happened
        if incident.kind in SEEN_BY_BOTH
        and (police := scene.police.get(schools[incident.school].township))
        and (police, "incidents", incident.month) in plan.filed
        and incident.occurred_at.date() < plan.known_until(police, incident.month)
        and incident.occurred_at.hour in range(8, 17)
    ]
    for incident, police in chance.sample(known, min(TOLD_TWICE, len(known))):
        occurred_at = incident.occurred_at + timedelta(minutes=chance.randint(5, 25))
        yield replace(
            incident,
            unit=police,
            occurred_at=occurred_at,
            reported_at=occurred_at + timedelta(minutes=chance.randint(10, 45)),
            summary=chance.choice(told.phrases()["again"]["incidents"]).format(told=incident.summary),
        )


def _reporter(scene: Scene, school: School, kind: str) -> str:
    """The unit that reports such an incident: the police station of the school's township, or the school's office."""
    return scene.police.get(school.township, school.unit) if kind in KINDS_OF["police"] else school.unit


def _happened(chance: Random, school: School, unit: str, kind: str, month: str, plan: Plan) -> Incident:
    until = plan.known_until(unit, month)
    days = working_days(month_start(month), until - timedelta(days=1))
    summary, place = chance.choice(told.phrases()["incidents"][kind])
    occurred_at = datetime.combine(chance.choice(days), _hour(chance, place))
    serious = kind in SERIOUS
    hurt = kind in ("安全事故", "交通", "治安")
    incident = Incident(
        unit=unit,
        school=school.code,
        occurred_at=occurred_at,
        reported_at=_reported(chance, occurred_at, until),
        kind=kind,
        place=place,
        summary=summary,
        serious_injuries=int(hurt and happens(chance, 0.04)),
        minor_injuries=None if happens(chance, 0.08) else int(hurt and happens(chance, 0.7)),
        closed_on=occurred_at.date() + timedelta(days=round(chance.triangular(0, 70 if serious else 25, 4))),
        cause_analysed_on=occurred_at.date() + timedelta(days=chance.randint(1, 20)),
        accountability=weighted(chance, {"不需追责": 70, "倒查中": 14, "已追责": 12, None: 4}),
        in_step=(True, happens(chance, 0.85), happens(chance, 0.9)) if serious else None,
    )
    return incident if happens(chance, 0.85) else replace(incident, cause_analysed_on=None)


def _hour(chance: Random, place: str) -> time:
    """On the way to school and home, at the gate and around; within the school, during the day."""
    morning, afternoon = (7 * 60, 8 * 60 + 15), (15 * 60 + 20, 17 * 60 + 40)
    around = morning if happens(chance, 0.45) else afternoon
    minute = chance.randint(*((8 * 60, 16 * 60) if place == WITHIN else around))
    return time(minute // 60, minute % 60)


def _reported(chance: Random, occurred_at: datetime, until: date) -> datetime:
    """Within the hour in four of five cases; never after the day on which the unit wrote its report."""
    minutes = chance.randint(8, 58) if happens(chance, 0.8) else round(chance.lognormvariate(5.2, 0.9)) + 60
    return min(occurred_at + timedelta(minutes=minutes), datetime.combine(until, time(8)))


def _numbered(incidents: list[Incident]) -> list[Incident]:
    """``A2021-05-01``, …: counted within the unit's month."""
    ordered = sorted(incidents, key=lambda incident: (incident.occurred_at, incident.school))
    return [replace(incident, id=f"A{incident.month}-{n:02d}") for n, incident in enumerate(ordered, start=1)]


def report(incidents: list[Incident], until: date) -> list[dict[str, Any]]:
    """The rows of a report written on the day ``until``: what happened later is not in it yet."""
    return [_row(incident, until) for incident in incidents]


def _row(incident: Incident, until: date) -> dict[str, Any]:
    handling, opinion, order = incident.in_step or (None, None, None)
    return {
        "incident_id": incident.id,
        "school_code": incident.school,
        "occurred_at": incident.occurred_at,
        "reported_at": incident.reported_at,
        "kind": incident.kind,
        "place": incident.place,
        "deaths": 0,
        "serious_injuries": incident.serious_injuries,
        "minor_injuries": incident.minor_injuries,
        "summary": incident.summary,
        "closed_on": _by(incident.closed_on, until),
        "cause_analysed_on": _by(incident.cause_analysed_on, until),
        "accountability": incident.accountability,
        "sync_handling": handling,
        "sync_opinion": opinion,
        "sync_order": order,
    }


def _by(day: date | None, until: date) -> date | None:
    return day if day and day <= until else None
