"""What supervision looks at: who falls short of what the notice asks, what has come back, where an inspection should go."""

from datetime import date

from analytics.warehouse.query import Query, named


def serious_overdue(areas: tuple[str, ...], month: str) -> Query:
    """school_code, school_name, township_code, overdue, open, since: schools with a serious hazard overdue at the month's end."""
    return named("serious_overdue", areas=tuple(sorted(areas)), month=month)


def serious_past(areas: tuple[str, ...], month: str, months: int) -> Query:
    """school_code, school_name, township_code, serious, incidents, deaths, serious_injuries, first_on, last_on, first_month:
    schools with an incident that killed or seriously hurt somebody, within so many months that end with the month."""
    return named("serious_past", areas=tuple(sorted(areas)), month=month, months=months)


def units_missing(areas: tuple[str, ...], month: str, months: int, today: date) -> Query:
    """unit, name, name_en, township_code, months_missing, months_owed, missing, owed, first_month: units that owe monthly
    reports whose due day has passed, counted over so many months that end with the month."""
    return named("units_missing", areas=tuple(sorted(areas)), month=month, months=months, today=today)


def came_back(areas: tuple[str, ...], last: str, days: int) -> Query:
    """kind (of the report), school_code, school_name, township_code, category, closed_id, closed_on, id, back_on, days,
    submission, line: hazards and incidents that came up at a school within so many days after one of their sort was closed."""
    return named("came_back", areas=tuple(sorted(areas)), last=last, days=days)


def inspection_points(areas: tuple[str, ...], month: str, months: int) -> Query:
    """Each school of the month's register: school_code, name, township_code, stage, pupils, serious_overdue, serious_open,
    overdue, open, incidents (in the window), past_serious (within ``months``), short (targets missed; null if not reported),
    visited_on (the last finding of a joint inspection)."""
    return named("inspection_points", areas=tuple(sorted(areas)), month=month, months=months)


def joint_findings(areas: tuple[str, ...], first: date, last: date) -> Query:
    """school_code, school_name, township_code, hazard_id, unit, category, grade, description, found_on, deadline,
    rectified_on, state, submission, line: hazards that joint inspections found on these days."""
    return named("joint_findings", areas=tuple(sorted(areas)), first=first, last=last)


def schools_listed(areas: tuple[str, ...]) -> Query:
    """school_code, name, township_code: every school that is known, for those who address an order to one."""
    return named("schools_listed", areas=tuple(sorted(areas)))
