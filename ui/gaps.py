"""Who has not reported, or late: one line a unit, which leads to its reports of the month."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from analytics.contract import KINDS
from ui import filters, links, wording
from ui.markup import element, link, text
from ui.wording import t

SHADES = {"missing": "bad", "late": "poor"}


def draw(reports: Sequence[dict[str, Any]]) -> None:
    """Units with missing or late reports from the rows of ``queries.reports`` for the last month looked at, those with the
    most missing first."""
    wanting = sorted((report for report in reports if report["state"] in SHADES), key=lambda report: report["unit"])
    if not wanting:
        st.success(t("overview.none_missing"))
        return
    units = [list(rows) for _, rows in groupby(wanting, key=lambda report: report["unit"])]
    units.sort(key=lambda rows: (-sum(row["state"] == "missing" for row in rows), -len(rows)))
    heads = [element("th", text(t(f"overview.gaps_{column}")), scope="col") for column in ("unit", *SHADES)]
    body = element("tbody", *map(_row, units))
    table = element("table", element("thead", element("tr", *heads)), body, class_="cg-table cg-wordy")
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))


def unit_name(report: dict[str, Any]) -> str:
    return report["name" if wording.language() == "zh" else "name_en"]


def _row(reports: Sequence[dict[str, Any]]) -> str:
    cells = [_cell([r["kind"] for r in reports if r["state"] == state], state) for state in SHADES]
    return element(
        "tr",
        element("th", element("a", text(unit_name(reports[0])), href=_reports_of(reports[0]["unit"])), scope="row"),
        *cells,
    )


def _reports_of(unit: str) -> str:
    return link("reporting", links.view() | {"unit": unit, "month": filters.current().last}) + "#reports"


def _cell(kinds: Sequence[str], state: str) -> str:
    names = wording.listed(wording.label(KINDS[kind]) for kind in kinds)
    return element("td", text(names), class_=SHADES[state] if kinds else None)
