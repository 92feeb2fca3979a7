"""The month in plain sentences, made from the figures: which way it goes, where it is bad, who has not reported."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from analytics.metrics import METRICS
from analytics.months import months_between
from ui import figures, filters, gaps, signals, store, wording
from ui.filters import Filters
from ui.markup import element, text
from ui.series import Series
from ui.wording import t

Tendency = Literal["better", "worse", "mixed", "even", "steady", "unknown"]
STOCKS = ("hazards_open", "hazards_overdue")
MOST = 3  # names in a sentence; the table has the rest


def draw(series: Series, reports: Sequence[dict[str, Any]], area: str, names: Mapping[str, str], view: Filters) -> None:
    """One paragraph on ``view.last``; ``names`` are the townships, ``reports`` the rows of ``queries.reports``."""
    tendency = tendency_of(series, area, view.last)
    sentences = [
        stock(series, area, view),
        worst(series, names, view.last),
        _reporting(reports),
    ]
    heading = element("strong", text(t(f"overview.tendency_{tendency}")))
    tone = "bad" if tendency == "worse" else None
    body = text(t("overview.between_sentences").join(sentences))
    st.html(element("div", heading, body, class_=f"cg-verdict {tone or ''}".strip(), role="status"))


def tendency_of(series: Series, area: str, month: str) -> Tendency:
    """Both stocks of hazards against last month: better or worse only if neither contradicts the other, and not by chance.

    A change that a control chart takes for ordinary variation says nothing; of few months every change is told.
    """
    changes = {name: series.change(name, area, month) for name in STOCKS}
    if None in changes.values():
        return "unknown"
    if not any(changes.values()):
        return "even"
    told = [change for name, change in changes.items() if change and not _by_chance(series, name, area, month)]
    if not told:
        return "steady"
    if max(told) <= 0:
        return "better"
    return "worse" if min(told) >= 0 else "mixed"


def _by_chance(series: Series, name: str, area: str, month: str) -> bool:
    months = months_between(filters.current().every[0], month)
    return signals.meaning(METRICS[name], series.line(name, area, months)) == "common"


def stock(series: Series, area: str, view: Filters) -> str:
    """What is open and overdue at the end of the last month, and the month's rate, each against the month before."""
    facts = {"month": wording.month(view.last), "place": view.place}
    for name in ("hazards_open", "hazards_overdue", "hazards_found", "rectification_rate"):
        metric = METRICS[name]
        facts[name] = metric.format_value(series.value(name, area, view.last), wording.language())
        facts[f"{name}_change"] = figures.change_in_words(metric, series.change(name, area, view.last))
    return t("overview.stock", **facts)


def worst(series: Series, names: Mapping[str, str], month: str) -> str:
    """The townships with the most overdue hazards."""
    overdue = {code: series.value("hazards_overdue", code, month) or 0 for code in names}
    most_first = sorted((code for code in overdue if overdue[code]), key=lambda code: -overdue[code])
    if not most_first:
        return t("overview.none_overdue")
    named = [t("overview.counted", name=names[code], count=wording.count(overdue[code])) for code in most_first[:MOST]]
    return t("overview.worst", places=wording.listed(named), count=len(most_first))


def _reporting(reports: Sequence[dict[str, Any]]) -> str:
    missing = [report for report in reports if report["state"] == "missing"]
    late = sum(report["state"] == "late" for report in reports)
    received = len(reports) - len(missing)
    facts = {"expected": len(reports), "received": received, "late": late}
    if not missing:
        return t("overview.all_reported", **facts)
    units = list(dict.fromkeys(map(gaps.unit_name, missing)))
    is_incomplete = received < store.settings().incomplete_below * len(reports)
    return t(
        "overview.incomplete" if is_incomplete else "overview.not_reported",
        missing=len(missing),
        units=wording.listed(units, most=MOST),
        **facts,
    )
