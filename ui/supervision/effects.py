"""Effects: did the township's figure change after the order? Its control chart with the order's month marked."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics import queries
from analytics.metrics import METRICS, Metric
from analytics.months import month_before, months_between
from analytics.supervision import effects
from analytics.supervision.orders import Order
from ui import charts, empty, filters, layout, links, palette, series, wording
from ui.charts import month_tick
from ui.series import Cell
from ui.supervision import words
from ui.supervision.gathered import Desk
from ui.wording import label, t

MOST = 8


def draw(desk: Desk) -> None:
    """The orders that were issued while figures are known, one chosen; its chart and what it says."""
    first, last = desk.view.every
    within = [o for o in desk.orders if o.issued_on and first <= f"{o.issued_on:%Y-%m}" <= desk.view.last]
    layout.section(t("supervision.effects"), t("supervision.effects_note"), "effects")
    if not within:
        empty.nothing_here(t("supervision.no_effects", period=wording.months(first, last)))
        return
    number = st.selectbox(
        t("supervision.which_order"),
        **wording.options({order.number: _named(order) for order in within}),
        key="effect_order",
    )
    _one(next(order for order in within if order.number == number), desk)


def _named(order: Order) -> str:
    facts = {"number": order.number, "kind": t(f"orders.kind_{order.kind}"), "to": words.addressee(order.addressee)}
    return t("supervision.card", **facts)


def _one(order: Order, desk: Desk) -> None:
    metric = METRICS[effects.metric_of(order)]
    town = order.addressee.township_code
    months = months_between(desk.view.every[0], desk.view.last)
    by_month = series.of(queries.metrics((metric.id,), (), *desk.view.every))
    cells = [by_month.cell(metric.id, town, month) for month in months]
    ordered = f"{order.issued_on:%Y-%m}"
    place = filters.township_names().get(town, town)
    figure = charts.control(metric, cells, months, chosen=ordered, codes=(town,))
    if figure is not None:
        _mark(figure, ordered, months, order.number)
    charts.draw(
        figure,
        title=t("stats.control_title", place=place, name=label(metric)),
        note=_sentence(metric, months, cells, ordered),
        key=f"effect_{order.number}",
        nothing=t("stats.control_nothing", count=5),
    )
    href = links.rows(month=ordered)(metric.id, town)
    st.markdown(f"[{t('supervision.to_rows')}]({href}) · [{order.number}]({words.order_link(order.number)})")


def _mark(figure: object, ordered: str, months: Sequence[str], number: str) -> None:
    """A line through the month in which the order was issued."""
    x = month_tick(ordered, first=ordered == months[0])
    line = {"color": palette.VERMILION, "width": 1.6, "dash": "dot"}
    figure.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, xref="x", yref="paper", line=line)  # type: ignore[attr-defined]
    figure.add_annotation(  # type: ignore[attr-defined]
        x=x,
        y=1,
        yref="paper",
        yanchor="top",
        xanchor="left",
        xshift=4,
        showarrow=False,
        text=number,
        font={"size": 12, "color": palette.VERMILION},
    )


def _sentence(metric: Metric, months: Sequence[str], cells: Sequence[Cell], ordered: str) -> str:
    found = effects.effect(metric.id, months, [cell.value for cell in cells], ordered)
    shown = partial(metric.format_value, language=wording.language())
    facts = {"month": wording.month(ordered), "before": shown(found.before), "now": shown(found.now)}
    facts |= {"earlier": wording.month(month_before(ordered)), "last": wording.month(months[-1])}
    return t(f"supervision.effect_{found.outcome}", count=found.months, **facts)
