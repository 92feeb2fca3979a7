"""The days on which units are reminded."""

from dataclasses import replace
from datetime import date

import pytest

from analytics.reference import SHIPPED
from analytics.reminders.occasions import reached
from analytics.settings import load

SETTINGS = load(SHIPPED / "settings.toml")
DUE = date(2021, 6, 1)


@pytest.mark.parametrize(
    ("day", "occasion"),
    [
        ("2021-05-28", None),
        ("2021-05-29", "before-3"),
        ("2021-05-30", "before-3"),  # caught up where the machine was off the day before
        ("2021-05-31", "before-1"),
        ("2021-06-01", "before-1"),
        ("2021-06-02", "after-1"),
        ("2021-06-03", "after-1"),
        ("2021-06-04", "after-3"),
        ("2021-06-08", "after-7"),
        ("2021-06-15", "after-7"),  # 14 days: the last one, and seven days to catch up
        ("2021-06-16", None),
    ],
)
def test_the_occasion_that_came_last_is_in_force_until_the_next(day, occasion):
    assert reached(DUE, date.fromisoformat(day), SETTINGS) == occasion


def test_a_county_that_wants_no_reminders_gets_none():
    silent = replace(SETTINGS, before_days=(), after_days=())
    assert [reached(DUE, date(2021, 6, day), silent) for day in (1, 2, 8)] == [None] * 3
