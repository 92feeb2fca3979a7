"""What is said of a spot: its value, what it was divided from, how sure it is, and how it compares."""

from analytics.metrics import Metric
from ui import cells, figures, store, uncertainty, wording
from ui.choices.explore import BEFORE, area_names
from ui.explore.asked import Asked, Spot
from ui.explore.values import Values
from ui.wording import label, t

DASH = "—"
SHORT = {"count": ",.0f", "rate": ".2f", "days": ".0f", "hours": ".1f"}


def value(values: Values, spot: Spot) -> str:
    return spot.metric.format_value(values.value(spot), wording.language())


def when(asked: Asked, spot: Spot) -> str:
    return asked.view.period if spot.month is None else wording.month(spot.month)


def base(values: Values, spot: Spot) -> str:
    """Numerator and denominator; for a plain count nothing."""
    return cells.base(spot.metric, values.cell(spot), wording.language()) or ""


def interval(values: Values, spot: Spot) -> str:
    """The 95 % interval of a rate, or nothing."""
    return uncertainty.words(spot.metric, values.ends(spot), wording.language())


def ends(values: Values, spot: Spot) -> str:
    """The same as short as a cell needs it."""
    found = values.ends(spot)
    if found is None:
        return ""
    low, high = (spot.metric.format_value(end, wording.language()) for end in found)
    return t("explore.ends", low=low, high=high)


def signed(metric: Metric, difference: float) -> str:
    """A difference with its sign; of shares in percentage points."""
    return t("explore.more" if difference > 0 else "explore.less", by=figures.amount(metric, abs(difference)))


def compared(values: Values, spot: Spot) -> str:
    """How the spot compares with what the reader chose; nothing where nothing was chosen, or one of the two is unknown."""
    share = values.share(spot)
    if share is not None:
        return t("explore.part", share=f"{share:.1%}")
    difference = values.difference(spot)
    if difference is None:
        return ""
    return t("explore.same") if figures.is_same(spot.metric, difference) else signed(spot.metric, difference)


def told(asked: Asked, values: Values, spot: Spot) -> str:
    """All of it, for a mark that is pointed at."""
    known = values.value(spot) is not None
    said = [value(values, spot) if known else cells.reason(spot.metric, values.cell(spot), wording.language())]
    said += (
        [base(values, spot), interval(values, spot), versus(asked, values, spot), few(values, spot)] if known else []
    )
    head = t("explore.told_head", place=spot.place.name, when=when(asked, spot))
    return "<br>".join([head, *filter(None, said)])


def few(values: Values, spot: Spot) -> str:
    """A warning where the rate is of few cases."""
    return t("charts.few", count=store.settings().few_cases) if values.is_few(spot) else ""


def versus(asked: Asked, values: Values, spot: Spot) -> str:
    """The same with the name of what is compared with."""
    difference = values.difference(spot)
    if difference is None:
        return compared(values, spot)
    what = opponent(asked)
    if figures.is_same(spot.metric, difference):
        return t("explore.versus_same", what=what)
    return t("explore.versus", what=what, difference=signed(spot.metric, difference))


def short(values: Values, spot: Spot, *, of_difference: bool) -> str:
    """A value or a difference as short as a small cell needs it: shares as whole percents, their unit in the title."""
    number = values.difference(spot) if of_difference else values.value(spot)
    if number is None:
        return DASH
    sign = ("+" if number > 0 else "−") if of_difference and not figures.is_same(spot.metric, number) else ""
    if spot.metric.format == "percent":
        return f"{sign}{_percents(abs(number))}"
    return sign + f"{abs(number):{SHORT[spot.metric.format]}}"


def _percents(share: float) -> int:
    """Whole percents; only nothing is 0 and only the whole is 100."""
    whole = round(share * 100)
    return min(max(whole, 1), 99) if 0 < share < 1 else whole


def opponent(asked: Asked) -> str:
    """What the reader compares with."""
    if asked.versus == BEFORE:
        return t("explore.before")
    return area_names().get(asked.versus, t("shell.whole_county"))


def title(asked: Asked, metric: Metric | None) -> str:
    """What a picture or a table shows, of where and in which unit; without an indicator, of all that are chosen."""
    if metric is None:
        return t("explore.title_many", metrics=wording.listed(map(label, asked.metrics)), place=asked.view.place)
    told = t("explore.title", metric=label(metric), unit=t(f"explore.unit_{metric.format}"), place=asked.view.place)
    drawn = asked.versus and not (asked.versus == BEFORE and asked.shape in ("line", "multiples"))
    return t("explore.title_versus", title=told, what=opponent(asked)) if drawn else told
