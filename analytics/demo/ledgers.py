"""What a unit's ledger of a month shows of its hazards, and the counts that follow from it."""

from datetime import date, timedelta
from typing import Any

from analytics.demo.filing import Plan
from analytics.demo.hazards import Hazard
from analytics.months import month_before, month_end, month_start


def ledger(hazards: list[Hazard], unit: str, month: str, plan: Plan) -> list[dict[str, Any]]:
    """What was found in the month and what was open, rectified or re-checked in it, as known on the day of writing.

    After months that the unit did not file, the ledger also brings what happened meanwhile to hazards that an earlier
    ledger showed; what was found and settled between two ledgers was never seen by anyone.
    """
    until = plan.known_until(unit, month)
    resumed = _first_day_since_last_ledger(unit, month, plan)
    return [_row(hazard, until) for hazard in hazards if _on_the_books(hazard, month, resumed, until)]


def _first_day_since_last_ledger(unit: str, month: str, plan: Plan) -> date:
    first = month
    while first > plan.months[0] and (unit, "hazards", month_before(first)) not in plan.filed:
        first = month_before(first)
    return month_start(first)


def _on_the_books(hazard: Hazard, month: str, resumed: date, until: date) -> bool:
    if hazard.found_on > until or (hazard.left_out_from and hazard.left_out_from <= month):
        return False
    start = month_start(month) if hazard.found_on >= resumed else resumed
    still_open = hazard.rectified_on is None or hazard.rectified_on >= start
    rechecked = hazard.rechecked_on is not None and hazard.rechecked_on >= start
    return hazard.found_on >= month_start(month) or still_open or rechecked


def _row(hazard: Hazard, until: date) -> dict[str, Any]:
    rectified = hazard.rectified_on is not None and hazard.rectified_on <= until
    rechecked = hazard.rechecked_on is not None and hazard.rechecked_on <= until
    return {
        "hazard_id": hazard.id,
        "school_code": hazard.school,
        "found_on": hazard.found_on,
        "found_by": hazard.found_by,
        "category": hazard.category,
        "grade": hazard.grade,
        "description": hazard.description,
        "measures": hazard.measures,
        "responsible": hazard.responsible,
        "fund_yuan": hazard.fund_yuan,
        "deadline": hazard.deadline,
        "rectified_on": hazard.rectified_on if rectified else None,
        "rechecked_on": hazard.rechecked_on if rechecked else None,
        "recheck_result": hazard.recheck_result if rechecked else None,
    }


def counts(hazards: list[Hazard], month: str) -> dict[str, int]:
    """The four counts of the month's work, true to the ledgers; one that a ledger forgot is not counted any more."""
    start, end = month_start(month), month_end(month)
    kept = [hazard for hazard in hazards if not (hazard.left_out_from and hazard.left_out_from < month)]
    at_end = [hazard for hazard in kept if not (hazard.left_out_from and hazard.left_out_from <= month)]
    return {
        "hazards_found": sum(start <= hazard.found_on <= end for hazard in kept),
        "hazards_rectified": sum(start <= hazard.rectified_on <= end for hazard in kept if hazard.rectified_on),
        "hazards_carried_in": sum(_open_after(hazard, start - timedelta(days=1)) for hazard in kept),
        "hazards_open_end": sum(_open_after(hazard, end) for hazard in at_end),
    }


def _open_after(hazard: Hazard, day: date) -> bool:
    return hazard.found_on <= day and (hazard.rectified_on is None or hazard.rectified_on > day)
