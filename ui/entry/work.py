"""The monthly work figures, typed in: the notice's measures in their order, with what is on file for the month."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics import entries
from analytics.contract import KINDS, Column
from analytics.months import month_before
from analytics.reference import Unit
from analytics.submissions import Outcome
from analytics.warehouse.counts import MEASURES
from analytics.workspace import Workspace
from ui import layout, wording
from ui.entry import draft as drafts
from ui.entry import fields, filing
from ui.entry.draft import Draft
from ui.entry.fields import Beside
from ui.upload.filing import ACTOR
from ui.wording import t

KIND = KINDS["work"]
LINE = 2  # the one row below the header


def draw(unit: Unit, month: str) -> None:
    workspace = Workspace.at()
    name = (KIND.id, unit.code, month)
    on_file = next(iter(entries.on_record(workspace, *name)), {})
    draft = drafts.of(name) or _begin(workspace, name, on_file)
    _take_up(draft)
    filing.answer(name, draft, partial(_check, workspace, name, draft), partial(_submit, workspace, name, draft))
    if drafts.of(name) is None:  # filed: the form begins anew with what is on file now
        on_file = next(iter(entries.on_record(workspace, *name)), {})
        draft = _begin(workspace, name, on_file)
    st.caption(t("entry.blank_is_unknown"))
    filing.verdict(draft, LINE)
    found = filing.listed(draft.outcome) if draft.outcome else ()
    before = next(iter(entries.on_record(workspace, KIND.id, unit.code, month_before(month))), {})
    own = fields.by_column(found, lambda problem: True)
    _measures(unit, draft, Beside(own, on_file, before))
    filing.button(draft)


def _begin(workspace: Workspace, name: tuple[str, str, str], on_file: dict[str, str]) -> Draft:
    filed = entries.standing(workspace, *name)
    return drafts.begin(name, on_file, filed.id if filed else 0)


def _take_up(draft: Draft) -> None:
    """What the fields hold by now: the button may have been pressed right after typing."""
    for column in KIND.columns:
        key = f"entry_{draft.number}_{column.id}"
        if key in st.session_state:
            draft.cells[column.id] = st.session_state[key] or ""


def _check(workspace: Workspace, name: tuple[str, str, str], draft: Draft) -> Outcome:
    return entries.check(workspace, *name, draft.cells)


def _submit(workspace: Workspace, name: tuple[str, str, str], draft: Draft) -> Outcome:
    return entries.submit(workspace, *name, draft.cells, actor=ACTOR, onto=draft.onto, language=wording.language())


def _measures(unit: Unit, draft: Draft, beside: Beside) -> None:
    """The unit's own counts by measure; those that the other channel counts behind a fold, unless something is there."""
    own = [column for column in KIND.columns if column.owner in ("both", unit.channel)]
    for number, measure in enumerate(MEASURES, 1):
        columns = [column for column in own if column.measure == measure]
        if columns:
            layout.section(
                t("work.measure_numbered", number=t(f"work.number_{number}"), name=t(f"work.measure_{number}"))
            )
            fields.draw(columns, draft, beside, {})
    others = [column for column in KIND.columns if column not in own]
    with st.expander(t("entry.others", count=len(others)), expanded=_filled(others, draft, beside)):
        st.caption(t("entry.others_note"))
        fields.draw(others, draft, beside, {})


def _filled(columns: Sequence[Column], draft: Draft, beside: Beside) -> bool:
    return any(draft.cells.get(column.id) or column.id in beside.problems for column in columns)
