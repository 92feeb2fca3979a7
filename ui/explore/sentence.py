"""What is shown, in words, and the one thing that it says: what really differs, and whether the last month is news."""

import streamlit as st

from analytics.metrics import Metric
from analytics.stats.control import xmr
from ui import cells, differences, filters, signals, wording
from ui.explore import words
from ui.explore.asked import Asked, Spot
from ui.explore.values import Values
from ui.markup import element, text
from ui.wording import label, t

BRIEF = 3  # from so many indicators on, each is told in brief


def draw(asked: Asked, values: Values) -> None:
    """A paragraph an indicator."""
    told = (element("p", text(_paragraph(asked, values, metric))) for metric in asked.metrics)
    st.html(element("div", *told, class_="cg-verdict"))


def _paragraph(asked: Asked, values: Values, metric: Metric) -> str:
    said = [_figure(asked, values, metric), _townships(asked, values, metric), _months(asked, values, metric)]
    return t("stats.between_sentences").join(filter(None, said))


def _figure(asked: Asked, values: Values, metric: Metric) -> str:
    """The value of all that is chosen together, with what it rests on and how it compares."""
    spot = Spot(metric, asked.total, None)
    facts = {"metric": label(metric), "place": asked.total.name, "period": asked.view.period}
    if values.value(spot) is None:
        return t("explore.says_unknown", **facts, why=cells.reason(metric, values.cell(spot), wording.language()))
    sure = words.interval(values, spot) if len(asked.metrics) < BRIEF else ""
    rest = [words.base(values, spot), sure, words.versus(asked, values, spot)]
    told = t("explore.semicolon").join(filter(None, rest))
    kind = "stock" if metric.is_stock else "flow"
    said = t(f"explore.says_{kind}", **facts, value=words.value(values, spot), month=wording.month(asked.view.last))
    return t("explore.says_with", said=said, facts=told) if told else t("explore.says_alone", said=said)


def _townships(asked: Asked, values: Values, metric: Metric) -> str:
    """Which of the county's townships differ by more than chance; nothing is ranked that does not."""
    if asked.total.kind == "township":
        return ""
    if not metric.law:
        return t("explore.counts_not_compared" if metric.format == "count" else "explore.no_law")
    return differences.sentence(metric, values.townships(metric, None), filters.township_names())


def _months(asked: Asked, values: Values, metric: Metric) -> str:
    """Whether the last month is a signal, by the control chart of all that is chosen together."""
    if metric.matures:
        return t("explore.matures")
    line = values.line(metric, asked.total, asked.so_far)
    meant = signals.meaning(metric, line)
    chart = xmr(line)
    if meant is None or chart is None:
        return ""
    month, signal = wording.month(asked.view.last), chart.signals[-1]
    if signal is None:
        return t("explore.month_within", month=month) if len(asked.metrics) < BRIEF else ""
    way = t(f"explore.way_{'up' if signal.up else 'down'}")
    return t("explore.month_signal", month=month, way=way, meaning=t(f"stats.meaning_{meant}"))
