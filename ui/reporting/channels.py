"""Police and education side by side, township by township, with the difference and how many records may be the same."""

from collections.abc import Mapping
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from analytics import queries
from ui import address, charts, drill, filters, layout, links, palette, store, wording
from ui.charts import Part
from ui.choices import checks
from ui.choices.reporting import CHANNELS
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.listing import draw as draw_listing
from ui.markup import link
from ui.reporting import sides
from ui.reporting.sides import Side, Sides, difference, together
from ui.wording import t

COLOURS = {"police": palette.PRIMARY, "education": palette.ORANGE}
PAIRS = {"found": "hazards", "incidents": "incidents"}
"""Counts of things of which both channels may report the same one, and its kind."""


def draw(item: str, view: Filters) -> None:
    names = filters.chosen_townships(view)
    found = sides.by_township(item, view)
    both = {code: found.get(code, {channel: Side() for channel in CHANNELS}) for code in names}
    _chart(item, both, names, view)
    _table(item, both, names, view)


def words(side: Side) -> str:
    """A side's number, or why there is none."""
    return t(f"reconcile.{side.standing}") if side.value is None else wording.count(side.value)


def choice() -> str:
    """The count that is compared: the reader's choice."""
    return st.selectbox(
        t("reconcile.item"),
        **wording.options({item: checks.item(item) for item in (*checks.OF_LEDGERS, *checks.OF_WORK)}),
        key="item",
        on_change=address.touch,
        width=420,
    )


def _chart(item: str, both: Mapping[str, Sides], names: Mapping[str, str], view: Filters) -> None:
    """Both channels beside each other on one scale; a click lists the rows of the township."""
    codes, place = list(names), drill.chosen().get("place")
    key = drill.key("sides", item)
    parts = [_part(channel, panel, both, names) for panel, channel in enumerate(CHANNELS, 1)]
    chosen = codes.index(place) if place in codes else None
    charts.draw(
        _to_scale(charts.bars(list(names.values()), parts, across=True, chosen=chosen), parts),
        title=t("reconcile.title", item=checks.item(item), place=view.place),
        note=t("reconcile.note", when=_when(item, view)),
        key=key,
        on_click=partial(drill.clicked, key, ("place",)),
        nothing=t("reconcile.nothing"),
    )


def _part(channel: str, panel: int, both: Mapping[str, Sides], names: Mapping[str, str]) -> Part:
    name = t(f"reporting.channel_{channel}")
    told = [t("reconcile.hover", place=names[code], channel=name, **_facts(both[code][channel])) for code in names]
    values = [both[code][channel].value or 0 for code in names]
    return Part(name, values, [(code,) for code in names], COLOURS[channel], panel, told)


def _to_scale(figure: go.Figure | None, parts: list[Part]) -> go.Figure | None:
    """The same scale on both sides: bars of one length mean one number."""
    if figure is not None:
        ends = [0, 1.05 * max(value for part in parts for value in part.values)]
        figure.layout.xaxis.range = figure.layout.xaxis2.range = ends
    return figure


def _facts(side: Side) -> dict[str, str]:
    return {"value": words(side), "filed": wording.count(side.filed), "expected": wording.count(side.expected)}


def _when(item: str, view: Filters) -> str:
    """A stock is the last month's, whatever is counted is the whole period's."""
    return t("reconcile.at_end", month=wording.month(view.last)) if item in checks.STOCKS else view.period


def _table(item: str, both: Mapping[str, Sides], names: Mapping[str, str], view: Filters) -> None:
    layout.section(t("reconcile.by_township"), t("reconcile.meaning"))
    pairs = _pairs(item, view)
    total = _values(item, together(both.values()), None, pairs)
    draw_listing(
        t("charts.township"),
        _columns(with_pairs=pairs is not None),
        [Line(code, name, _values(item, both[code], code, pairs)) for code, name in names.items()],
        first=t("tables.own_order"),
        title=t("reconcile.file", item=checks.item(item)),
        total=Line("", view.place, total, class_="cg-total") if len(names) > 1 else None,
    )


def _signed(apart: int) -> str:
    return f"{apart:+,}".replace("-", "−") if apart else "0"


def _columns(*, with_pairs: bool) -> list[Column]:
    columns = []
    for channel in CHANNELS:
        name = t(f"reporting.channel_{channel}")
        reports = Column(f"{channel}_filed", t("reconcile.filed", channel=name), hint=t("reconcile.filed_hint"))
        columns += [Column(channel, name), reports]
    columns.append(Column("difference", t("reconcile.difference"), "+#,##0;-#,##0;0", t("reconcile.meaning")))
    return columns + ([Column("pairs", t("reconcile.pairs"), hint=t("reconcile.pairs_hint"))] if with_pairs else [])


def _values(item: str, both: Sides, place: str | None, pairs: Mapping[str, int] | None) -> list[Value]:
    values = [value for channel in CHANNELS for value in _side(item, channel, both[channel], place)]
    apart = difference(both)
    signed = Value(hint=t("reconcile.one_silent")) if apart is None else Value(apart, _signed(apart))
    if pairs is None:
        return [*values, signed]
    number = sum(pairs.values()) if place is None else pairs.get(place, 0)
    return [*values, signed, Value(number, wording.count(number))]


def _side(item: str, channel: str, side: Side, place: str | None) -> tuple[Value, Value]:
    """A side's number, which leads to its rows, and how many of its reports are in."""
    if not side.expected:
        return Value(words=words(side)), Value()
    said = links.view() | {"part": "reconcile", "item": item, "channel": channel} | ({"place": place} if place else {})
    filed = t("reconcile.filed_of", **_facts(side))
    whole = side.standing == "said"
    return (
        Value(side.value, words(side), f"{link('reporting', said)}#behind"),
        Value(side.filed, filed, shade=None if whole else "poor"),
    )


def _pairs(item: str, view: Filters) -> dict[str, int] | None:
    """Pairs of records that may be or are the same, by township; None for a count that has no records."""
    if item not in PAIRS:
        return None
    rows = store.records(queries.channel_pairs(view.towns, view.first, view.last))
    return {row["township_code"]: row["waiting"] + row["linked"] for row in rows if row["kind"] == PAIRS[item]}
