"""反弹: what comes back at a school within the window after it was closed, and after an order was."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from analytics.supervision.orders import Order

OF_RULE = {
    "overdue_serious": "hazards",
    "rate_below": "hazards",
    "repeat_incidents": "incidents",
    "past_serious": "incidents",
}
"""What an order of a rule is about: only that coming back speaks against it."""

Row = Mapping[str, Any]


def after(order: Order, rows: Iterable[Row], days: int) -> list[Row]:
    """The rows of ``queries.came_back`` that came back where the order was addressed, within the days after its closing."""
    about = OF_RULE.get(order.rule)
    if order.closed_on is None or order.addressee.type == "unit" or (order.rule and about is None):
        return []
    last = order.closed_on + timedelta(days=days)
    return [
        row
        for row in rows
        if about in (None, row["kind"]) and _at(order, row) and order.closed_on < _day(row["back_on"]) <= last
    ]


def flagged(orders: Iterable[Order], rows: Sequence[Row], days: int) -> dict[str, list[Row]]:
    """Of each closed order that something came back after: by its number, what."""
    found = ((order.number, after(order, rows, days)) for order in orders)
    return {number: back for number, back in found if back}


def _at(order: Order, row: Row) -> bool:
    code = row["school_code"] if order.addressee.type == "school" else row["township_code"]
    return bool(code == order.addressee.code)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
