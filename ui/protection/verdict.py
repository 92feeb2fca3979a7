"""How far it is to 100 %, in plain sentences: how many schools are short, of what, and where."""

from collections.abc import Mapping

import streamlit as st

from analytics.metrics import METRICS
from analytics.queries.protection import ITEMS
from ui import figures, wording
from ui.filters import Filters
from ui.markup import element, text
from ui.protection import targets
from ui.protection.targets import Standing
from ui.series import Series
from ui.wording import t

MOST = 3  # townships in the sentence; the table has the rest


def draw(series: Series, standing: Standing, area: str, names: Mapping[str, str], view: Filters) -> None:
    """One paragraph on ``view.last``; ``names`` are the townships."""
    gap = series.value(targets.gap(), area, view.last)
    sentences = [_schools(standing, view)]
    if gap is not None:
        sentences += [_items(series, area, view.last), _where(series, area, names, view.last)]
        sentences += [_unknown(standing)]
    words = t("overview.between_sentences").join(filter(None, sentences))
    heading = element("strong", text(_heading(gap, standing)))
    st.html(element("div", heading, text(words), class_=f"cg-verdict {'bad' if gap else ''}".strip(), role="status"))


def _heading(gap: float | None, standing: Standing) -> str:
    if gap is None:
        return t("protection.nothing_known")
    if gap:
        return t("protection.short_by", count=wording.count(gap))
    return t("protection.all_known_met" if _unclear(standing) else "protection.all_met")


def _schools(standing: Standing, view: Filters) -> str:
    reported = standing.schools - standing.count("guards", "unreported")
    facts = {"month": wording.month(view.last), "place": view.place}
    return t("protection.reported", schools=wording.count(standing.schools), reported=wording.count(reported), **facts)


def _items(series: Series, area: str, month: str) -> str:
    """Which of the four are met by all, and how many schools each of the others is short of."""
    cells = {item: series.cell(ITEMS[item], area, month) for item in targets.four()}
    met = [targets.name(item) for item, cell in cells.items() if cell.denominator and not targets.short(cell)]
    missed = {item: targets.short(cell) for item, cell in cells.items() if targets.short(cell)}
    parts = [t("protection.targets_met", items=wording.listed(met))] if met else []
    if missed:
        most_first = sorted(missed, key=lambda item: -missed[item])
        counted = (t("protection.counted", name=targets.name(i), count=wording.count(missed[i])) for i in most_first)
        parts.append(t("protection.targets_missed", items=wording.listed(counted)))
    return t("overview.between_sentences").join(parts)


def _where(series: Series, area: str, names: Mapping[str, str], month: str) -> str:
    """Where the schools with a gap are, whether there are fewer than last month, and how many guards are missing."""
    metric = METRICS[targets.gap()]
    short = {code: series.value(metric.id, code, month) or 0 for code in names}
    worst = sorted((code for code in short if short[code]), key=lambda code: -short[code])
    if not worst:
        return ""
    named = (t("protection.counted", name=names[code], count=wording.count(short[code])) for code in worst[:MOST])
    facts = {
        "count": len(worst),
        "places": wording.listed(named),
        "change": figures.change_in_words(metric, series.change(metric.id, area, month)),
        "guards": METRICS["guards_short"].format_value(series.value("guards_short", area, month)),
    }
    return t("protection.where_one" if len(names) == 1 else "protection.where", **facts)


def _unknown(standing: Standing) -> str:
    """What is not known, and so is neither met nor missed."""
    unreported, empty = standing.count("guards", "unreported"), _empty(standing)
    facts = {"unreported": wording.count(unreported), "empty": wording.count(empty)}
    if unreported and empty:
        return t("protection.unreported_and_empty", **facts)
    return t("protection.unreported", **facts) if unreported else t("protection.empty", **facts) if empty else ""


def _empty(standing: Standing) -> int:
    return sum(standing.count(item, "empty") for item in targets.four())


def _unclear(standing: Standing) -> int:
    return standing.count("guards", "unreported") + _empty(standing)
