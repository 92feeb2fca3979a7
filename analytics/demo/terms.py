"""The school year: seasons of finds and incidents, school days, working days."""

from datetime import date, timedelta

from analytics.months import month_end, month_start
from analytics.settings import Settings

# Inspections come before a term starts and before the examinations; in the holidays few look and little happens.
SEASON_OF_FINDS = dict(zip(range(1, 13), (0.8, 0.5, 1.4, 1.1, 1.3, 1.2, 0.3, 0.45, 1.8, 1.0, 0.9, 0.9), strict=True))
SEASON_OF_INCIDENTS = dict(zip(range(1, 13), (0.8, 0.3, 1.2, 1.1, 1.2, 1.1, 0.1, 0.1, 1.4, 1.1, 1.2, 1.0), strict=True))

PUBLIC_HOLIDAYS = {
    *((1, day) for day in (1, 2, 3)),
    *((4, day) for day in (3, 4, 5)),
    *((5, day) for day in (1, 2, 3, 4, 5)),
    *((6, day) for day in (12, 13, 14)),
    *((9, day) for day in (19, 20, 21)),
    *((10, day) for day in range(1, 8)),
}
START_OF_SCHOOL_YEAR = 9
WINTER_HOLIDAY = ((1, 22), (2, 18))


def number(month: str) -> int:
    """4 for 2021-04."""
    return int(month[5:])


def working_days(first: date, last: date) -> list[date]:
    """Mondays to Fridays without public holidays, both ends included; the last day itself where there is none."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5 and (day.month, day.day) not in PUBLIC_HOLIDAYS] or [last]


def school_days(month: str, settings: Settings) -> list[date]:
    """The month's days of class; none in a holiday month."""
    if number(month) in settings.holiday_months:
        return []
    start, end = WINTER_HOLIDAY
    days = working_days(month_start(month), month_end(month))
    return [day for day in days if not start <= (day.month, day.day) <= end]
