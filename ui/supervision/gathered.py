"""What the page is about, asked once a run: the orders that the reader may see, what the rules suggest, what has come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from analytics import clock, queries
from analytics.settings import Settings
from analytics.supervision import book, relapse, suggestions
from analytics.supervision.orders import Order
from analytics.supervision.suggestions import Suggestion
from analytics.workspace import Workspace
from ui import store
from ui.filters import Filters

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Desk:
    """The filters narrow suggestions and orders by township; the figures are those of the last month looked at."""

    view: Filters
    today: date
    settings: Settings
    orders: Sequence[Order]

    @cached_property
    def suggested(self) -> list[Suggestion]:
        """What the rules suggest for the last month. All townships are asked about: a rate is held against the others'."""
        orders = book.orders(Workspace.at(), store.scope())
        dismissed = book.dismissed(Workspace.at())
        found = suggestions.found(store.records, self.settings, self.view.last, self.today, orders, dismissed)
        return [each for each in found if self._is_here(each.addressee.township_code)]

    @cached_property
    def came_back(self) -> Rows:
        """Hazards and incidents that came up again within the window after one of their sort was closed."""
        return store.records(queries.came_back(self.view.towns, self.view.last, self.settings.relapse_days))

    @cached_property
    def relapsed(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Of each closed order that something came back after: by its number, what."""
        return relapse.flagged(self.orders, self.came_back, self.settings.relapse_days)

    @property
    def open(self) -> list[Order]:
        """Proposed or issued, and not followed by an order one rung up."""
        followed = {o.follows for o in self.orders if o.state not in ("proposed", "rejected", "cancelled")}
        return [o for o in self.orders if o.state in ("proposed", "issued") and o.number not in followed]

    @property
    def overdue(self) -> list[Order]:
        return [order for order in self.open if order.is_overdue(self.today)]

    @property
    def to_recheck(self) -> list[Order]:
        return [order for order in self.orders if order.recheck_is_due(self.today)]

    def _is_here(self, township: str) -> bool:
        return not self.view.towns or township in self.view.towns


def desk(view: Filters) -> Desk:
    seen = book.orders(Workspace.at(), store.scope())
    here = [order for order in seen if not view.towns or order.addressee.township_code in view.towns]
    return Desk(view, clock.now().date(), store.settings(), here)
