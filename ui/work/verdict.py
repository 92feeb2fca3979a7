"""The month's work in plain sentences: who has told, what stands out against the months before, what nobody has told."""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

import streamlit as st

from analytics.contract import KINDS
from analytics.months import months_between
from analytics.settings import Settings
from analytics.stats.outliers import modified_z
from analytics.warehouse.counts import KINDS_OF_WORK
from ui import gaps, store, wording
from ui.filters import Filters
from ui.markup import element, text
from ui.wording import t
from ui.work.counts import COUNTS, Count
from ui.work.tally import Tally

Report = Mapping[str, Any]
MOST = 3


def draw(tally: Tally, reports: Sequence[Report], view: Filters) -> None:
    """One paragraph on ``view.last``; ``reports`` are the rows of ``queries.reports`` of that month."""
    filed = {kind: [report for report in reports if report["kind"] == kind] for kind in KINDS_OF_WORK}
    sentences = [
        *(_told(kind, owed, view) for kind, owed in filed.items() if owed),
        *_standing_out(tally, view),
        *_missing(tally, view.last),
    ]
    state = _state(filed["work"])
    heading = element("strong", text(t(f"work.state_{state}")))
    body = text(t("work.between_sentences").join(sentences))
    st.html(element("div", heading, body, class_=f"cg-verdict {_tone(state)}".strip(), role="status"))


def standing_out(tally: Tally, month: str, every: Sequence[str], settings: Settings) -> list[tuple[Count, int, float]]:
    """Counts far outside their own earlier months, the furthest first: the count, its value, the median of those months.

    Only months of the same sort are compared, of term or of holidays, for which most units have told the count.
    """
    alike = [other for other in every if other < month and _is_holiday(other, settings) == _is_holiday(month, settings)]
    found = []
    for count in COUNTS.values():
        past = [told.value for other in alike if _mostly_told(told := tally.told(count.id, other), settings)]
        told = tally.told(count.id, month)
        if len(past) < settings.outlier_past or not _mostly_told(told, settings):
            continue
        middle = median(past)
        score = abs(modified_z([*past, told.value])[-1])
        if score >= settings.outlier_z and abs(told.value - middle) >= settings.few_cases:
            found.append((score, (count, told.value, middle)))
    return [each for _, each in sorted(found, key=lambda pair: -pair[0])]


def _is_holiday(month: str, settings: Settings) -> bool:
    return int(month[5:]) in settings.holiday_months


def _mostly_told(told: Any, settings: Settings) -> bool:
    return told.value is not None and told.reported >= settings.incomplete_below * told.asked


def _state(owed: Sequence[Report]) -> str:
    received = sum(report["submission"] is not None for report in owed)
    if received == len(owed):
        return "whole"
    return "nearly" if received >= store.settings().incomplete_below * len(owed) else "incomplete"


def _tone(state: str) -> str:
    return "bad" if state == "incomplete" else ""


def _told(kind: str, owed: Sequence[Report], view: Filters) -> str:
    lacking = [gaps.unit_name(report) for report in owed if report["submission"] is None]
    facts = {
        "month": wording.month(view.last),
        "place": view.place,
        "kind": wording.label(KINDS[kind]),
        "expected": len(owed),
        "received": len(owed) - len(lacking),
    }
    if not lacking:
        return t(f"work.all_told_{kind}", **facts)
    return t(f"work.told_{kind}", units=wording.listed(lacking, most=MOST), **facts)


def _standing_out(tally: Tally, view: Filters) -> list[str]:
    found = standing_out(tally, view.last, months_between(*view.every), store.settings())
    if not found:
        return []
    named = [
        t(
            f"work.stands_{'above' if value > middle else 'below'}",
            name=wording.label(count),
            value=wording.count(value),
            unit=count.unit,
            median=f"{middle:,g}",
        )
        for count, value, middle in found
    ]
    return [t("work.standing_out", items=wording.listed(named, most=MOST))]


def _missing(tally: Tally, month: str) -> list[str]:
    """The counts that no unit has told in the month, though some should."""
    missing = [
        wording.label(count)
        for count in COUNTS.values()
        if tally.told(count.id, month).value is None and tally.told(count.id, month).asked
    ]
    if not missing:
        return []
    return [t("work.nobody_told", count=len(missing), items=wording.listed(missing, most=MOST))]
