"""The month's reporting in plain sentences and four figures: how much came and when, who is missing, what is due next."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from analytics import deadlines
from analytics.metrics import METRICS
from analytics.months import month_before
from ui import figures, links, palette, signals, store, wording
from ui.filters import Filters
from ui.markup import element, link, sparkline, text
from ui.reporting import asked
from ui.reporting.grid import Grid
from ui.wording import t

Tendency = Literal["better", "worse", "mixed", "even", "steady", "unknown"]
Month = Mapping[str, Any]
MOST = 4  # units named in the sentence; the matrix has the rest
SHARES = {"completeness": ("received", "missing"), "timeliness": ("on_time", "late")}
"""Each share with its numerator among the counts of a month, and the state of the reports that a click on it lists."""
COUNTS = ("revised", "waiting")


def verdict(months: Mapping[str, Month], grid: Grid, view: Filters) -> None:
    """One paragraph on ``view.last``; ``months`` are the rows of ``asked.by_month`` by month."""
    month = months[view.last]
    tendency = tendency_of(months, view.last)
    sentences = [_received(month, view), _lacking(grid, month, view.last), _due()]
    if month["waiting"]:
        sentences.append(t("reporting.some_waiting", count=wording.count(month["waiting"])))
    heading = element("strong", text(t(f"reporting.tendency_{tendency}")))
    body = text(t("reporting.between_sentences").join(sentences))
    tone = "bad" if tendency == "worse" else None
    st.html(element("div", heading, body, class_=f"cg-verdict {tone or ''}".strip(), role="status"))


def cards(months: Mapping[str, Month], shown: Sequence[str]) -> None:
    """Completeness, timeliness, revised and waiting in the last of the months ``shown``; each leads to its reports."""
    made = [*(_share(metric, months, shown) for metric in SHARES), *(_count(name, months, shown) for name in COUNTS)]
    st.html(element("div", *made, class_="cg-cards"))


def tendency_of(months: Mapping[str, Month], last: str) -> Tendency:
    """Both shares against last month: better or worse only if neither contradicts the other, and not by chance."""
    before = months.get(month_before(last))
    if before is None:
        return "unknown"
    changes = {name: _value(months[last], name) - _value(before, name) for name in SHARES}
    if not any(changes.values()):
        return "even"
    told = [change for name, change in changes.items() if change and not _by_chance(name, months, last)]
    if not told:
        return "steady"
    if min(told) >= 0:
        return "better"
    return "worse" if max(told) <= 0 else "mixed"


def _by_chance(name: str, months: Mapping[str, Month], last: str) -> bool:
    return signals.meaning(METRICS[name], _so_far(name, months, last)) == "common"


def _so_far(name: str, months: Mapping[str, Month], last: str) -> list[float]:
    """A share in every month until the last one: what a control chart needs, however short the period shown."""
    return [_value(months[month], name) for month in sorted(months) if month <= last]


def _value(month: Month, metric: str) -> float:
    return month[SHARES[metric][0]] / month["expected"]


def _received(month: Month, view: Filters) -> str:
    counts = {name: wording.count(month[name]) for name in ("expected", "received", "on_time", "late")}
    return t("reporting.received", month=wording.month(view.last), place=view.place, **counts)


def _lacking(grid: Grid, month: Month, last: str) -> str:
    if month["pending"]:
        return t("reporting.still_pending", count=wording.count(month["pending"]))
    if not month["missing"]:
        return t("reporting.none_missing")
    units = [t("reporting.unit_count", unit=wording.label(unit), count=count) for unit, count in grid.lacking(last)]
    return t(
        "reporting.missing_of",
        count=wording.count(month["missing"]),
        number=len(units),
        units=wording.listed(units, most=MOST),
    )


def _due() -> str:
    """How many days are left until the next deadline, or that the last one has passed."""
    today, settings = asked.today(), store.settings()
    ahead = deadlines.ahead(today, settings)
    if not ahead:
        return t("reporting.all_over", day=deadlines.calendar(settings)[-1].day.isoformat())
    nearest = ahead[0]
    what = t("reporting.due_month", month=wording.month(nearest.month)) if nearest.month else t("reporting.due_summary")
    days = (nearest.day - today).days
    return t("reporting.due_in" if days else "reporting.due_today", what=what, day=nearest.day.isoformat(), days=days)


def _share(id_: str, months: Mapping[str, Month], shown: Sequence[str]) -> str:
    """A share of the reports owed, as the catalogue defines it, for the channel and kind that the page is narrowed to."""
    metric, language = METRICS[id_], wording.language()
    numerator, state = SHARES[id_]
    last, before = months[shown[-1]], months.get(month_before(shown[-1]))
    change = _value(last, id_) - _value(before, id_) if before else None
    line = [_value(months[month], id_) if month in months else None for month in shown]
    return _card(
        metric.label(language),
        metric.format_value(_value(last, id_), language),
        line=line,
        written=[metric.format_value(value, language) for value in line if value is not None],
        change=figures.told_of(metric, change, _so_far(id_, months, shown[-1])),
        note=t("charts.of", numerator=wording.count(last[numerator]), denominator=wording.count(last["expected"])),
        leads_to={"state": state, "month": shown[-1]},
        hint=metric.definition(language),
    )


def _count(name: str, months: Mapping[str, Month], shown: Sequence[str]) -> str:
    line = [months[month][name] if month in months else None for month in shown]
    return _card(
        t(f"reporting.card_{name}"),
        wording.count(line[-1]),
        line=line,
        written=[wording.count(value) for value in line if value is not None],
        note=t("reporting.over_period", count=wording.count(sum(filter(None, line)))),
        leads_to={"state": name, "month": shown[-1]},
        hint=t(f"reporting.card_{name}_hint"),
    )


def _card(
    name: str,
    value: str,
    *,
    line: Sequence[float | None],
    written: Sequence[str],
    note: str,
    leads_to: Mapping[str, str],
    hint: str,
    change: tuple[str, str] | None = None,
) -> str:
    alt = t("charts.line", months=len(line), first=written[0], last=written[-1])
    href = link("reporting", links.view() | asked.of_page() | leads_to) + "#reports"
    return element(
        "div",
        element("div", text(name), class_="cg-card-name"),
        element(
            "div",
            element("div", element("a", text(value), href=href), class_="cg-card-value"),
            sparkline(line, palette.PRIMARY, alt=alt),
            class_="cg-card-row",
        ),
        element("div", text(change[0]), class_=f"cg-card-note cg-{change[1]}") if change else "",
        element("div", text(note), class_="cg-card-note"),
        class_="cg-card",
        title=hint,
    )
