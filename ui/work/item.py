"""One count of work: which one, and its months."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics import queries
from analytics.months import months_between
from ui import address, charts, drill, layout, store, wording
from ui.charts import Line
from ui.choices.work import PLACES
from ui.filters import Filters
from ui.wording import t
from ui.work import places, told
from ui.work.counts import COUNTS, Count, of_measure
from ui.work.tally import Tally

CHANNELS = ("police", "education")


def draw(tally: Tally, view: Filters) -> None:
    """The count that the reader has chosen, or how to choose one."""
    chosen = drill.chosen()
    layout.section(t("work.item"), t("work.item_note"), "item")
    _choice(chosen.get("measure"))
    if "item" not in chosen:
        return
    count, month = COUNTS[chosen["item"]], chosen.get("month", view.last)
    _months(tally, count, view, chosen.get("month"))
    layout.section(t("work.places", name=count.head, month=wording.month(month)), _ownership(count))
    _place()
    (places.units if st.session_state["place"] == "unit" else places.townships)(count, month, view)


def pointer() -> None:
    """For a reader who came by a link to one count: leads down to it."""
    if "item" in drill.chosen():
        drill.pointer("item")


def _choice(measure: str | None) -> None:
    names = {count.id: count.head for count in of_measure(measure)}
    held = st.session_state["item"]
    names |= {held: COUNTS[held].head} if held else {}
    st.selectbox(
        t("work.narrow_item"),
        **wording.options(names),
        key="item",
        index=None,
        placeholder=t("work.choose_item"),
        on_change=address.touch,
        label_visibility="collapsed",
        width=420,
    )


def _place() -> None:
    st.segmented_control(
        t("work.place"),
        **wording.options({place: t(f"work.lines_{place}") for place in PLACES}),
        key="place",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _ownership(count: Count) -> str:
    """Whose figures make the county's."""
    words = t(f"work.owner_{count.owner}")
    return t("work.stock_note", owner=words) if count.is_stock else words


def _months(tally: Tally, count: Count, view: Filters, chosen: str | None) -> None:
    months = months_between(view.first, view.last)
    drawn = [_line(view.place, tally.line(count.id, months), months, count, 0)]
    if count.owner == "both":
        drawn += _channels(count, months, view)
    key = drill.key("months", count.id)
    charts.draw(
        charts.lines(drawn, months, numbers=","),
        title=t("work.months", name=count.head, place=view.place),
        note=t("work.months_note", period=view.period),
        key=key,
        on_click=partial(drill.clicked, key, ("month",)),
        nothing=t("work.nobody_ever", name=wording.label(count)),
    )


def _channels(count: Count, months: Sequence[str], view: Filters) -> list[Line]:
    rows = store.records(queries.work_places("channel", (count.id,), view.towns, view.first, view.last))
    values = {(row["place"], row["month"]): row["value"] for row in rows}
    return [
        _line(t(f"work.channel_{channel}"), [values.get((channel, month)) for month in months], months, count, style)
        for style, channel in enumerate(CHANNELS, start=1)
    ]


def _line(name: str, values: Sequence[float | None], months: Sequence[str], count: Count, style: int) -> Line:
    said = [
        t("work.hover", name=name, month=wording.month(month), value=told.with_unit(value, count))
        for month, value in zip(months, values, strict=True)
    ]
    return Line(name, values, said, [(month,) for month in months], style)
