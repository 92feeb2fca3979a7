"""随时上报: one incident, typed in as soon as it is known, and added to the unit's incidents of the month."""

from datetime import datetime
from functools import partial

import streamlit as st

from analytics import entries, on_file
from analytics.clock import now
from analytics.contract import KINDS
from analytics.reference import Unit
from analytics.submissions import Outcome
from analytics.workspace import Workspace
from ui import wording
from ui.entry import draft as drafts
from ui.entry import fields, filing
from ui.entry.draft import Draft
from ui.entry.fields import MOMENT, Beside
from ui.upload.filing import ACTOR
from ui.wording import t

KIND = KINDS["incidents"]
LATER = ("closed_on", "cause_analysed_on", "accountability", "sync_handling", "sync_opinion", "sync_order")
"""What is known only after the incident has been dealt with."""


def draw(unit: Unit, month: str) -> None:
    """The form. The month follows from when it happened; ``month`` is not asked for."""
    workspace = Workspace.at()
    name = (KIND.id, unit.code)
    draft = drafts.of(name) or _begin(name)
    _take_up(draft)
    filing.answer(name, draft, partial(_check, workspace, unit, draft), partial(_submit, workspace, unit, draft))
    draft = drafts.of(name) or _begin(name)
    month = _month(draft)
    held = entries.standing(workspace, KIND.id, unit.code, month)
    line = 2 + (held.rows if held else 0)
    filing.verdict(draft, line)
    found = filing.listed(draft.outcome) if draft.outcome else ()
    own = fields.by_column(found, lambda problem: problem.row in (None, line))
    choices = {"school_code": _schools(workspace, unit, month)}
    beside = Beside(own, {}, {})
    fields.draw([column for column in KIND.columns if column.id not in LATER], draft, beside, choices)
    with st.expander(t("entry.later"), expanded=any(draft.cells.get(name) or name in own for name in LATER)):
        st.caption(t("entry.later_note"))
        fields.draw([column for column in KIND.columns if column.id in LATER], draft, beside, choices)
    if draft.cells.get("occurred_at"):
        rows = wording.count(held.rows) if held else "0"
        st.caption(t("entry.added_to", month=wording.month(_month(draft)), rows=rows))
    filing.button(draft)


def _begin(name: tuple[str, str]) -> Draft:
    return drafts.begin(name, {"reported_at": now().strftime(MOMENT)})


def _take_up(draft: Draft) -> None:
    """What the fields hold by now: the button may have been pressed right after typing."""
    for column in KIND.columns:
        held = st.session_state.get(f"entry_{draft.number}_{column.id}", draft.cells.get(column.id))
        if isinstance(held, datetime):
            held = held.strftime(MOMENT)
        draft.cells[column.id] = "" if held is None else str(held)


def _month(draft: Draft) -> str:
    return (draft.cells.get("occurred_at") or f"{now():%Y-%m}")[:7]


def _check(workspace: Workspace, unit: Unit, draft: Draft) -> Outcome:
    return entries.check_incident(workspace, unit.code, _month(draft), draft.said())


def _submit(workspace: Workspace, unit: Unit, draft: Draft) -> Outcome:
    return entries.submit_incident(
        workspace, unit.code, _month(draft), draft.said(), actor=ACTOR, language=wording.language()
    )


def _schools(workspace: Workspace, unit: Unit, month: str) -> dict[str, str]:
    """The schools that the unit answers for: code to code and name."""
    known = on_file.context(workspace, KIND, unit, month, now().date()).schools
    rows = known.select(["school_code", "name", "township_code", "unit"]).to_pylist()
    own = [
        row
        for row in rows
        if (row["unit"] == unit.code if unit.channel == "education" else row["township_code"] in unit.townships)
    ]
    order = sorted(own or rows, key=lambda row: row["school_code"])
    return {row["school_code"]: t("entry.school", code=row["school_code"], name=row["name"]) for row in order}
