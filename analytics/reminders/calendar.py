"""The due days of the campaign as an iCalendar file (RFC 5545): whole days of the county, with an alarm some days before."""

from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from analytics import deadlines
from analytics.contract import KINDS, Kind
from analytics.deadlines import Deadline
from analytics.reference import Unit
from analytics.reminders import words
from analytics.settings import Settings
from analytics.workspace import Workspace

AT = timedelta(hours=9)  # an alarm rings when the office opens, not at midnight
ZONE = "Asia/Shanghai"


def owed(deadline: Deadline, unit: Unit | None = None) -> list[Kind]:
    """The report kinds that are due on that day, of a unit only those that it files."""
    cadence = "monthly" if deadline.month else "once"
    return [kind for kind in KINDS.values() if kind.cadence == cadence and (unit is None or unit.files(kind))]


def name(deadline: Deadline) -> str:
    """What a deadline is called in subjects and identifiers: its month, or ``year-end``."""
    return deadline.month or "year-end"


def file(workspace: Workspace, language: str, at: datetime, unit: Unit | None = None) -> bytes:
    """All due days, of one unit those on which it owes something. The identifiers stay: read again, a file replaces itself."""
    settings, county = workspace.settings, workspace.reference.root
    calendar = Calendar()
    calendar.add("prodid", "-//Campus Guard//Reporting calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    of = unit.label(language) if unit else county.label(language)
    calendar.add("x-wr-calname", words.say("calendar_name", workspace, language, of=of))
    calendar.add("x-wr-timezone", ZONE)
    for deadline in deadlines.calendar(settings):
        if owed(deadline, unit):
            uid = f"due-{name(deadline)}.{unit.code if unit else 'all'}.{county.code}@campus-guard"
            calendar.add_component(_event(workspace, deadline, uid, language, at, unit))
    return bytes(calendar.to_ical())


def _event(workspace: Workspace, deadline: Deadline, uid: str, language: str, at: datetime, unit: Unit | None) -> Event:
    what = words.what(deadline, language)
    reports = words.kinds([kind.id for kind in owed(deadline, unit)], language)
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", at)
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", words.say("event_summary", workspace, language, what=what))
    facts = {"what": what, "day": deadline.day.isoformat(), "reports": reports}
    event.add("description", words.say("event_description", workspace, language, **facts))
    event.add("transp", "TRANSPARENT")  # a due day does not make anybody busy
    for alarm in _alarms(workspace.settings, str(event["summary"])):
        event.add_component(alarm)
    return event


def _alarms(settings: Settings, text: str) -> list[Alarm]:
    """One for each day on which a reminder would go out before the due day."""
    found = []
    for days in sorted(settings.before_days, reverse=True):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", text)
        alarm.add("trigger", AT - timedelta(days=days))
        found.append(alarm)
    return found
