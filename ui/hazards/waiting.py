"""How long until a hazard is rectified, those still open among them: the curves, and what they say in numbers."""

from collections.abc import Mapping, Sequence
from functools import partial
from math import inf

import pandas as pd
import streamlit as st

from analytics import queries
from analytics.stats.survival import Curve, kaplan_meier
from ui import address, charts, drill, filters, links, store, wording
from ui.charts import Waiting
from ui.choices import hazards as choices
from ui.filters import Filters
from ui.markup import element, link, text
from ui.wording import t

ALL = ""
SHOWN = 6  # curves beside the one of all: more could not be told apart
MONTH = 30  # days after which the table says how many are still open
HEADS = ("hazards", "median", "interval", "month")


def draw(view: Filters) -> None:
    """The curves by the property that the reader chose, beside their medians; a click on a curve narrows to its hazards."""
    by = st.session_state["curve"]
    curves = store.made(of_spells, queries.hazard_spells(by, view.towns, view.last))
    slowest = [code for code in _slowest_first(curves) if curves[code].hazards >= store.settings().few_cases][:SHOWN]
    left, right = st.columns([5, 4], gap="medium")
    with left:
        _chart(by, curves, slowest, view)
    with right:
        _table(by, curves)


def of_spells(spells: pd.DataFrame) -> dict[str, Curve]:
    """The curve of each value and, under ``ALL``, of all together, from the rows of ``queries.hazard_spells``."""
    groups = {ALL: spells} | {str(value): rows for value, rows in spells.groupby("value")}
    columns = ("days", "rectified", "still_open")
    if len(groups) == 2:  # of a single value all are its own
        groups = {ALL: spells}
    made = {value: kaplan_meier(*(rows[name].tolist() for name in columns)) for value, rows in groups.items()}
    return {value: curve for value, curve in made.items() if curve}


def median(curve: Curve) -> str:
    """The median in words: unknown while fewer than half are rectified."""
    return t("hazards.curve_no_median") if curve.median is None else t("hazards.curve_days", days=curve.median)


def interval(curve: Curve) -> str:
    """The 95 % interval of the median; what the curve does not reach is left open."""
    if curve.median_low is None:
        return "—"
    if curve.median_high is None:
        return t("hazards.curve_from", low=curve.median_low)
    return t("hazards.curve_between", low=curve.median_low, high=curve.median_high)


def _chart(by: str, curves: Mapping[str, Curve], slowest: Sequence[str], view: Filters) -> None:
    waiting = [
        Waiting(_named(by, code), curves[code], (code,) if code else ()) for code in (ALL, *slowest) if code in curves
    ]
    key = "_".join((drill.key("curves", by), *view.towns))
    on_click = partial(filters.picked, key) if by == "township" else partial(drill.clicked, key, (by,))
    charts.draw(
        charts.survival(waiting),
        title=t("hazards.curve_title", place=view.place),
        note=_note(by, curves, slowest, view),
        key=key,
        on_click=on_click,
        choice=_choice,
        nothing=t("hazards.curve_nothing", month=wording.month(view.last)),
    )


def _note(by: str, curves: Mapping[str, Curve], slowest: Sequence[str], view: Filters) -> str:
    if ALL not in curves:
        return wording.month(view.last)
    whole = curves[ALL]
    facts = {"month": wording.month(view.last), "count": wording.count(whole.hazards)}
    said = [t("hazards.curve_note", median=median(whole), interval=interval(whole), **facts)]
    if len(slowest) > 1:
        said.append(t("hazards.curve_slowest", name=_named(by, slowest[0]), median=median(curves[slowest[0]])))
    if len(slowest) < len(curves) - 1:
        said.append(t("hazards.curve_some", count=len(slowest)))
    return t("stats.between_sentences").join(said)


def _choice() -> None:
    st.segmented_control(
        t("hazards.curve_by"),
        **wording.options({by: _property(by) for by in choices.CURVES}),
        key="curve",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _table(by: str, curves: Mapping[str, Curve]) -> None:
    if not curves:
        return
    names = [element("th", text(t(f"hazards.curve_{head}", days=MONTH)), scope="col") for head in HEADS]
    heads = element("tr", element("th", text(_property(by)), scope="col"), *names)
    rest = sorted(_slowest_first(curves), key=lambda code: curves[code].hazards < store.settings().few_cases)
    lines = [_line(by, code, curves[code]) for code in (ALL, *rest)]
    table = element("table", element("thead", heads), element("tbody", *lines), class_="cg-table")
    few = element("span", text(t("charts.legend_few", count=store.settings().few_cases)))
    st.html(element("div", table, class_="cg-scroll", tabindex="0") + element("div", few, class_="cg-legend"))


def _line(by: str, code: str, curve: Curve) -> str:
    is_few = curve.hazards < store.settings().few_cases
    still_open = curve.open_after(MONTH)
    share = "—" if still_open is None else f"{still_open:.0%}"
    cells = (wording.count(curve.hazards), median(curve), interval(curve), share)
    name = text(_named(by, code))
    head = element("a", name, href=_rows(by, code)) if code else name
    written = (element("td", text(cell), class_="few" if is_few else None) for cell in cells)
    return element("tr", element("th", head, scope="row"), *written, class_=None if code else "cg-total")


def _rows(by: str, code: str) -> str:
    """The address of the ledger's rows of one value."""
    narrowed = {filters.TOWNS: code} if by == "township" else {by: code}
    return link("hazards", links.but(links.view(), narrowed)) + "#ledger"


def _slowest_first(curves: Mapping[str, Curve]) -> list[str]:
    """By median, not yet half rectified first; where medians are alike, by what is still open after a month."""
    slowness = {code: (inf if c.median is None else c.median, c.open_after(MONTH) or 0) for code, c in curves.items()}
    return sorted((code for code in curves if code != ALL), key=lambda code: slowness[code], reverse=True)


def _named(by: str, code: str) -> str:
    if code == ALL:
        return t("hazards.curve_all")
    return filters.township_names().get(code, code) if by == "township" else drill.named(by, code)


def _property(by: str) -> str:
    return t("charts.township") if by == "township" else t(f"hazards.narrow_{by}")
