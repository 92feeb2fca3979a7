"""一校一策: what the picked school is missing, what it must have and why, and its plan to take away."""

from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analytics import queries, school_plan
from analytics.needs import Need, Needs, needs
from ui import address, downloads, filters, layout, links, rowtable, store, wording
from ui.choices import choices
from ui.filters import Filters
from ui.markup import element, text
from ui.source import panel
from ui.wording import t

ROWS = Path(__file__).parents[2] / "pages" / "rows.py"
COLUMNS = ("name", "there", "required", "since", "basis")
XLSX = downloads.TYPES["xlsx"]


def draw(rows: pd.DataFrame, asked: dict[str, Any]) -> None:
    """The plan of the school that the address names, or how to pick one; ``rows`` are the schools listed."""
    school = _school(asked)
    layout.section(t("protection.plan"), t("protection.plan_note", month=wording.month(asked["month"])), "plan")
    _choice(rows, school)
    if school is None:
        return
    found = needs(school, asked["month"], store.settings(), wording.language())
    st.html(_card(found))
    _download(found)
    if school["submission"] is not None:
        panel.draw(int(school["submission"]), int(school["line"]))


def download_all(asked: dict[str, Any], view: Filters) -> None:
    """One workbook of the plans of all schools asked for."""
    place = filters.township_names()[asked["areas"][0]] if len(asked["areas"]) == 1 else view.place
    st.download_button(
        t("protection.download_plans"),
        data=partial(workbook, asked, _names(), place, wording.language()),
        file_name=f"{t('protection.plans_file', month=asked['month'])}.xlsx",
        mime=XLSX,
        key="plans",
        icon=":material/assignment:",
        on_click="ignore",
    )


def workbook(asked: dict[str, Any], names: dict[str, str], place: str, language: str) -> bytes:
    """The plans of all schools asked for. Called outside the reader's session."""
    rows = store.arrow(queries.protection_schools(**asked, limit=1_000_000)).to_pylist()
    settings = store.settings()
    return school_plan.many([needs(row, asked["month"], settings, language) for row in rows], names, place, language)


def _school(asked: dict[str, Any]) -> dict[str, Any] | None:
    """The school that the address names, as it stood at the end of the month; one that was not on the register is dropped."""
    code = st.session_state["school"]
    if code is None:
        return None
    found = store.records(queries.protection_schools((), asked["month"], asked["asked"], school=code))
    if not found:
        st.session_state["school"] = None
        address.write(links.here())
    return found[0] if found else None


def _choice(rows: pd.DataFrame, school: dict[str, Any] | None) -> None:
    """The schools listed, to choose one by its name."""
    names = dict(zip(rows["school_code"], rows["school_name"], strict=True))
    if school is not None:
        names[school["school_code"]] = school["school_name"]
    st.selectbox(
        t("protection.choose_school"),
        **wording.options(names),
        key="school",
        index=None,
        placeholder=t("protection.choose_school"),
        on_change=address.touch,
        label_visibility="collapsed",
        width=360,
    )


def _names() -> dict[str, str]:
    return filters.township_names() | rowtable.units()


def _card(found: Needs) -> str:
    parts = [
        element("h3", text(found.school["school_name"])),
        element("p", text(_who(found))),
        _missing(found) if found.missing else element("p", text(t("plan.nothing_missing")), class_="cg-good"),
        *(element("p", text(words)) for words in _below(found)),
    ]
    return element("div", *parts, class_="cg-plan")


def _who(found: Needs) -> str:
    school = found.school
    facts = {
        "code": school["school_code"],
        "township": filters.township_names()[school["township_code"]],
        "stage": choices.words("schools", "stage")[school["stage"]],
        "pupils": "—" if school["pupils"] is None else wording.count(school["pupils"]),
        "unit": rowtable.units()[school["unit"]],
    }
    return " · ".join(t("plan.label", name=t(f"plan.{name}"), value=value) for name, value in facts.items())


def _missing(found: Needs) -> str:
    heads = (t("plan.item" if column == "name" else f"plan.{column}") for column in COLUMNS)
    head = element("thead", element("tr", *(element("th", text(words), scope="col") for words in heads)))
    table = element("table", head, element("tbody", *map(_line, found.missing)), class_="cg-table cg-wordy")
    return element("div", table, class_="cg-scroll", tabindex="0")


def _line(need: Need) -> str:
    first, *others = (getattr(need, column) for column in COLUMNS)
    return element("tr", element("th", text(first), scope="row"), *(element("td", text(words)) for words in others))


def _below(found: Needs) -> list[str]:
    """What is to be made clear, what else is to be noted, what is promoted: as in the plan."""
    words = []
    if found.unclear:
        items = wording.listed(t("plan.unclear_item", name=name, state=state) for name, state in found.unclear)
        words.append(t("plan.unclear", items=items))
    if found.remarks:
        words.append(t("plan.remarks", remarks=wording.listed(found.remarks)))
    words += [t("plan.promoted", name=n.name, there=n.there, basis=n.basis) for n in found.promoted]
    return words


def _download(found: Needs) -> None:
    st.download_button(
        t("protection.download_plan"),
        data=partial(school_plan.one, found, _names(), wording.language()),
        file_name=f"{t('protection.plan_file', school=found.school['school_name'], month=found.month)}.xlsx",
        mime=XLSX,
        key="plan",
        type="primary",
        icon=":material/assignment:",
        on_click="ignore",
    )
