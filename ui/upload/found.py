"""What is wrong with a file, counted by kind of problem, and what the clerk says of its warnings."""

from dataclasses import dataclass
from functools import partial

import pyarrow.compute as pc
import streamlit as st

from analytics import problem_words
from analytics.problems import Problem
from analytics.submissions import Outcome
from ui import layout, wording
from ui.upload import table
from ui.upload.desk import Dropped
from ui.upload.verdict import count, row_numbers
from ui.wording import t

HEADS = ("problem", "column", "times", "rows", "remedy")
MOST_NOTES = 30
NAMED_ROWS = 5


@dataclass(frozen=True)
class Sort:
    """All problems of one code and column: ``first`` of them, how many, and the first rows that have them."""

    first: Problem
    times: int
    rows: list[int]

    @property
    def key(self) -> tuple[str, str | None]:
        return self.first.code, self.first.column


def sorts(outcome: Outcome, severity: str) -> list[Sort]:
    """The most frequent first."""
    found = outcome.reading.problems
    found = found.filter(pc.equal(found["severity"], severity))
    if found.num_rows == 0:
        return []
    counted = found.group_by(["code", "column"]).aggregate([([], "count_all"), ("row", "min")]).to_pylist()
    counted.sort(key=lambda each: (-each["count_all"], each["row_min"] or 0))
    return [_sort(found, each, severity) for each in counted]


def _sort(found, each, severity) -> Sort:
    same = pc.equal(found["column"], each["column"]) if each["column"] is not None else pc.is_null(found["column"])
    alike = found.filter(pc.and_(pc.equal(found["code"], each["code"]), same)).sort_by("row")
    first = alike.slice(0, 1).to_pylist()[0]
    rows = alike["row"].drop_null().slice(0, NAMED_ROWS).to_pylist()
    return Sort(Problem(**first), each["count_all"], rows)


def errors(outcome: Outcome) -> None:
    """What has to be mended, by kind of problem."""
    if not (found := sorts(outcome, "error")):
        return
    title = t("upload.errors", count=wording.count(count(outcome, "error")))
    layout.section(title, t("submit.errors_note"))
    kind, language = outcome.reading.kind, wording.language()
    lines = [
        (
            problem_words.sentence(sort.first, language),
            problem_words.column(sort.first, kind, language) or t("upload.whole_file"),
            wording.count(sort.times),
            _rows(sort),
            problem_words.remedy(sort.first, language),
        )
        for sort in found
    ]
    table.draw([t(f"submit.head_{name}") for name in HEADS], lines, label=title)


def warnings(outcome: Outcome, file: Dropped) -> None:
    """What may be right all the same: the clerk says so, and why; it stays with the submission."""
    if not (found := sorts(outcome, "warning")):
        return
    title = t("upload.warnings", count=wording.count(count(outcome, "warning")))
    layout.section(title, t("submit.warnings_note"))
    for place, sort in enumerate(found[:MOST_NOTES]):
        _warning(sort, outcome, file, place)
    if len(found) > MOST_NOTES:
        st.caption(t("submit.more_warnings", count=len(found) - MOST_NOTES))


def unconfirmed(outcome: Outcome, file: Dropped) -> int:
    """How many kinds of warning nobody has said anything of."""
    return sum(sort.key not in file.notes for sort in sorts(outcome, "warning"))


def _warning(sort: Sort, outcome: Outcome, file: Dropped, place: int) -> None:
    kind, language = outcome.reading.kind, wording.language()
    column = problem_words.column(sort.first, kind, language) or t("upload.whole_file")
    words = problem_words.sentence(sort.first, language)
    many = t("submit.times", count=wording.count(sort.times)) if sort.times > 1 else ""
    with st.container(border=True, gap="small", key=f"upload_warning_{place}"):
        st.text(t("submit.warning", column=column, words=words, times=many, rows=_rows(sort)).strip())
        st.caption(problem_words.remedy(sort.first, language))
        key = f"upload_confirm_{file.number}_{place}"
        st.session_state.setdefault(key, sort.key in file.notes)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.checkbox(t("submit.confirm"), key=key, on_change=partial(_confirm, file, sort, place), width="content")
            if st.session_state[key]:
                st.session_state.setdefault(f"{key}_note", file.notes.get(sort.key, ""))
                st.text_input(
                    t("submit.note"),
                    key=f"{key}_note",
                    max_chars=200,
                    placeholder=t("submit.note_placeholder"),
                    label_visibility="collapsed",
                    on_change=partial(_confirm, file, sort, place),
                )


def _confirm(file: Dropped, sort: Sort, place: int) -> None:
    key = f"upload_confirm_{file.number}_{place}"
    if st.session_state[key]:
        file.notes[sort.key] = st.session_state.get(f"{key}_note", "").strip()
    else:
        file.notes.pop(sort.key, None)


def _rows(sort: Sort) -> str:
    if not sort.rows:
        return ""
    return row_numbers(sort.rows, total=sort.times)
