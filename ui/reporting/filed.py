"""The part 报送矩阵: the verdict, the figures, the matrix, the shares, and the reports behind a cell."""

from analytics.months import months_between
from ui import store
from ui.filters import Filters
from ui.reporting import asked, headline, matrix, reports, shares
from ui.reporting.grid import Grid


def draw(view: Filters) -> None:
    grid = store.made(Grid, asked.cells(view))
    months = {row["value"]: row for row in store.records(asked.by_month(view))}
    if view.last in months:
        headline.verdict(months, grid, view)
        headline.cards(months, months_between(view.first, view.last))
    reports.pointer()
    matrix.choices()
    matrix.draw(grid, view)
    reports.draw(grid, view)
    shares.draw(view)
