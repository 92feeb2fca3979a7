"""In one paragraph: which schools nobody stands in front of at school time, and where the weak places are."""

from collections.abc import Mapping

import streamlit as st

from ui import links, wording
from ui.map.county import County, Row, pupils
from ui.map.towns import Towns
from ui.markup import element, link, text
from ui.wording import t

MOST = 3  # names in the sentence; the table has the rest


def draw(county: County, towns: Towns) -> None:
    """Of the townships and the stage that are looked at, in the month of the slider."""
    bare = county.bare
    parts = [_coverage(county, bare), _weak(towns)] if county.schools else []
    heading = element("strong", text(_heading(county, bare)))
    body = t("overview.between_sentences").join(filter(None, parts))
    st.html(element("div", heading, body, class_=f"cg-verdict {'bad' if bare else ''}".strip(), role="status"))


def _heading(county: County, bare: list[Row]) -> str:
    if not county.schools:
        return t("map.no_schools")
    if not county.placed:
        return t("map.nothing_placed")
    return t("map.bare_schools", count=wording.count(len(bare))) if bare else t("map.all_guarded")


def _coverage(county: County, bare: list[Row]) -> str:
    """HTML: how many schools and pupils, at which time of day, and which schools have the most pupils."""
    placed = county.placed
    if not placed:
        return text(t("map.unplaced_all", count=wording.count(len(county.schools))))
    facts = {
        "month": wording.month(county.asked.month),
        "place": county.asked.view.place,
        "placed": wording.count(len(placed)),
        "share": f"{len(bare) / len(placed):.1%}",
        "pupils": wording.count(pupils(bare)),
        "pupil_share": f"{pupils(bare) / (pupils(placed) or 1):.1%}",
    }
    said = text(t("map.coverage" if bare else "map.coverage_all", **facts) + _windows(county, len(bare)))
    if not bare:
        return said + text(t("map.stop"))
    # The links are put in after the words were escaped: a name may contain anything.
    named = wording.listed(_school(row) for row in bare[:MOST])
    return said + text(t("map.most_pupils", names="\0")).replace("\0", named)


def _windows(county: County, bare: int) -> str:
    """How many are unguarded in the morning and in the afternoon, where that is more than those never guarded."""
    morning, afternoon = _bare_in(county, "morning"), _bare_in(county, "afternoon")
    if morning == afternoon == bare:
        return ""
    return t("map.windows", morning=wording.count(morning), afternoon=wording.count(afternoon))


def _bare_in(county: County, when: str) -> int:
    covered = county.covered_in(when)
    return sum(covered[row["school_code"]]["covered"] == 0 for row in county.placed if row["school_code"] in covered)


def _school(row: Row) -> str:
    words = t("map.school_of", name=row["name"], pupils=wording.count(row["pupils"] or 0))
    return element("a", text(words), href=address(school=row["school_code"]))


def _weak(towns: Towns) -> str:
    """HTML: the townships where the chosen indicator is worst."""
    metric, language = towns.metric, wording.language()
    sign = -1 if metric.better == "higher" and metric.format != "count" else 1
    known: Mapping[str, float] = {code: cell.value for code, cell in towns.cells.items() if cell.value is not None}
    if not known:
        return text(t("map.metric_unknown", name=metric.label(language)))
    worst = sorted(known, key=lambda code: -sign * known[code])[:MOST]
    if metric.target is not None and all((known[c] - metric.target) * sign <= 0 for c in worst):
        return text(t("map.metric_met", name=metric.label(language)))
    named = (
        element(
            "a",
            text(t("map.valued", name=towns.names[c], value=metric.format_value(known[c], language))),
            href=address(area=c),
        )
        for c in worst
        if known[c] or sign < 0
    )
    key = "map.metric_least" if sign < 0 else "map.metric_most"
    return text(t(key, name=metric.label(language), names="\0")).replace("\0", wording.listed(named))


def address(**picked: str) -> str:
    """The address of this very view with something else picked."""
    nothing: dict[str, str | None] = dict.fromkeys(("area", "zone", "school", "page"))
    return link("map", links.but(links.here(), nothing | picked))
