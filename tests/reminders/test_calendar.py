"""The reporting calendar, read back by a reader of iCalendar files."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from analytics import clock
from analytics.reminders import calendar


def events(county, unit=None, language="zh"):
    workspace = county.workspace
    named = workspace.reference.unit(unit) if unit else None
    return Calendar.from_ical(calendar.file(workspace, language, clock.now(), named)).walk("VEVENT")


def days(found):
    return [event.decoded("dtstart") for event in found]


def test_every_due_day_of_the_campaign_is_a_whole_day(county):
    found = events(county)
    # April's reports are due on 1 May, …, January's on 1 February; the summary on 10 January.
    months = [date(2021, month, 1) for month in range(5, 13)] + [date(2022, 1, 1)]
    assert days(found) == [*months, date(2022, 1, 10), date(2022, 2, 1)]
    assert all(event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1) for event in found)
    assert not any(hasattr(day, "hour") for day in days(found))


def test_a_unit_finds_only_what_it_owes(county):
    assert days(events(county, "ZZB01")) == [date(2022, 1, 10)]
    police = str(events(county, "PCS01")[0]["description"])
    assert "护学勤务" in police
    assert "安防达标" not in police
    assert "安防达标" in str(events(county, "JB01")[0]["description"])


def test_an_alarm_rings_at_nine_on_the_days_of_the_reminders(county):
    triggers = [alarm.decoded("trigger") for alarm in events(county)[0].walk("VALARM")]
    assert triggers == [timedelta(hours=9) - timedelta(days=days) for days in (3, 1)]


def test_a_file_made_again_replaces_itself(county):
    def uids(unit=None):
        return [str(event["uid"]) for event in events(county, unit)]

    assert uids() == uids()
    assert len(set(uids())) == 11
    assert set(uids()).isdisjoint(uids("PCS01"))


@pytest.mark.parametrize(("language", "words"), [("zh", "2021年5月月报报送截止"), ("en", "Due: reports of May 2021")])
def test_it_speaks_the_readers_language(county, language, words):
    assert str(events(county, language=language)[1]["summary"]) == words
