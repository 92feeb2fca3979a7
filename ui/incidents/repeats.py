"""Schools where it happened again within the window: which, how often, what, and when last."""

from datetime import date
from typing import Any

import streamlit as st

from analytics import queries
from ui import filters, layout, links, store, wording
from ui.choices import choices
from ui.filters import Filters
from ui.markup import element, link, text
from ui.wording import t

MOST = 30  # schools in the table
HEADS = ("school", "township", "incidents", "open", "kinds", "last_on")


def draw(view: Filters) -> None:
    """One line a school, the most incidents first; each leads to the school's incidents."""
    schools = store.records(queries.schools_repeating(view.towns, view.last))
    window = store.settings().repeat_window_months
    title = t("incidents.repeats", place=view.place, count=len(schools))
    layout.section(title, t("incidents.repeats_note", month=wording.month(view.last), window=window))
    if not schools:
        st.success(t("incidents.no_repeats", window=window))
        return
    heads = [element("th", text(t(f"incidents.repeats_{head}")), scope="col") for head in HEADS]
    names, said = filters.township_names(), links.view()
    body = element("tbody", *(_line(school, names, said) for school in schools[:MOST]))
    table = element("table", element("thead", element("tr", *heads)), body, class_="cg-table cg-wordy")
    st.html(element("div", table, class_="cg-scroll", tabindex="0") + _others(len(schools) - MOST, said))


def _others(number: int, said: dict[str, str]) -> str:
    """The way to the incidents of those that are not shown."""
    if number <= 0:
        return ""
    href = link("incidents", said | {"which": "repeats"}) + "#rows"
    return element("p", element("a", text(t("incidents.repeats_others", count=number)), href=href))


def _line(school: dict[str, Any], names: dict[str, str], said: dict[str, str]) -> str:
    rows = link("incidents", said | {"which": "repeats", "school": school["school_code"]})
    words = choices.words("incidents", "kind")
    last: date = school["last_on"]
    cells = (
        names.get(school["township_code"], ""),
        str(school["incidents"]),
        str(school["open"]),
        wording.listed(words[kind] for kind in school["kinds"]),
        f"{last:%Y-%m-%d}",
    )
    name = element("a", text(school["school_name"]), href=rows)
    return element("tr", element("th", name, scope="row"), *(element("td", text(cell)) for cell in cells))
