"""联合督查: which schools a round goes to, by points that anybody can add up, and which team goes where."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from analytics.settings import Settings

OF_RISK = ("serious_overdue", "serious_open", "overdue", "open", "incidents", "past_serious", "short")
"""What a school has points for: columns of ``queries.inspection_points``, each weighted by the settings; then ``month``."""
DAYS_A_MONTH = 30


@dataclass(frozen=True)
class Candidate:
    """A school with what it was weighed by. ``points`` is risk and waiting together, ``parts`` each of them."""

    school_code: str
    name: str
    township_code: str
    counts: Mapping[str, int | None]
    visited_on: date | None
    months_waited: int
    parts: Mapping[str, float]
    team: int = 0

    @property
    def points(self) -> float:
        return sum(self.parts.values())


def candidates(
    rows: Iterable[Mapping[str, Any]], settings: Settings, as_of: date, visits: Mapping[str, date]
) -> list[Candidate]:
    """Every school with its points as of that day, the most first; ``visits`` are those of earlier rounds, by school."""
    weights = dict(settings.visit_weights)
    found = [_weighed(row, weights, settings.visit_months, as_of, visits.get(row["school_code"])) for row in rows]
    return sorted(found, key=lambda each: (-each.points, each.school_code))


def _weighed(
    row: Mapping[str, Any], weights: Mapping[str, float], most: int, as_of: date, noted: date | None
) -> Candidate:
    counts = {name: None if row[name] is None else int(row[name]) for name in OF_RISK}
    told = row["visited_on"]
    told = told.date() if isinstance(told, datetime) else told
    visited = max((day for day in (told, noted) if day is not None and day <= as_of), default=None)
    waited = most if visited is None else min(most, (as_of - visited).days // DAYS_A_MONTH)
    parts = {name: weights.get(name, 0) * (number or 0) for name, number in counts.items()}
    parts |= {"month": weights.get("month", 0) * waited}
    return Candidate(row["school_code"], row["name"], row["township_code"], counts, visited, waited, parts)


def planned(ranked: Sequence[Candidate], schools: int, teams: int) -> list[Candidate]:
    """The first of them, each with its team from 1 on. A township's schools go to one team, the fullest townships first
    to whichever team has the fewest schools."""
    chosen = ranked[:schools]
    by_town: dict[str, list[Candidate]] = {}
    for each in chosen:
        by_town.setdefault(each.township_code, []).append(each)
    load = dict.fromkeys(range(1, teams + 1), 0)
    team_of = {}
    for town, its in sorted(by_town.items(), key=lambda item: (-len(item[1]), item[0])):
        team_of[town] = min(load, key=lambda team: (load[team], team))
        load[team_of[town]] += len(its)
    placed = [_on_team(each, team_of[each.township_code]) for each in chosen]
    return sorted(placed, key=lambda each: (each.team, each.township_code, -each.points, each.school_code))


def _on_team(candidate: Candidate, team: int) -> Candidate:
    return Candidate(**vars(candidate) | {"team": team})


def assessed(
    schools: Iterable[Mapping[str, Any]], findings: Iterable[Mapping[str, Any]], known: Callable[[Any], bool]
) -> list[dict[str, Any]]:
    """评估: each school of a round with found, serious and rectified, the most serious first.

    ``findings`` are rows of ``queries.joint_findings``; ``known`` says whether a date is one.
    """
    by_school: dict[str, list[Mapping[str, Any]]] = {}
    for finding in findings:
        by_school.setdefault(finding["school_code"], []).append(finding)
    lines = [dict(school) | _counts(by_school.get(school["school_code"], []), known) for school in schools]
    return sorted(lines, key=lambda line: (-line["serious"], -line["found"], line["school_code"]))


def _counts(findings: Sequence[Mapping[str, Any]], known: Callable[[Any], bool]) -> dict[str, int]:
    return {
        "found": len(findings),
        "serious": sum(each["grade"] == "重大" for each in findings),
        "rectified": sum(known(each["rectified_on"]) for each in findings),
    }
