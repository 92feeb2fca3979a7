"""Who has reported what and when."""

from analytics import queries
from ui import gaps, layout, store, wording
from ui.filters import Filters
from ui.wording import t


def draw(view: Filters) -> None:
    layout.section(t("overview.gaps"), wording.month(view.last))
    gaps.draw(store.records(queries.reports(view.last, view.towns)))
