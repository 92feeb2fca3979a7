"""The counts of a month in a table: line by line as counts with their change and sum, or place by place."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics import queries
from analytics.months import month_before, months_between
from ui import address, drill, filters, layout, links, listing, palette, rowtable, store, wording
from ui.choices.work import LINES, MEASURES
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.markup import link, sparkline
from ui.wording import t
from ui.work import told
from ui.work.counts import Count, of_measure
from ui.work.tally import Tally, Told


def draw(tally: Tally, view: Filters) -> None:
    """The reader's choice of measure and of lines, and the table."""
    measure, lines = st.session_state["measure"], st.session_state["lines"]
    if lines == "item":
        layout.section(t("work.table", place=view.place), t("work.table_note", month=wording.month(view.last)))
        _choices()
        drill.chips()
        _by_item(tally, of_measure(measure), view)
        return
    shown = measure or MEASURES[0]
    layout.section(
        t(f"work.table_{lines}", measure=t(f"work.measure_{shown}"), place=view.place), wording.month(view.last)
    )
    _choices()
    drill.chips()
    counts = of_measure(shown)
    if counts:
        _by_place(lines, tally, counts, view)
    else:
        st.info(t("work.by_school_only"))


def _choices() -> None:
    with st.container(horizontal=True, gap="medium"):
        st.segmented_control(
            t("work.narrow_measure"),
            **wording.options({each: t(f"work.short_{each}") for each in MEASURES if each != "2"}),
            key="measure",
            wrap=True,
            on_change=address.touch,
            label_visibility="collapsed",
        )
        st.segmented_control(
            t("work.lines"),
            **wording.options({each: t(f"work.lines_{each}") for each in LINES}),
            key="lines",
            required=True,
            on_change=address.touch,
            label_visibility="collapsed",
        )


def _by_item(tally: Tally, counts: Sequence[Count], view: Filters) -> None:
    if not counts:
        st.info(t("work.by_school_only"))
        return
    others = any(tally.told(count.id, view.last).other is not None for count in counts)
    columns = [
        Column("value", t("work.value_head"), hint=t("work.value_hint")),
        Column("change", t("work.change_head"), hint=t("work.change_hint")),
        Column("to_date", t("work.to_date_head"), hint=t("work.to_date_hint")),
        Column("line", t("work.line_head"), None, taken=False),
        Column("reported", t("work.reported_head"), hint=t("work.reported_hint")),
        Column("asked", t("work.asked_head"), hint=t("work.asked_hint")),
        *([Column("other", t("work.other_head"), hint=t("work.other_hint"))] if others else []),
    ]
    since = store.settings().first_month
    listing.draw(
        t("work.narrow_item"),
        columns,
        [_item(tally, count, view, since, others=others) for count in counts],
        first=t("work.own_order"),
        title=t("work.file"),
        legend=t("work.legend"),
    )


def _item(tally: Tally, count: Count, view: Filters, since: str, *, others: bool) -> Line:
    months = months_between(view.first, view.last)
    month, line = tally.told(count.id, view.last), tally.line(count.id, months)
    values = [
        _value(month),
        _change(tally, count, view.last),
        _to_date(tally, count, since, view.last),
        Value(html=_spark(line)),
        Value(month.reported, wording.count(month.reported), shade=_shade(month), hint=_answered(month)),
        Value(month.asked, wording.count(month.asked)),
        *([Value(month.other, told.number(month.other), hint=_other(month))] if others else []),
    ]
    href = link("work", links.view() | {"measure": count.measure, "item": count.id})
    return Line(count.id, count.head, values, href=href, group=_group(count))


def _value(month: Told) -> Value:
    if month.value is None:
        words = t("work.state_not_applicable") if month.owing and not month.asked else t("work.state_unfiled")
        return Value(words=words, shade="unknown")
    return Value(month.value, wording.count(month.value))


def _change(tally: Tally, count: Count, month: str) -> Value:
    """The change to last month, marked where not as many units told the count then."""
    change, before = tally.change(count.id, month), tally.told(count.id, month_before(month))
    if change is None:
        return Value(hint=t("charts.change_unknown"))
    now = tally.told(count.id, month)
    if now.reported == before.reported:
        return Value(change, told.change(change))
    hint = t("work.change_of_others", now=now.reported, before=before.reported)
    return Value(change, t("work.marked", change=told.change(change)), hint=hint)


def _to_date(tally: Tally, count: Count, since: str, last: str) -> Value:
    if count.is_stock:
        return Value(words=t("work.stock"), hint=t("work.stock_hint"), shade="unknown")
    total = tally.to_date(count.id, since, last)
    hint = t("work.to_date_of", since=wording.month(since), reported=total.reported, asked=total.asked)
    return Value(total.value, told.number(total.value), hint=hint)


def _spark(line: Sequence[int | None]) -> str:
    known = [wording.count(value) for value in line if value is not None]
    alt = t("charts.line", months=len(line), first=known[0], last=known[-1]) if known else ""
    return sparkline(line, palette.PRIMARY, alt=alt)


def _shade(month: Told) -> str | None:
    """Units that have told a count: one unit without a report must not colour the whole table."""
    settings = store.settings()
    share = month.reported / month.asked if month.asked else 1
    if share >= 1 - settings.short_of_target:
        return None
    return "poor" if share >= settings.incomplete_below else "bad"


def _answered(month: Told) -> str | None:
    return t("work.not_applicable_count", count=month.not_applicable) if month.not_applicable else None


def _other(month: Told) -> str | None:
    return t("work.other_count", count=month.other_reported) if month.other is not None else None


def _group(count: Count) -> str:
    name = t("work.measure_numbered", number=t(f"work.number_{count.measure}"), name=t(f"work.measure_{count.measure}"))
    return t("work.group", measure=name, mechanism=t(f"work.mechanism_{count.mechanism}")) if count.mechanism else name


def _by_place(by: str, tally: Tally, counts: Sequence[Count], view: Filters) -> None:
    """Townships or units by the counts of one measure in the last month."""
    rows = store.records(queries.work_places(by, tuple(count.id for count in counts), view.towns, view.last, view.last))
    cells = {(row["place"], row["item"]): row for row in rows}
    names = filters.chosen_townships(view) if by == "township" else rowtable.units()
    places = [code for code in names if any((code, count.id) in cells for count in counts)]
    said = links.view() | {"place": by}
    columns = [Column(count.id, wording.label(count), hint=count.head) for count in counts]
    total = [_value(tally.told(count.id, view.last)) for count in counts]
    listing.draw(
        t(f"work.place_{by}"),
        columns,
        [
            Line(code, names[code], [_cell(cells.get((code, count.id)), count, said) for count in counts])
            for code in places
        ],
        first=t("work.place_order"),
        title=t("work.file"),
        total=Line("", view.place, total, class_="cg-total"),
        legend=t(f"work.legend_{by}"),
    )


def _cell(row: Mapping[str, int | None] | None, count: Count, said: Mapping[str, str]) -> Value:
    """A place's value; why there is none; nothing at all where the place does not owe the count."""
    if row is None:
        return Value(words="", hint=t("work.not_owed"))
    href = link("work", {**said, "measure": count.measure, "item": count.id})
    if row["value"] is None:
        is_answered = row["not_applicable"] == row["owing"]
        words = t("work.state_not_applicable") if is_answered else t("work.state_unfiled")
        return Value(words=words, href=href, shade="unknown")
    hint = t("work.reported_of", reported=row["reported"], asked=row["owing"] - row["not_applicable"])
    return Value(row["value"], wording.count(row["value"]), href, hint)
