"""One submitted report: who filed it, when, what became of it, the file itself, and the versions beside it."""

from pathlib import Path
from typing import Any

import streamlit as st

from analytics import queries, receipts, store
from analytics.contract import KINDS
from analytics.intake.personal import masked
from analytics.workspace import Workspace
from ui import layout, wording
from ui import store as figures
from ui.markup import element, link, text
from ui.wording import t

FACTS = ("number", "kind", "unit", "month", "by", "at", "punctual", "state", "file", "rows", "warnings", "sha256")
VERSIONS = ("number", "state", "at", "by", "file", "rows")


def asked() -> dict[str, Any] | None:
    """The report that the address names, if there is such a one and the reader may see it."""
    number = st.session_state.get("submission")
    found = figures.records(queries.submission_facts(number)) if number else []
    return found[0] if found else None


def facts(report: dict[str, Any]) -> None:
    """What is known of the report, and the file as it came."""
    said = _said(report)
    rows = [
        element("tr", element("th", text(t(f"source.{name}")), scope="row"), element("td", text(said[name])))
        for name in FACTS
        if said[name]
    ]
    table = element("table", *rows, class_="cg-table cg-wordy cg-receipt", aria_label=t("shell.page_source"))
    st.html(element("div", table, class_="cg-scroll"))
    _original(report)


def versions(report: dict[str, Any]) -> None:
    """All that was filed for the same kind, unit and month, each leading to itself."""
    filed = figures.records(queries.submission_versions(report["submission"]))
    layout.section(t("source.versions"), t("source.versions_note", count=len(filed)))
    heads = element("tr", *(element("th", text(t(f"source.{name}")), scope="col") for name in VERSIONS))
    lines = [_version(each, here=each["submission"] == report["submission"]) for each in filed]
    table = element("table", element("thead", heads), element("tbody", *lines), class_="cg-table cg-wordy")
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))


def _version(filed: dict[str, Any], *, here: bool) -> str:
    number = str(filed["submission"])
    head = text(number) if here else element("a", text(number), href=link("source", {"submission": number}))
    cells = [
        t(f"source.state_{filed['state']}"),
        wording.moment(filed["submitted_at"]),
        receipts.sender(filed["submitted_by"], wording.language()),
        masked(filed["file_name"]),
        wording.count(filed["rows"]),
    ]
    return element(
        "tr",
        element("th", head, scope="row"),
        *(element("td", text(cell)) for cell in cells),
        class_="cg-total" if here else None,
    )


def _said(report: dict[str, Any]) -> dict[str, str]:
    return {
        "number": str(report["submission"]),
        "kind": wording.label(KINDS[report["kind"]]),
        "unit": report["name" if wording.language() == "zh" else "name_en"],
        "month": wording.month(report["month"]),
        "by": receipts.sender(report["submitted_by"], wording.language()),
        "at": wording.moment(report["submitted_at"]),
        "punctual": _punctual(report),
        "state": t(f"source.state_{report['state']}"),
        "file": masked(report["file_name"]),
        "rows": wording.count(report["rows"]),
        "warnings": wording.count(report["warnings"]),
        "sha256": report["sha256"],
    }


def _punctual(report: dict[str, Any]) -> str:
    if report["punctual"] not in ("on_time", "late") or report["due"] is None:
        return ""
    return t(f"source.{report['punctual']}", day=f"{report['due']:%Y-%m-%d}")


def _original(report: dict[str, Any]) -> None:
    try:
        content = store.read_original(Workspace.at(), report["sha256"])
    except OSError:
        st.error(t("source.original_gone"))
        return
    st.download_button(
        t("source.download"),
        data=content,
        file_name=Path(report["file_name"]).name,
        mime="application/octet-stream",
        key="source_original",
        icon=":material/download:",
        on_click="ignore",
    )
