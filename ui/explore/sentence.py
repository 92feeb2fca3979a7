"""What is shown, in words, and the one thing that it says: what really differs, and whether the last month is news."""

from collections.abc import Sequence

import streamlit as st

from analytics.metrics import Metric
from analytics.stats.control import xmr
from analytics.stats.funnel import Funnel, funnel
from ui import cells, wording
from ui.explore import words
from ui.explore.asked import Asked, Place, Spot
from ui.explore.values import Values
from ui.markup import element, text
from ui.wording import label, t

ENOUGH = 3  # townships with a rate: of fewer nobody can say that one differs from the others
NAMED = 4  # townships named in a sentence


def draw(asked: Asked, values: Values) -> None:
    told = (element("p", text(_sentence(asked, values, metric))) for metric in asked.metrics)
    st.html(element("div", *told, class_="cg-verdict"))


def _sentence(asked: Asked, values: Values, metric: Metric) -> str:
    said = [_figure(asked, values, metric), _townships(asked, values, metric), _months(asked, values, metric)]
    if metric.matures:
        said.append(t("explore.matures"))
    return t("explore.between_sentences").join(filter(None, said))


def _figure(asked: Asked, values: Values, metric: Metric) -> str:
    """The value of all that is chosen together, with what it rests on and how it compares."""
    spot = Spot(metric, asked.total, None)
    facts = {"metric": label(metric), "place": asked.total.name, "period": asked.view.period}
    if values.value(spot) is None:
        return t("explore.says_unknown", **facts, why=cells.reason(metric, values.cell(spot), wording.language()))
    rest = [words.base(values, spot), words.interval(values, spot), words.versus(asked, values, spot)]
    told = wording.listed(filter(None, rest))
    kind = "stock" if metric.is_stock and len(asked.months) > 1 else "flow"
    said = t(f"explore.says_{kind}", **facts, value=words.value(values, spot), month=wording.month(asked.view.last))
    return t("explore.says_with", said=said, facts=told) if told else t("explore.says_alone", said=said)


def _townships(asked: Asked, values: Values, metric: Metric) -> str:
    """Which townships differ by more than chance; nothing is ranked that does not."""
    if len(asked.townships) < 2:
        return ""
    if metric.format == "count":
        return t("explore.counts_not_compared")
    if not metric.law:
        return t("explore.no_law")
    places, found = differing(asked, values, metric)
    if found is None or sum(value is not None for value in found.values) < ENOUGH:
        return t("explore.too_few_townships")
    apart = {side: _apart(places, found, side) for side in ("high", "low")}
    if not any(apart.values()):
        return t("explore.all_within")
    said = [
        t(f"explore.differ_{side}", places=wording.listed(_named(values, metric, named), NAMED))
        for side, named in apart.items()
        if named
    ]
    return t(
        "explore.differ", which=t("shell.comma").join(said), adjusted=t("explore.adjusted") if found.adjusted else ""
    )


def differing(asked: Asked, values: Values, metric: Metric) -> tuple[list[Place], Funnel | None]:
    """The townships and the funnel of their rates over the period. They are held against all of the county's."""
    cells_ = values.townships(metric, None)
    assert metric.law is not None, "only a rate has a funnel"
    codes = list(cells_)
    found = funnel(
        metric.law, [cells_[c].numerator for c in codes], [cells_[c].denominator for c in codes], metric.scale
    )
    return [Place(code, words.place_name(code), (code,), "township") for code in codes], found


def _apart(places: Sequence[Place], found: Funnel, side: str) -> list[Place]:
    """Those beyond the 95 % limit on that side, the furthest from the centre first."""
    far = [
        (abs(value - found.centre), place)
        for place, value, verdict in zip(places, found.values, found.verdicts, strict=True)
        if value is not None and verdict.startswith(side)
    ]
    return [place for _, place in sorted(far, key=lambda pair: -pair[0])]


def _named(values: Values, metric: Metric, places: Sequence[Place]) -> list[str]:
    return [
        t("explore.named", place=place.name, value=words.value(values, Spot(metric, place, None))) for place in places
    ]


def _months(asked: Asked, values: Values, metric: Metric) -> str:
    """Whether the last month is a signal, by the control chart of all that is chosen together."""
    if metric.matures:
        return ""
    line = values.line(metric, asked.total, asked.months)
    found = xmr(line)
    if found is None or line[-1] is None:
        return ""
    signal = found.signals[-1]
    facts = {"month": wording.month(asked.months[-1]), "trial": t("explore.trial") if found.trial else ""}
    if signal is None:
        return t("explore.month_within", **facts)
    return t("explore.month_signal", **facts, way=t(f"explore.way_{'up' if signal.up else 'down'}"))
