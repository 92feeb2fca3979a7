"""The invented hazards and their lives: found, due, rectified, re-checked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from analytics.demo import told
from analytics.demo.chance import happens, poisson, weighted
from analytics.demo.county import County
from analytics.demo.filing import Plan, told_of
from analytics.demo.scene import Scene
from analytics.demo.schools import KINDERGARTEN, School
from analytics.demo.stories import Care
from analytics.demo.terms import SEASON_OF_FINDS, number, working_days
from analytics.months import month_after, month_start

# Finds of an ordinary school in an ordinary month.
FINDS = {"education": 0.5, "police": 0.08}
FIRST_MONTH_FINDS = 0.5
SEEN_BY_BOTH = 0.05
VANISHING = 3

FOUND_BY = {
    "education": {"自查": 60, "教育": 32, "联合": 8},
    "police": {"公安": 86, "联合": 14},
}
GRADES = {"一般": 90, "较大": 7, "重大": 3}
NOT_IN_KINDERGARTENS = {"危化实验", "心理欺凌"}
PASSED, FAILED = "合格", "不合格"
CATEGORIES = {
    "education": {
        "消防": 18, "校舍建筑": 10, "食品卫生": 10, "水电气特种设备": 10, "体育设施": 7, "物防": 7, "制度": 6,
        "人防": 5, "技防": 5, "应急": 5, "拥挤踩踏": 4, "危化实验": 4, "心理欺凌": 4, "交通校车": 3, "其他": 3,
    },
    "police": {"人防": 22, "物防": 16, "技防": 20, "周边治安": 18, "交通校车": 10, "制度": 6, "消防": 6, "应急": 2},
}  # fmt: skip


@dataclass(frozen=True)
class Hazard:
    """A hazard on one unit's books; ``left_out_from`` is the month from which its ledger forgets it."""

    unit: str
    school: str
    found_on: date
    found_by: str
    category: str
    grade: str
    description: str
    measures: str
    responsible: str
    fund_yuan: int | None
    deadline: date
    rectified_on: date | None
    rechecked_on: date | None
    recheck_result: str | None
    id: str = ""
    left_out_from: str | None = None


def invent(scene: Scene, county: County, plan: Plan) -> dict[str, list[Hazard]]:
    """Every hazard by the unit that keeps it on its books, numbered within its month, in the order of finding."""
    found: dict[str, list[Hazard]] = {}
    for school in county.schools:
        for hazard in _of_school(scene, school, plan):
            found.setdefault(hazard.unit, []).append(hazard)
    books = {unit: _numbered(hazards) for unit, hazards in sorted(found.items())}
    return _some_left_out(scene, books, plan)


def _of_school(scene: Scene, school: School, plan: Plan) -> Iterator[Hazard]:
    chance, police = scene.chance("hazards", school.code), scene.police.get(school.township)
    proneness = school.size * chance.gammavariate(3, 1 / 3)
    for index, month in enumerate(plan.months):
        township = scene.care(school.township, index)
        usual = proneness * township.finds * SEASON_OF_FINDS[number(month)] * (FIRST_MONTH_FINDS if index == 0 else 1)
        for _ in range(poisson(chance, FINDS["education"] * usual)):
            first = _found(chance, school, school.unit, "education", month, township, plan)
            yield first
            if police and happens(chance, SEEN_BY_BOTH):
                yield _seen_again(chance, first, police, month, plan)
        for _ in range(poisson(chance, FINDS["police"] * usual) if police else 0):
            yield _found(chance, school, str(police), "police", month, township, plan)


def _found(chance: Random, school: School, unit: str, channel: str, month: str, township: Care, plan: Plan) -> Hazard:
    found_on = chance.choice(working_days(month_start(month), plan.known_until(unit, month)))
    category = weighted(chance, _possible(school, CATEGORIES[channel]))
    grade = weighted(chance, GRADES)
    description, measures, responsible = chance.choice(told.phrases()["hazards"][category])
    deadline = found_on + timedelta(days=chance.choice((7, 10, 15, 15, 20, 30) if grade == "一般" else (15, 30)))
    rectified_on = _rectified(chance, found_on, deadline, township)
    hazard = Hazard(
        unit=unit,
        school=school.code,
        found_on=found_on,
        found_by=weighted(chance, FOUND_BY[channel]),
        category=category,
        grade=grade,
        description=description.format(place=chance.choice(told.phrases()["places"])),
        measures=measures,
        responsible=responsible,
        fund_yuan=_fund(chance, grade),
        deadline=deadline,
        rectified_on=rectified_on,
        rechecked_on=rectified_on + timedelta(days=chance.randint(2, 18)) if rectified_on else None,
        recheck_result=PASSED if happens(chance, 0.94) else FAILED,
    )
    return _as_known(hazard if happens(chance, 0.87) else replace(hazard, rechecked_on=None), plan)


