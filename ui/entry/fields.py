"""A field of the form for each column of the contract, with what is wrong with it beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import streamlit as st

from analytics import entries, problem_words
from analytics.contract import Column
from analytics.problems import Problem
from ui import wording
from ui.entry.draft import Draft
from ui.markup import element, text
from ui.wording import t

ABREAST = 3
MOMENT = "%Y-%m-%d %H:%M"
LONGEST = 400

Choices = Mapping[str, Mapping[str, str]]
"""Column to what can be chosen in it: what a file would hold to what is read."""


@dataclass(frozen=True)
class Beside:
    """What stands beside the fields: their problems, what is on file, and what was reported the month before."""

    problems: Mapping[str, Sequence[Problem]]
    on_file: Mapping[str, str]
    before: Mapping[str, str]


def draw(columns: Iterable[Column], draft: Draft, beside: Beside, choices: Choices) -> None:
    """The fields, three abreast; what they hold goes into the draft."""
    for row in _rows(list(columns)):
        # Free text has the whole width to itself.
        abreast = 1 if row[0].personal_data else ABREAST
        for place, column in zip(st.columns(abreast, gap="small"), row, strict=False):
            with place:
                draft.cells[column.id] = _field(column, draft, beside, choices.get(column.id) or _words(column))
                _beside(column, draft.cells[column.id], beside)


def _rows(columns: Sequence[Column]) -> list[list[Column]]:
    rows: list[list[Column]] = []
    for column in columns:
        full = not rows or len(rows[-1]) == ABREAST or rows[-1][0].personal_data
        if full or column.personal_data:
            rows.append([])
        rows[-1].append(column)
    return rows


def _field(column: Column, draft: Draft, beside: Beside, words: Mapping[str, str]) -> str:
    key, held = f"entry_{draft.number}_{column.id}", draft.cells.get(column.id, "")
    label = _label(column)
    if column.type in ("choice", "boolean") or words:
        return _chosen(label, words, key, held)
    if column.type == "datetime":
        st.session_state.setdefault(key, _moment(held))
        at = st.datetime_input(label, key=key, format="YYYY-MM-DD", step=timedelta(minutes=1))
        return at.strftime(MOMENT) if at else ""
    if column.type == "date":
        moment = _moment(held)
        st.session_state.setdefault(key, moment.date() if moment else None)
        day = st.date_input(label, key=key, format="YYYY-MM-DD")
        return day.isoformat() if day else ""
    st.session_state.setdefault(key, held)
    if column.personal_data:
        return str(st.text_area(label, key=key, max_chars=LONGEST, height=96) or "")
    before = beside.before.get(column.id)
    placeholder = t("entry.before", value=before) if before else None
    if column.id == "incident_id":
        placeholder = t("entry.numbered")
    return str(st.text_input(label, key=key, placeholder=placeholder, max_chars=LONGEST) or "")


def _chosen(label: str, words: Mapping[str, str], key: str, held: str) -> str:
    if key not in st.session_state:
        st.session_state[key] = held if held in words else None
    placeholder = t("entry.choose")
    return st.selectbox(label, **wording.options(words), key=key, index=None, placeholder=placeholder) or ""


def _words(column: Column) -> Mapping[str, str]:
    if column.type == "boolean":
        return {entries.YES: t("entry.yes"), entries.NO: t("entry.no")}
    return {term.zh: wording.label(term) for term in column.terms}


def _label(column: Column) -> str:
    unit = column.unit_zh if wording.language() == "zh" else column.unit_en
    name = t("entry.label", name=wording.label(column), unit=unit) if unit else wording.label(column)
    return t("entry.required", name=name) if column.required and column.id != "incident_id" else name


def _beside(column: Column, now: str, beside: Beside) -> None:
    lines = []
    for problem in beside.problems.get(column.id, ()):
        language = wording.language()
        words = f"{problem_words.sentence(problem, language)} {problem_words.remedy(problem, language)}"
        shown = element("strong", text(words), class_="cg-bad") if problem.severity == "error" else text(words)
        lines.append(element("p", shown, class_="cg-note", role="alert" if problem.severity == "error" else None))
    was = beside.on_file.get(column.id, "")
    if beside.on_file and was != now.strip():
        lines.append(element("p", text(t("entry.was", value=was or t("entry.blank"))), class_="cg-note"))
    if lines:
        st.html("".join(lines))


def _moment(held: str) -> Any:
    try:
        return datetime.fromisoformat(held)
    except ValueError:
        return None


def by_column(problems: Iterable[Problem], is_own: Callable[[Problem], bool]) -> dict[str, list[Problem]]:
    """The problems of the row that is typed in, each under its column."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.column and is_own(problem):
            found.setdefault(problem.column, []).append(problem)
    return found
