"""The six measures and the six mechanisms at a glance: a card each, which leads to its counts."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.contract.declarations import MECHANISMS
from analytics.metrics import METRICS
from ui import layout, links, wording
from ui.choices.work import MEASURES
from ui.filters import Filters
from ui.markup import element, link, text
from ui.series import Series
from ui.wording import t
from ui.work import told
from ui.work.counts import COUNTS, Count, of_measure, of_mechanism
from ui.work.tally import Tally

Said = Mapping[str, str]
HEADLINES = {
    "1": ("schools_inspected", "hazards_found", "hazards_rectified", "staff_checked"),
    "3": ("warnings_issued", "disputes_found", "disputes_resolved", "key_persons_managed"),
    "4": ("shifts_done", "rentals_checked", "venues_punished", "traffic_violations"),
    "5": ("consultations", "joint_operations", "inspections", "accountability_cases"),
    "6": ("talks", "people_reached", "drills", "counselling"),
}
"""The counts that stand for a measure. The second is told school by school, and stands for itself by its targets."""
TARGETS = ("guards_target", "closed_campus_target", "alarm_target", "video_target")


def cards(tally: Tally, targets: Series, area: str, view: Filters) -> None:
    """The measures in the notice's order, with what was done in the last month."""
    said = links.view()
    made = [
        _measure(measure, tally, view, said) if measure in HEADLINES else _targets(targets, area, view, said)
        for measure in MEASURES
    ]
    st.html(element("div", *made, class_="cg-cards cg-wide"))
    to_ledgers = link("reporting", {**said, "part": "reconcile", "compare": "ledger"})
    st.html(
        element(
            "p",
            text(t("work.own_figures")),
            " ",
            element("a", text(t("work.to_ledgers")), href=to_ledgers),
            class_="cg-note",
        )
    )


def mechanisms(tally: Tally, view: Filters) -> None:
    """The mechanisms in the notice's order: how often in the month, and in how many of the units."""
    layout.section(t("work.mechanisms", place=view.place), t("work.mechanisms_note", month=wording.month(view.last)))
    said = links.view()
    made = (_mechanism(name, tally, view, said) for name in MECHANISMS)
    st.html(element("div", *made, class_="cg-cards cg-slim"))


def _measure(measure: str, tally: Tally, view: Filters, said: Said) -> str:
    lines = [_line(COUNTS[item], tally, view, said) for item in HEADLINES[measure]]
    return _card(
        measure, lines, _coverage(of_measure(measure), tally, view.last), link("work", {**said, "measure": measure})
    )


def _line(count: Count, tally: Tally, view: Filters, said: Said) -> str:
    value = tally.told(count.id, view.last)
    href = link("work", {**said, "measure": count.measure, "item": count.id})
    name = element("a", text(wording.label(count)), href=href)
    return _row(name, told.with_unit(value.value, count), told.change(tally.change(count.id, view.last)))


def _targets(targets: Series, area: str, view: Filters, said: Said) -> str:
    """The second measure: which share of the schools meets each of the notice's four targets."""
    language = wording.language()
    lines = [
        _row(text(metric.label(language)), metric.format_value(targets.value(metric.id, area, view.last), language), "")
        for metric in (METRICS[id_] for id_ in TARGETS)
    ]
    return _card("2", lines, t("work.by_school"), link("protection", dict(said)))


def _card(measure: str, lines: Sequence[str], note: str, href: str) -> str:
    name = t("work.measure_numbered", number=t(f"work.number_{measure}"), name=t(f"work.measure_{measure}"))
    return element(
        "div",
        element("div", element("a", text(name), href=href), class_="cg-card-name cg-strong"),
        element("table", *lines, class_="cg-mini"),
        element("div", text(note), class_="cg-card-note"),
        class_="cg-card",
    )


def _row(name: str, value: str, change: str) -> str:
    return element(
        "tr",
        element("th", name, scope="row"),
        element("td", element("strong", text(value))),
        element("td", text(change), class_="cg-card-note"),
    )


def _coverage(counts: Sequence[Count], tally: Tally, month: str) -> str:
    """How many of a measure's counts all units have told, and how many none has."""
    cells = [tally.told(count.id, month) for count in counts]
    facts = {
        "all": sum(cell.asked > 0 and cell.is_whole for cell in cells),
        "none": sum(cell.asked > 0 and cell.value is None for cell in cells),
        "count": sum(cell.asked > 0 for cell in cells),
    }
    return t("work.coverage_none" if facts["none"] else "work.coverage", **facts)


def _mechanism(name: str, tally: Tally, view: Filters, said: Said) -> str:
    first, *others = of_mechanism(name)
    month = tally.told(first.id, view.last)
    also = [t("work.also", name=wording.label(count), value=_value(count, tally, view)) for count in others]
    notes = [
        told.in_words(tally.change(first.id, view.last), first),
        t("work.active", active=month.active, units=month.asked) if month.value is not None else t("work.unfiled"),
        *also,
    ]
    value = element(
        "a", text(_value(first, tally, view)), href=link("work", {**said, "measure": first.measure, "item": first.id})
    )
    return element(
        "div",
        element("div", text(t(f"work.mechanism_{name}")), class_="cg-card-name"),
        element("div", value, class_="cg-card-value"),
        *(element("div", text(note), class_="cg-card-note") for note in notes),
        class_="cg-card",
        title=wording.label(first),
    )


def _value(count: Count, tally: Tally, view: Filters) -> str:
    return told.with_unit(tally.told(count.id, view.last).value, count)
