"""Until when a report is on time, and which of several reports decides it."""

from datetime import date, datetime

from analytics import deadlines, register
from analytics.clock import ZONE
from analytics.contract import KINDS

IN_TIME, LATE = datetime(2021, 6, 1, 23, 59, tzinfo=ZONE), datetime(2021, 6, 2, 0, 0, tzinfo=ZONE)


def test_a_monthly_report_is_due_on_the_first_of_the_next_month(county):
    assert deadlines.due(KINDS["hazards"], "2021-05", county.workspace.settings) == date(2021, 6, 1)
    assert deadlines.due(KINDS["work"], "2021-12", county.workspace.settings) == date(2022, 1, 1)


def test_the_summary_is_due_once_and_a_register_whenever_it_changes(county):
    assert deadlines.due(KINDS["summary"], "2022-01", county.workspace.settings) == date(2022, 1, 10)
    assert deadlines.due(KINDS["schools"], "2021-05", county.workspace.settings) is None


def test_the_due_day_itself_is_on_time_and_the_minute_after_is_late(two_schools):
    for moment, punctual in ((IN_TIME, True), (LATE, False)):
        submission = two_schools.files("hazards", "JB01", "2021-05", f"hazard_id\nH{moment:%d}", at=moment)
        assert deadlines.on_time([submission], date(2021, 6, 1)) is punctual


def test_a_later_correction_makes_nobody_late_but_a_report_taken_back_was_none(two_schools):
    first = two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nH1", at=IN_TIME)
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nH1\nH2", at=LATE)
    slot = ("hazards", "JB01", "2021-05")
    assert deadlines.on_time(register.open(two_schools.workspace).history(*slot), date(2021, 6, 1))
    two_schools.withdraws(first)
    assert not deadlines.on_time(register.open(two_schools.workspace).history(*slot), date(2021, 6, 1))


def test_what_is_due_next_is_told_up_to_the_day_itself_and_the_summary_comes_between_the_last_two_months(county):
    settings = county.workspace.settings
    nearest = deadlines.ahead(date(2021, 6, 1), settings)[0]
    assert (nearest.day, nearest.month) == (date(2021, 6, 1), "2021-05")
    assert deadlines.ahead(date(2021, 6, 2), settings)[0].month == "2021-06"
    last_three = [(deadline.day, deadline.month) for deadline in deadlines.calendar(settings)[-3:]]
    assert last_three == [(date(2022, 1, 1), "2021-12"), (date(2022, 1, 10), None), (date(2022, 2, 1), "2022-01")]


def test_after_the_campaigns_end_nothing_is_due(county):
    assert deadlines.ahead(date(2022, 2, 2), county.workspace.settings) == []
