"""What accepting a file would change: row by row, and in the unit's own figures of the month."""

from typing import Any

import pyarrow.compute as pc
import streamlit as st

from analytics import effect, on_file
from analytics.errors import CampusError
from analytics.metrics import METRICS
from analytics.submissions import Outcome
from analytics.workspace import Workspace
from ui import layout, wording
from ui.markup import element, text
from ui.upload import table
from ui.upload.desk import Dropped
from ui.wording import t

DETAIL = ("line", "change", "key", "column", "old", "new")
AT_ONCE = 20_000  # rows; what takes longer to compare cell by cell is compared when asked for


def draw(file: Dropped, outcome: Outcome) -> None:
    """Counts against what counts now, or of a report that would wait, against the unit's last; then the rows."""
    counts = {name: wording.count(number) for name, number in outcome.changes.as_dict().items()}
    first = outcome.changes.before is None
    against = t("upload.changes_waiting" if outcome.waiting else "upload.changes", **counts)
    layout.section(t("upload.would_change"), t("upload.first", rows=counts["new"]) if first else against)
    if outcome.waiting:
        st.info(t("upload.would_wait"), icon=":material/lock:")
    _figures(file, outcome)
    if not first and (outcome.changes.changed or outcome.changes.new or outcome.changes.gone):
        _rows(file, outcome)


def _figures(file: Dropped, outcome: Outcome) -> None:
    """The unit's own figures before and after, where they follow from this report."""
    key = ("effect", file.checked[0])
    known, moved = st.session_state.get("_upload_effect", (None, []))
    if known != key:
        workspace = Workspace.at()
        slot = (outcome.reading.kind.id, file.unit or "", file.month or "")
        try:
            moved = effect.of(workspace, on_file.snapshot(workspace), slot, outcome.reading.rows)
        except CampusError:  # an earlier report that the disk has lost must not keep this one from being filed
            moved = []
        st.session_state["_upload_effect"] = (key, moved)
    if moved:
        st.html(element("div", *map(_card, moved), class_="cg-cards cg-slim"))
        st.caption(t("submit.figures_note", unit=file.sender.label(wording.language()) if file.sender else ""))


def _card(moved: effect.Moved) -> str:
    before = t("submit.no_figure") if moved.before is None else wording.count(moved.before)
    same = moved.before == moved.after
    value = (
        wording.count(moved.after)
        if same
        else t("submit.before_after", before=before, after=wording.count(moved.after))
    )
    note = t("submit.unchanged") if same else ""
    if not same and moved.before is not None:
        note = t("submit.moved", by=f"{moved.after - moved.before:+,d}".replace("-", "−"))
    return element(
        "div",
        element("div", text(METRICS[moved.metric].label(wording.language())), class_="cg-card-name"),
        element("div", text(value), class_="cg-card-value"),
        element("div", text(note), class_="cg-card-note"),
        class_="cg-card",
    )


def _rows(file: Dropped, outcome: Outcome) -> None:
    key = f"upload_detail_{file.number}"
    rows = outcome.changes.after.num_rows + (outcome.changes.before.num_rows if outcome.changes.before else 0)
    st.session_state.setdefault(key, rows <= AT_ONCE)
    if not st.toggle(t("upload.change_detail"), key=key):
        return
    kinds = [name for name in ("changed", "new", "gone") if getattr(outcome.changes, name)]
    shown = kinds[0]
    if len(kinds) > 1:
        words = {name: t(f"submit.only_{name}", count=wording.count(getattr(outcome.changes, name))) for name in kinds}
        st.session_state.setdefault(f"{key}_kind", kinds[0])
        if st.session_state[f"{key}_kind"] not in kinds:
            st.session_state[f"{key}_kind"] = kinds[0]
        shown = st.segmented_control(
            t("upload.column_change"),
            **wording.options(words),
            key=f"{key}_kind",
            required=True,
            label_visibility="collapsed",
        )
    found = outcome.changes.detail
    found = found.filter(pc.equal(found["change"], shown))
    heads = [t(f"upload.column_{name}") for name in DETAIL]
    lines = [_line(row, outcome) for row in found.slice(0, table.SHOWN).to_pylist()]
    table.draw(heads, lines, label=t("upload.change_detail"))
    if found.num_rows > table.SHOWN:
        st.caption(t("upload.shown", count=wording.count(found.num_rows), shown=table.SHOWN))


def _line(row: dict[str, Any], outcome: Outcome) -> list[str]:
    column = outcome.reading.kind.by_id.get(row["column"] or "")
    return [
        "" if row["line"] is None else str(row["line"]),
        t(f"upload.change_{row['change']}"),
        row["key"] or "",
        column.label(wording.language()) if column else row["column"] or "",
        row["old"] or "",
        row["new"] or "",
    ]
