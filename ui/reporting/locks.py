"""定稿: which months are final since when and by whom, what waits for them, what has moved since; and making them so."""

from collections.abc import Iterable, Sequence

import streamlit as st

from analytics.contract import KINDS
from analytics.register import Submission
from ui import drill, finality, layout, links, rowtable, wording
from ui.filters import Filters
from ui.markup import element, link, text
from ui.reporting import drift, finalmonths, locking
from ui.reporting.finalmonths import Month
from ui.wording import t

COLUMNS = ("month", "state", "reports", "at", "by", "why", "waiting", "moved")
WAITING = ("number", "unit", "month", "kind", "submitted_at", "submitted_by", "file", "rows")
WHOLE = ("month", "kind", "state", "reports", "at", "submitted_at")  # too short to be broken
SHOWN = 100


def draw(view: Filters) -> None:
    """The answer, the months, the forms; then what waits and what has moved, of one month if one is chosen."""
    months = finalmonths.of(view)
    locking.notice()
    _answer(months)
    layout.section(t("locks.months"), t("locks.months_note"))
    _table(months)
    locking.draw(months)
    chosen = drill.chosen().get("month")
    if chosen:
        drill.chips()
    looked_at = [month for month in months if chosen in (None, month.month)]
    _waiting([submission for month in looked_at for submission in month.waiting])
    drift.draw(looked_at, view)


def _answer(months: Sequence[Month]) -> None:
    waiting, moved = sum(len(month.waiting) for month in months), [m.month for m in months if m.moved]
    words = [finality.foot(), t("locks.answer_waiting", count=waiting) if waiting else t("locks.answer_none_waiting")]
    if moved:
        words.append(t("locks.answer_moved", months=wording.listed(map(wording.month, moved), most=3)))
    elif any(month.is_final for month in months):
        words.append(t("locks.answer_unmoved"))
    st.html(element("div", text(t("overview.between_sentences").join(words)), class_="cg-verdict"))


def _table(months: Sequence[Month]) -> None:
    _write(COLUMNS, map(_line, months), t("locks.months"))


def _line(month: Month) -> list[str]:
    """Its cells as HTML. The counts lead to what they count."""
    decision = month.decision
    said = [wording.moment(decision.at), decision.actor, decision.why or "—"] if decision else ["—", "—", "—"]
    here = link("reporting", links.view() | {"part": "locks", "month": month.month})
    reports = "—"
    if month.expected is not None and month.received is not None:
        counts = {"received": wording.count(month.received), "expected": wording.count(month.expected)}
        reports = t("locks.reports_of", **counts)
    return [
        text(wording.month(month.month)),
        text(t(f"locks.state_{'final' if month.is_final else 'reopened' if decision else 'open'}")),
        text(reports),
        *map(text, said),
        _counted(len(month.waiting), f"{here}#waiting", known=bool(month.waiting) or month.is_final),
        _counted(len(month.moved), f"{here}#drift", known=month.is_final),
    ]


def _counted(number: int, address: str, *, known: bool) -> str:
    if not known:
        return "—"
    return element("a", text(wording.count(number)), href=address) if number else "0"


def _waiting(waiting: Sequence[Submission]) -> None:
    """The reports that wait, each leading to itself as it was filed."""
    if not waiting:
        return
    shown = waiting[:SHOWN]
    note = t("locks.waiting_note", count=wording.count(len(waiting)), shown=len(shown))
    layout.section(t("locks.waiting"), note, "waiting")
    _write(WAITING, map(_report, shown), t("locks.waiting"))


def _report(submission: Submission) -> list[str]:
    number = str(submission.id)
    said = (
        rowtable.units().get(submission.unit, submission.unit),
        wording.month(submission.month),
        wording.label(KINDS[submission.kind]),
        wording.moment(submission.submitted_at),
        submission.submitted_by,
        submission.file_name,
        wording.count(submission.rows),
    )
    return [element("a", text(number), href=link("source", links.view() | {"submission": number})), *map(text, said)]


def _cell(column: str, words: str) -> str:
    return element("td", words, class_="cg-whole" if column in WHOLE else None)


def _write(columns: Sequence[str], lines: Iterable[Sequence[str]], label: str) -> None:
    heads = element("tr", *(element("th", text(t(f"locks.head_of_{name}")), scope="col") for name in columns))
    body = (element("tr", element("th", head, scope="row"), *map(_cell, columns[1:], rest)) for head, *rest in lines)
    table = element(
        "table", element("thead", heads), element("tbody", *body), class_="cg-table cg-wordy", aria_label=label
    )
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))
