"""The period in plain sentences: what happened and whether anyone came to harm, whether that is usual, where it is not.

Every number leads to its rows.
"""

from collections.abc import Mapping
from typing import Literal

import streamlit as st

from analytics.metrics import METRICS
from analytics.months import months_between
from ui import differences, filters, links, signals, store, wording
from ui.filters import Filters
from ui.incidents.counts import Counts
from ui.markup import element, link, text
from ui.series import Cell, Series
from ui.wording import t

Tendency = Literal["concern", "improvement", "common", "unknown"]
HARM = {"deaths": "incident_deaths", "serious": "incident_serious_injuries", "minor": "incident_minor_injuries"}
STEPS = {"closed": "closed", "analysed": "cause", "traced": "traced"}
"""What was done about incidents, each with the name of those of which it is done."""

Linked = Mapping[str, tuple[str, str]]
"""For each number of a sentence what is read and the address of its rows."""


def draw(by_month: Series, over: Series, counts: Counts, townships: Mapping[str, Cell], view: Filters) -> None:
    """A heading and a line for each question; ``townships`` are all of the county with their rates of the period."""
    area = store.reference().root.code
    happened = over.value("incidents", area, view.last)
    answers = {"happened": _happened(over, counts, area, view)}
    if happened:
        answers["trend"] = _latest(by_month, area, view)
        answers["where"] = text(_where(townships))
        answers["reported"] = _in_time(over, area, view)
        answers["dealt_with"] = _dealt_with(over, counts, area, view)
    tendency = tendency_of(by_month, area, view) if happened else "none" if happened == 0 else "silent"
    heading = element("strong", text(t(f"incidents.tendency_{tendency}")))
    lines = (
        element("li", element("b", text(t(f"incidents.answer_on_{name}"))), " ", said)
        for name, said in answers.items()
        if said
    )
    tone = "bad" if tendency == "concern" else ""
    st.html(element("div", heading, element("ul", *lines), class_=f"cg-verdict {tone}".strip(), role="status"))


def tendency_of(by_month: Series, area: str, view: Filters) -> Tendency:
    """Whether the last month is a signal among all months so far, or noise."""
    so_far = months_between(view.every[0], view.last)
    meaning = signals.meaning(METRICS["incidents"], by_month.line("incidents", area, so_far))
    if meaning is None:
        return "unknown"
    return "common" if meaning == "change" else meaning


def _where(townships: Mapping[str, Cell]) -> str:
    return differences.sentence(METRICS["incidents_per_1000"], townships, filters.township_names())


def _happened(over: Series, counts: Counts, area: str, view: Filters) -> str:
    value = over.value("incidents", area, view.last)
    facts = {"period": view.period, "place": view.place}
    if not value:
        return text(t("incidents.said_none" if value == 0 else "incidents.said_unknown", **facts))
    rows = links.rows(over=True)
    numbers = {
        name: (METRICS[metric].format_value(over.value(metric, area, view.last)), rows(metric, None))
        for name, metric in ({"incidents": "incidents", "rate": "incidents_per_1000"} | HARM).items()
    }
    sentence = _said("incidents.said_happened", numbers, **facts)
    unsaid = counts.at("unsaid")
    if not unsaid:
        return sentence
    return sentence + _said("incidents.said_unsaid", {"count": (wording.count(unsaid), _rows("unsaid"))})


def _latest(by_month: Series, area: str, view: Filters) -> str:
    """The last month, which of a single month has been told."""
    if view.first == view.last:
        return text(t("incidents.said_change", change=_change(by_month, area, view)))
    value = METRICS["incidents"].format_value(by_month.value("incidents", area, view.last))
    numbers = {"count": (value, links.rows()("incidents", None))}
    return _said("incidents.said_latest", numbers, month=wording.month(view.last), change=_change(by_month, area, view))


def _change(by_month: Series, area: str, view: Filters) -> str:
    change = by_month.change("incidents", area, view.last)
    way = "unknown" if change is None else "more" if change > 0 else "less" if change < 0 else "same"
    return t(f"incidents.change_{way}", by=wording.count(abs(change or 0)))


def _in_time(over: Series, area: str, view: Filters) -> str:
    cell = over.cell("incidents_reported_in_time", area, view.last)
    if not cell.denominator:
        return text(t("incidents.said_untimed"))
    numbers = {
        "timed": (wording.count(cell.denominator), _rows("timed")),
        "late": (wording.count(cell.denominator - (cell.numerator or 0)), _rows("late")),
    }
    limit = f"{store.settings().report_within_hours:g}"
    return _said("incidents.said_in_time", numbers, hours=limit, share=f"{cell.value or 0:.1%}")


def _dealt_with(over: Series, counts: Counts, area: str, view: Filters) -> str:
    numbers = {name: (wording.count(counts.total(step)), _rows(step)) for name, step in STEPS.items()}
    repeating = METRICS["schools_repeating"].format_value(over.value("schools_repeating", area, view.last))
    numbers["schools"] = (repeating, _rows("repeats"))
    return _said("incidents.said_dealt_with", numbers, window=store.settings().repeat_window_months)


def _rows(which: str) -> str:
    return link("incidents", links.view() | {"which": which})


def _said(key: str, numbers: Linked, **facts: object) -> str:
    """A sentence as HTML, its ``numbers`` as links. They stand in for themselves until the rest has been escaped."""
    marks = {name: f"\ue000{name}\ue001" for name in numbers}
    html = text(t(key, **facts, **marks))
    for name, (words, href) in numbers.items():
        html = html.replace(marks[name], element("a", text(words), href=href))
    return html
