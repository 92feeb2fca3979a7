"""Links to views of ours: the reader's own view with something changed, as the address says it."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from analytics.queries.protection import ITEMS
from analytics.wording import LANGUAGES
from ui import address, drill, filters, wording
from ui.address import Param
from ui.markup import link

WHICH = {
    "hazards_found": "found",
    "hazards_rectified": "rectified",
    "hazards_open": "open",
    "hazards_overdue": "overdue",
}
"""Indicators whose rows are the ledger's, and which rows of it."""

WHICH_OVER = WHICH | {
    "rectification_rate": "to_rectify",
    "rectification_cohort": "found",
    "rectification_on_time": "due",
    "rectification_verified": "rectified",
}
"""The same for figures of a whole period: the rows that a rate is of."""

INCIDENTS: dict[str, str | None] = {
    "incidents": None,
    "incident_deaths": "deaths",
    "incident_serious_injuries": "serious_injuries",
    "incident_minor_injuries": "minor_injuries",
    "hours_to_report": "timed",
    "incidents_reported_in_time": "timed",
    "incidents_closed": None,
    "incidents_cause_analysed": None,
    "incidents_traced": None,
    "incidents_in_step": "in_step_known",
    "incidents_handling": "handling_known",
    "incidents_opinion": "opinion_known",
    "incidents_order": "order_known",
    "schools_repeating": "repeats",
}
"""Indicators whose rows are listed on the page incidents, and which of them (None: all); a share's are those it is a share of."""

SCHOOLS: dict[str, dict[str, str]] = {metric: {"item": item} for item, metric in ITEMS.items()}
SCHOOLS |= {"alarm_and_video_target": {"grouping": "national", "item": "alarm_and_video"}}
SCHOOLS |= {
    "guards_short": {"item": "guards"},
    "schools_with_gap": {},
    "schools_with_gap_2022": {"grouping": "national"},
}
"""Indicators of protection, and what the page protection is narrowed to: the schools that are short of it."""

LANGUAGE = Param(wording.KEY, address.one_of(LANGUAGES), wording.DEFAULT, always=True)


def params() -> tuple[Param, ...]:
    """Everything that the address of the page shown may say."""
    return (LANGUAGE, *filters.params(), *drill.params())


def here() -> dict[str, str]:
    """The address of what the reader sees."""
    return address.said(params())


def whole() -> str:
    """The same from its beginning, as far as the browser has told where the dashboard stands: to be sent to others."""
    return f"{(st.context.url or '').split('?')[0].rpartition('/')[0]}/{link(drill.page(), here())}"


def view(**changes: Any) -> dict[str, str]:
    """The address of the reader's filters with ``changes`` of them, and nothing of a page's own choices."""
    return address.said((LANGUAGE, *filters.params()), **changes)


def but(said: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    """An address with some of it said otherwise, or no longer."""
    return {name: text for name, text in {**said, **changes}.items() if text}


def rows(*, over: bool = False, month: str | None = None) -> Callable[[str, str | None], str]:
    """From an indicator and a township (None: all that are chosen; empty: the whole county) to the address of the rows
    behind its figure of a month.

    The month is the last one, if none is named; ``over``: of the figure of the whole period.
    """
    now = filters.current()
    month = month or now.last
    ours, narrowed = view(), {} if over else {"month": month}
    of_month = view(**{filters.FIRST: min(now.first, month), filters.LAST: month})
    of_rows = ours | {"span": "period"} if over else of_month
    ledgers = WHICH_OVER if over else WHICH

    def address_of(metric: str, township: str | None) -> str:
        place = {} if township is None else {filters.TOWNS: township}
        if metric in ledgers:
            return link("hazards", but(ours | place, {"which": ledgers[metric]} | narrowed))
        if metric in INCIDENTS:
            return link("incidents", but(ours | place, {"which": INCIDENTS[metric]} | narrowed)) + "#rows"
        if metric in SCHOOLS:
            return link("protection", but(of_month | place, SCHOOLS[metric])) + "#schools"
        return link("rows", but(of_rows | place, {"metric": metric}))

    return address_of
