"""The year-end summaries: who has filed, when, who is missing, and the documents as they came."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from analytics import queries, store
from analytics.contract import KINDS
from analytics.workspace import Workspace
from ui import address, layout, links, listing, wording
from ui import store as figures
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.markup import element, link, text
from ui.reporting import asked
from ui.takeaway import DASH
from ui.wording import t

Summary = Mapping[str, Any]
BYTES = "application/octet-stream"  # a document is saved, never shown: what is in it is nobody's promise
CHANNELS = KINDS["summary"].channels
STATES = {"missing": "bad", "late": "poor"}
MOST = 6


def draw(view: Filters) -> None:
    """Who has filed and who has not; each document by its unit, or all of them as one archive."""
    owed = figures.records(queries.summaries(view.towns, asked.today()))
    if not owed:
        st.info(t("reporting.summaries_none"))
        return
    filed = [summary for summary in owed if summary["submission"] is not None]
    _verdict(owed, filed)
    if filed:
        _downloads(filed)
    _table(owed)


def _verdict(owed: Sequence[Summary], filed: Sequence[Summary]) -> None:
    late = sum(summary["state"] == "late" for summary in owed)
    facts = {"expected": len(owed), "received": len(filed), "late": late, "day": f"{owed[0]['due']:%Y-%m-%d}"}
    heading = element("strong", text(t("reporting.summaries_note", **facts)))
    st.html(element("div", heading, text(_lacking(owed)), class_="cg-verdict", role="status"))


def _lacking(owed: Sequence[Summary]) -> str:
    pending = sum(summary["state"] == "pending" for summary in owed)
    if pending:
        return t("reporting.summaries_pending", count=pending)
    missing = [_unit(summary) for summary in owed if summary["state"] == "missing"]
    if not missing:
        return t("reporting.summaries_complete")
    return t("reporting.summaries_lacking", count=len(missing), units=wording.listed(missing, most=MOST))


def _downloads(filed: Sequence[Summary]) -> None:
    by_unit = {summary["unit"]: summary for summary in filed}
    names = {unit: _unit(summary) for unit, summary in by_unit.items()}
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        chosen = st.selectbox(
            t("reporting.summaries_which"),
            **wording.options(names),
            key="unit",
            index=None,
            placeholder=t("reporting.summaries_choose"),
            on_change=address.touch,
            width=340,
        )
        one = by_unit.get(chosen)
        _button(t("reporting.summaries_download"), [one] if one else [], "one")
        _button(t("reporting.summaries_all", count=len(filed)), filed, "all")


def _button(words: str, chosen: Sequence[Summary], key: str) -> None:
    """Makes the file when it is pressed: the document itself, or an archive of several."""
    single = chosen[0] if len(chosen) == 1 and key == "one" else None
    st.download_button(
        words,
        data=partial(document, single["sha256"]) if single else partial(archive, _members(chosen)),
        file_name=Path(single["file_name"]).name if single else f"{t('reporting.summaries_file')}.zip",
        mime=BYTES,
        key=f"summaries_{key}",
        icon=":material/download:",
        disabled=not chosen,
        on_click="ignore",
    )


def _members(filed: Sequence[Summary]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{s['unit']}_{Path(s['file_name']).name}", s["sha256"]) for s in filed)


def document(sha256: str) -> bytes:
    """The bytes as they were filed."""
    return store.read_original(Workspace.at(), sha256)


def archive(members: Sequence[tuple[str, str]]) -> bytes:
    """The documents under their names, as a ZIP; each name begins with its unit, so that none covers another."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, sha256 in members:
            packed.writestr(name, document(sha256))
    return file.getvalue()


def _table(owed: Sequence[Summary]) -> None:
    layout.section(t("reporting.summaries"), t("reporting.summaries_pick"))
    columns = [
        Column(name, t(f"reporting.head_{name}"), None)
        for name in ("state", "first_submitted_at", "submitted_by", "file_name")
    ]
    columns.insert(2, Column("versions", t("reporting.head_versions")))
    order = sorted(owed, key=lambda summary: CHANNELS.index(summary["channel"]))
    listing.draw(
        t("reporting.narrow_unit"),
        columns,
        list(map(_line, order)),
        first=t("reporting.own_order_channel"),
        title=t("reporting.summaries"),
    )


def _line(summary: Summary) -> Line:
    return Line(
        summary["unit"],
        _unit(summary),
        [
            Value(None, t(f"reporting.state_{summary['state']}"), shade=STATES.get(summary["state"])),
            _moment(summary["first_submitted_at"]),
            Value(summary["versions"] or None, str(summary["versions"] or DASH)),
            Value(None, summary["submitted_by"] or DASH),
            _file(summary),
        ],
        group=t(f"reporting.channel_{summary['channel']}"),
    )


def _moment(at: Any) -> Value:
    return Value() if at is None else Value(None, wording.moment(at))


def _file(summary: Summary) -> Value:
    if summary["submission"] is None:
        return Value()
    said = links.view() | {"submission": str(summary["submission"])}
    return Value(None, summary["file_name"], link("source", said))


def _unit(summary: Summary) -> str:
    return summary["name" if wording.language() == "zh" else "name_en"]
