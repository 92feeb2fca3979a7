"""Two versions of the same report side by side: row by row what is new, changed and gone."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from analytics import entries, intake, on_file
from analytics.contract import KINDS, Kind
from analytics.errors import CampusError
from analytics.intake import Changes
from analytics.intake.personal import masked
from analytics.register import Submission
from analytics.workspace import Workspace
from ui import layout, wording
from ui.upload import table
from ui.wording import t

SHOWN = 200
SUMMED = 5  # columns that tell a whole row


def draw(submission: Submission, slot: Sequence[Submission]) -> None:
    """``slot``: all versions of the same kind, unit and month."""
    others = {each.id: each for each in slot if each.id != submission.id}
    layout.section(t("history.versions"), t("history.versions_note", count=len(slot)))
    if not others:
        return
    before = max((number for number in others if number < submission.id), default=max(others))
    number = st.selectbox(
        t("history.against", number=submission.id),
        **wording.options({number: _named(each) for number, each in others.items()}),
        index=list(others).index(before),
        key=f"history_against_{submission.id}",
    )
    older, newer = sorted((submission, others[number]), key=lambda each: each.id)
    if older.sha256 == newer.sha256:
        st.info(t("history.same_bytes", older=older.id, newer=newer.id))
    else:
        _compared(older, newer)


def _compared(older: Submission, newer: Submission) -> None:
    kind, workspace = KINDS[newer.kind], Workspace.at()
    try:
        found = intake.changes(kind, on_file.rows(workspace, older), on_file.rows(workspace, newer))
    except CampusError as error:
        st.error(error.words(wording.language()))
        return
    counts = {name: wording.count(number) for name, number in found.as_dict().items()}
    st.markdown(t("history.compared", older=older.id, newer=newer.id, **counts))
    if not (found.new or found.changed or found.gone):
        return
    total = found.detail.num_rows
    heads = [
        t("history.row"),
        t("history.change"),
        *([t("history.key")] if kind.key else []),
        t("history.column"),
        t("history.version", number=older.id),
        t("history.version", number=newer.id),
    ]
    table.draw(heads, lines(found), label=t("history.versions"))
    if total > SHOWN:
        st.caption(t("history.more", shown=SHOWN, total=wording.count(total)))


def lines(found: Changes) -> list[list[str]]:
    """One line a changed cell, and one a row that is new or gone, which tells the row's first values on its side."""
    kind = found.kind
    sides = {"new": _by_key(found, found.after, "new"), "gone": _by_key(found, found.before, "gone")}
    return [_line(row, kind, sides.get(row["change"], {})) for row in found.detail.slice(0, SHOWN).to_pylist()]


def _line(row: Mapping[str, Any], kind: Kind, whole: Mapping[str, str]) -> list[str]:
    told = whole.get(row["key"] or "", "")
    old = told if row["change"] == "gone" else _cell(row["old"], row["column"], kind)
    new = told if row["change"] == "new" else _cell(row["new"], row["column"], kind)
    return [
        "—" if row["line"] is None else str(row["line"]),
        t(f"history.change_{row['change']}"),
        *([row["key"] or ""] if kind.key else []),
        _column(row["column"], kind),
        old,
        new,
    ]


def _by_key(found: Changes, rows: pa.Table | None, change: str) -> dict[str, str]:
    """The rows that the shown lines of that change speak of: key to their first values in words."""
    detail = found.detail.slice(0, SHOWN)
    wanted = set(detail.filter(pc.equal(detail["change"], change))["key"].to_pylist())
    if rows is None or not wanted or not found.kind.key:
        return {}
    keys = pc.binary_join_element_wise(*(rows[name].cast(pa.string()) for name in found.kind.key), " / ")
    chosen = rows.filter(pc.is_in(keys, pa.array(wanted, pa.string())))
    told = [_told(cells, found.kind) for cells in entries.cells_of(chosen, found.kind)]
    names = pc.binary_join_element_wise(*(chosen[name].cast(pa.string()) for name in found.kind.key), " / ")
    return dict(zip(names.to_pylist(), told, strict=True))


def _told(cells: Mapping[str, str], kind: Kind) -> str:
    filled = [(kind.by_id[name], text) for name, text in cells.items() if text and name not in kind.key]
    return t("shell.comma").join(
        t("history.cell", column=wording.label(column), value=_cell(text, column.id, kind))
        for column, text in filled[:SUMMED]
    )


def _cell(value: str | None, name: str | None, kind: Kind) -> str:
    """A stored value in the reader's words; a dash where there is none."""
    if value is None or value == "":
        return "—"
    if name == "not_applicable":
        return wording.listed(wording.label(kind.by_id[each]) for each in value.split(";") if each in kind.by_id)
    column = kind.by_id.get(name or "")
    if column is not None and column.type == "boolean":
        return t(f"entry.{'yes' if value in ('true', entries.YES) else 'no'}")
    term = next((term for term in (column.terms if column else ()) if term.zh == value), None)
    return wording.label(term) if term else masked(value)


def _column(name: str | None, kind: Kind) -> str:
    if name == "not_applicable":
        return t("history.not_applicable")
    return wording.label(kind.by_id[name]) if name else t("history.whole_row")


def _named(submission: Submission) -> str:
    return t(
        "history.version_item",
        number=submission.id,
        at=wording.moment(submission.submitted_at),
        file=masked(submission.file_name),
    )
