"""Months are text, ``YYYY-MM``: they sort, they compare, and no time zone can shift them."""

import re
from datetime import date, timedelta

PATTERN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def is_month(text: str) -> bool:
    return PATTERN.fullmatch(text) is not None


def month_shifted(month: str, by: int) -> str:
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + by, 12)
    return f"{year:04d}-{number + 1:02d}"


def month_after(month: str) -> str:
    return month_shifted(month, 1)


def month_before(month: str) -> str:
    return month_shifted(month, -1)


def month_start(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def month_end(month: str) -> date:
    return month_start(month_after(month)) - timedelta(days=1)


def months_between(first: str, last: str) -> list[str]:
    """All months from ``first`` to ``last``, both included."""
    months = []
    while first <= last:
        months.append(first)
        first = month_after(first)
    return months
