"""The counts of a month line by line: value, change, sum since the campaign began, and how many units told it."""

from collections.abc import Mapping, Sequence

from analytics.months import month_before, months_between
from analytics.settings import Settings
from ui import links, listing, palette, store, wording
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.markup import link, sparkline
from ui.wording import t
from ui.work import told
from ui.work.counts import Count
from ui.work.tally import Tally, Told


def draw(tally: Tally, counts: Sequence[Count], view: Filters) -> None:
    """The table of these counts in the last month of the view."""
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
    said, settings = links.view(), store.settings()
    listing.draw(
        t("work.narrow_item"),
        columns,
        [_line(tally, count, view, settings, said, others=others) for count in counts],
        first=t("work.own_order"),
        title=t("work.file"),
        legend=t("work.legend"),
    )


def _line(
    tally: Tally, count: Count, view: Filters, settings: Settings, said: Mapping[str, str], *, others: bool
) -> Line:
    months = months_between(view.first, view.last)
    month, line = tally.told(count.id, view.last), tally.line(count.id, months)
    values = [
        value(month),
        _change(tally, count, view.last),
        _to_date(tally, count, settings.first_month, view.last),
        Value(html=_spark(line)),
        Value(month.reported, wording.count(month.reported), shade=_shade(month, settings), hint=_answered(month)),
        Value(month.asked, wording.count(month.asked)),
        *([Value(month.other, told.number(month.other), hint=_other(month))] if others else []),
    ]
    href = link("work", {**said, "measure": count.measure, "item": count.id})
    return Line(count.id, count.head, values, href=href, group=_group(count))


def value(month: Told) -> Value:
    """A month's value, or why there is none."""
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


def _shade(month: Told, settings: Settings) -> str | None:
    """Units that have told a count: one unit without a report must not colour the whole table."""
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
