"""The reporting calendar: what is due next and in how many days, who is missing for it, and the file for one's own calendar."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st

from analytics import clock, deadlines
from analytics.deadlines import Deadline
from analytics.reference import Unit
from analytics.reminders import calendar, owing
from analytics.workspace import Workspace
from ui import address, layout, links, listing, store, wording
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.markup import element, link, text
from ui.reporting import asked
from ui.wording import t

MOST = 8  # units named in the sentence; the list behind it has the rest
Lacking = Mapping[str, list[str]]


def draw(view: Filters) -> None:
    """The card of the next due day, the file, and every due day of the campaign."""
    today, every = asked.today(), deadlines.calendar(store.settings())
    ahead = [deadline for deadline in every if deadline.day >= today]
    asked_of = [*(deadline for deadline in every if deadline.day < today), *ahead[:1]]
    lacking = {deadline: _lacking(deadline, view, today) for deadline in asked_of}
    _card(ahead[0] if ahead else every[-1], lacking, today)
    _file(view)
    _table(every, lacking, today)


def _lacking(deadline: Deadline, view: Filters, today: date) -> Lacking:
    """Of the units that the reader sees, those that owe something for the deadline."""
    found = owing.lacking(Workspace.at(), store.records, deadline, today, view.towns)
    return {unit: kinds for unit, kinds in found.items() if unit in _units(view)}


def _units(view: Filters) -> dict[str, Unit]:
    seen = store.scope().townships
    units = (unit for unit in store.reference().units if not view.towns or unit.seat in view.towns)
    return {unit.code: unit for unit in units if seen is None or unit.seat in seen}


def _card(deadline: Deadline, lacking: Mapping[Deadline, Lacking], today: date) -> None:
    days = (deadline.day - today).days
    key = "over" if days < 0 else "next" if days else "today"
    told = t(f"reporting.calendar_{key}", what=_what(deadline), day=deadline.day.isoformat(), days=abs(days))
    heading = element("strong", text(told))
    st.html(element("div", heading, text(_who(lacking[deadline])), class_="cg-verdict", role="status"))


def _who(lacking: Lacking) -> str:
    """The units that owe something, by name."""
    if not lacking:
        return t("reporting.calendar_complete")
    units = [store.reference().unit_by_code[unit].label(wording.language()) for unit in lacking]
    count = sum(map(len, lacking.values()))
    return t("reporting.calendar_lacking", number=len(units), count=count, units=wording.listed(units, most=MOST))


def _file(view: Filters) -> None:
    """The due days for a phone's or a computer's own calendar, of all or of one unit."""
    language = wording.language()
    units = {code: unit.label(language) for code, unit in _units(view).items()}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        chosen = st.selectbox(
            t("reporting.calendar_which"),
            **wording.options(units),
            key="unit",
            index=None,
            placeholder=t("reporting.calendar_all"),
            on_change=address.touch,
            width=340,
        )
        unit = store.reference().unit_by_code.get(chosen or "")
        st.download_button(
            t("reporting.calendar_download"),
            data=partial(calendar.file, Workspace.at(), language, clock.now(), unit),
            file_name=f"{t('reporting.part_calendar')}{f'_{unit.code}' if unit else ''}.ics",
            mime="text/calendar",
            key="calendar_file",
            icon=":material/calendar_add_on:",
            on_click="ignore",
        )
    st.caption(t("reporting.calendar_note"))


def _table(every: list[Deadline], lacking: Mapping[Deadline, Lacking], today: date) -> None:
    layout.section(t("reporting.calendar_days"), t("reporting.calendar_days_note", today=today.isoformat()))
    columns = [
        Column("day", t("reporting.head_due"), None),
        Column("left", t("reporting.calendar_left"), None),
        Column("units", t("reporting.calendar_units")),
        Column("reports", t("reporting.calendar_reports")),
    ]
    listing.draw(
        t("reporting.calendar_what"),
        columns,
        [_line(deadline, lacking.get(deadline), today) for deadline in every],
        first=t("reporting.calendar_order"),
        title=t("reporting.part_calendar"),
    )


def _line(deadline: Deadline, lacking: Lacking | None, today: date) -> Line:
    days = (deadline.day - today).days
    left = t("reporting.calendar_days_left", days=days) if days >= 0 else t("reporting.calendar_passed")
    counts = (None, None) if lacking is None else (len(lacking), sum(map(len, lacking.values())))
    units, reports = (_count(number, deadline, days) for number in counts)
    return Line(
        calendar.name(deadline), _what(deadline), [Value(None, f"{deadline.day}"), Value(None, left), units, reports]
    )


def _count(number: int | None, deadline: Deadline, days: int) -> Value:
    """Leads to the reports that are counted; of a day that is still far nobody is missing."""
    if not number:
        return Value() if number is None else Value(0, "0")
    said = links.view() | ({"part": "summaries"} if deadline.month is None else _reports(deadline.month, days))
    return Value(number, wording.count(number), link("reporting", said), shade="poor" if days < 0 else None)


def _reports(month: str, days: int) -> dict[str, str]:
    return {"part": "matrix", "month": month, "state": "missing" if days < 0 else "pending"}


def _what(deadline: Deadline) -> str:
    if deadline.month is None:
        return t("reporting.due_summary")
    return t("reporting.due_month", month=wording.month(deadline.month))
