"""How a count of work is written: unknown is a dash, never a zero."""

from ui import wording
from ui.takeaway import DASH
from ui.wording import t
from ui.work.counts import Count


def number(value: float | None) -> str:
    return DASH if value is None else wording.count(value)


def with_unit(value: float | None, count: Count) -> str:
    return DASH if value is None else t("work.value", value=wording.count(value), unit=count.counter).rstrip()


def change(by: float | None) -> str:
    """The change to last month with its sign; nothing where one of the months is unknown."""
    if by is None:
        return DASH
    return t("work.same") if by == 0 else f"{by:+,.0f}".replace("-", "−")


def in_words(by: float | None, count: Count) -> str:
    if by is None:
        return t("charts.change_unknown")
    if by == 0:
        return t("charts.change_same")
    return t(f"charts.change_{'more' if by > 0 else 'less'}", by=with_unit(abs(by), count))