def _possible(school: School, categories: dict[str, int]) -> dict[str, int]:
    excluded = NOT_IN_KINDERGARTENS if school.stage == KINDERGARTEN else set()
    return {name: weight for name, weight in categories.items() if name not in excluded}


def _rectified(chance: Random, found_on: date, deadline: date, township: Care) -> date | None:
    drawn = chance.random()
    if drawn < township.never:
        return None
    if drawn < township.never + township.late:
        return deadline + timedelta(days=round(chance.triangular(1, 40, 6)))
    allowed = (deadline - found_on).days
    return found_on + timedelta(days=round(chance.triangular(0, allowed, allowed * 0.6)))


def _fund(chance: Random, grade: str) -> int | None:
    """Many cost nothing, for some nobody wrote it down: 0 and empty are different."""
    drawn = chance.random()
    if drawn < 0.2:
        return None
    if drawn < 0.5:
        return 0
    return round(chance.lognormvariate(7.0 if grade == "一般" else 8.6, 0.8) / 50 + 1) * 50


def _seen_again(chance: Random, first: Hazard, police: str, month: str, plan: Plan) -> Hazard:
    """The same hazard on the police's books, found within two days, in the police's words."""
    days = working_days(month_start(month), plan.known_until(police, month))
    near = [day for day in days if abs((day - first.found_on).days) <= 2] or [first.found_on]
    found_on = min(chance.choice(near), plan.known_until(police, month))
    _, measures, responsible = chance.choice(told.phrases()["hazards"][first.category])
    again = replace(
        first,
        unit=police,
        found_on=found_on,
        found_by="公安",
        description=chance.choice(told.phrases()["again"]["hazards"]).format(told=first.description),
        measures=measures,
        responsible=responsible,
        deadline=max(first.deadline, found_on),
        rectified_on=max(first.rectified_on, found_on) if first.rectified_on else None,
    )
    return _as_known(again, plan)


def _as_known(hazard: Hazard, plan: Plan) -> Hazard:
    """What would fall between a unit's filing and the month's end happens when the next month has begun."""
    rectified_on = _in_a_reported_time(hazard.rectified_on, hazard.unit, plan)
    rechecked_on = _in_a_reported_time(hazard.rechecked_on, hazard.unit, plan)
    if rectified_on and rechecked_on:
        rechecked_on = max(rectified_on, rechecked_on)
    result = hazard.recheck_result if rechecked_on else None
    return replace(hazard, rectified_on=rectified_on, rechecked_on=rechecked_on, recheck_result=result)


def _in_a_reported_time(day: date | None, unit: str, plan: Plan) -> date | None:
    """The day itself, or the third of the next month; None for what comes after the invented time."""
    if day is None or day.isoformat()[:7] > plan.months[-1]:
        return None
    month = day.isoformat()[:7]
    if day <= plan.known_until(unit, month):
        return day
    return month_start(month_after(month)) + timedelta(days=2) if month < plan.months[-1] else None


def _numbered(hazards: list[Hazard]) -> list[Hazard]:
    """``2021-05-001``, …: counted within the unit's month."""
    ordered = sorted(hazards, key=lambda hazard: (hazard.found_on, hazard.school, hazard.category, hazard.description))
    count: dict[str, int] = {}
    numbered = []
    for hazard in ordered:
        month = hazard.found_on.isoformat()[:7]
        count[month] = count.get(month, 0) + 1
        numbered.append(replace(hazard, id=f"{month}-{count[month]:03d}"))
    return numbered


def _in_the_next_ledger(hazard: Hazard, plan: Plan) -> bool:
    """Whether the ledgers of the month of finding and of the one after are both filed."""
    month = hazard.found_on.isoformat()[:7]
    return all((hazard.unit, "hazards", m) in plan.filed for m in (month, month_after(month)))


def _some_left_out(scene: Scene, books: dict[str, list[Hazard]], plan: Plan) -> dict[str, list[Hazard]]:
    """A few hazards that are open at a month's end are not in any later ledger."""
    chance = scene.chance("left out")
    faithful = told_of(scene)
    open_long = [
        (unit, place)
        for unit, hazards in books.items()
        if unit not in faithful
        for place, hazard in enumerate(hazards)
        if hazard.rectified_on is None and _in_the_next_ledger(hazard, plan)
    ]
    for unit, place in chance.sample(open_long, min(VANISHING, len(open_long))):
        hazard = books[unit][place]
        books[unit][place] = replace(hazard, left_out_from=month_after(hazard.found_on.isoformat()[:7]))
    return books
