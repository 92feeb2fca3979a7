"""What the page asks of the warehouse: the reader's filters, the channel and kind that the page is narrowed to, and today."""

from datetime import date
from typing import Any

from analytics import clock, queries
from analytics.warehouse import Query
from ui import drill
from ui.choices.reporting import OF_REPORTS
from ui.filters import Filters


def today() -> date:
    """Today by the county's clock: a report that is not due yet is not missing."""
    return clock.now().date()


def of_page() -> dict[str, str]:
    """The channel and the kind that the figures of the page are of, where they are chosen."""
    return {name: code for name, code in drill.chosen().items() if name in ("channel", "kind")}


def narrowed() -> dict[str, str]:
    """What the reports listed are narrowed to, name to code."""
    return {name: code for name, code in drill.chosen().items() if name in OF_REPORTS}


def cells(view: Filters) -> Query:
    """All reports owed in the period, for the matrix."""
    return queries.report_cells(view.towns, view.first, view.last, today(), **of_page())


def shares(by: str, view: Filters, **more: Any) -> Query:
    """What became of the reports owed in the period, for each value of ``by``."""
    return queries.report_shares(by, view.towns, view.first, view.last, today(), **of_page(), **more)


def by_month(view: Filters) -> Query:
    """The same month by month, over all months: the one before the period is then known too."""
    return queries.report_shares("month", view.towns, *view.every, today(), **of_page())
