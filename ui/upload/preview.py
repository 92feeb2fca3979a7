"""What is wrong with a file and what it would change, before anything is written."""

from typing import Any

import streamlit as st

from analytics import problem_words
from analytics.errors import CampusError
from analytics.problems import Problem
from analytics.submissions import Outcome
from ui import layout, wording
from ui.upload import filing, table
from ui.upload.choice import Choice
from ui.upload.verdict import count, of_rows, of_the_file, verdict
from ui.wording import t

TONES = {"error": st.error, "warning": st.warning, "success": st.success, "info": st.info}
DETAIL = ("line", "change", "key", "column", "old", "new")


def draw(file: Any, choice: Choice) -> None:
    """The banner, the problems, the changes, and the button that files it."""
    try:
        outcome = filing.checked(file, choice)
    except CampusError as error:
        st.error(error.words(wording.language()))
        return
    found = verdict(outcome)
    TONES[found.tone](found.words, title=found.title)
    for severity in ("error", "warning"):
        _problems(outcome, severity)
    if outcome.accepted and not outcome.repeated:
        _changes(outcome)
        if outcome.waiting:
            st.info(t("upload.would_wait"), icon=":material/lock:")
    _accept(outcome, file, choice)


def _accept(outcome: Outcome, file: Any, choice: Choice) -> None:
    if outcome.repeated:
        return
    disabled = not outcome.accepted
    key = "accept_anyway" if outcome.accepted and count(outcome, "warning") else "accept"
    if st.button(t(f"upload.{key}"), type="primary", key="upload_accept", disabled=disabled, icon=":material/check:"):
        try:
            filing.submit(file, choice)
        except CampusError as error:
            st.error(error.words(wording.language()))
        else:
            st.rerun()


def _problems(outcome: Outcome, severity: str) -> None:
    """Those of rows in a table; warnings about the whole file above it. Its errors stand in the banner already."""
    in_rows = of_rows(outcome, severity, table.SHOWN)
    whole = of_the_file(outcome, severity) if severity == "warning" else []
    if not in_rows and not whole:
        return
    total = count(outcome, severity)
    note = t("upload.shown", count=wording.count(total), shown=table.SHOWN) if total > table.SHOWN else ""
    layout.section(t(f"upload.{severity}s", count=wording.count(total)), note)
    kind, language = outcome.reading.kind, wording.language()
    heads = [t(f"upload.column_{name}") for name in ("row", "column", "value", "problem", "remedy")]
    rows = [
        (
            problem.row or t("upload.whole_file"),
            problem_words.column(problem, kind, language),
            *_words(problem, language),
        )
        for problem in (*whole, *in_rows)
    ]
    table.draw(heads, rows, label=t(f"upload.{severity}s", count=total))


def _words(problem: Problem, language: str) -> tuple[str, str, str]:
    return problem.value or "", problem_words.sentence(problem, language), problem_words.remedy(problem, language)


def _changes(outcome: Outcome) -> None:
    """Counts against what counts now, or of a report that would wait, against the unit's last; the rows on request."""
    counts = {name: wording.count(number) for name, number in outcome.changes.as_dict().items()}
    first = outcome.changes.before is None
    against = t("upload.changes_waiting" if outcome.waiting else "upload.changes", **counts)
    words = t("upload.first", rows=counts["new"]) if first else against
    layout.section(t("upload.would_change"), words)
    if first or not (outcome.changes.changed or outcome.changes.new or outcome.changes.gone):
        return
    with st.expander(t("upload.change_detail")):
        table.draw([t(f"upload.column_{name}") for name in DETAIL], _detail(outcome), label=t("upload.change_detail"))


def _detail(outcome: Outcome) -> list[list[str]]:
    labels = {column.id: column.label(wording.language()) for column in outcome.reading.kind.columns}
    rows = outcome.changes.detail.slice(0, table.SHOWN).to_pylist()
    return [
        [
            "" if row["line"] is None else str(row["line"]),
            t(f"upload.change_{row['change']}"),
            row["key"] or "",
            labels.get(row["column"], row["column"] or ""),
            row["old"] or "",
            row["new"] or "",
        ]
        for row in rows
    ]
