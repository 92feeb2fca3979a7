"""What the page's marks count, looked up by what they show and where they stand."""

import pandas as pd

from analytics.warehouse import Query
from ui import store


class Counts:
    """The rows of ``queries.incident_counts``; what has no row is none."""

    def __init__(self, frame: pd.DataFrame) -> None:
        x, y = (frame[name].astype(object).where(frame[name].notna(), None) for name in ("x", "y"))
        keys = zip(frame["shows"].tolist(), x, y, strict=True)
        self._incidents = dict(zip(keys, frame["incidents"].tolist(), strict=True))

    def at(self, shows: str, x: str | None = None, y: str | None = None) -> int:
        return self._incidents.get((shows, x, y), 0)

    def across(self, shows: str) -> list[str]:
        """The places across that have any, in no order."""
        return list(dict.fromkeys(x for name, x, _ in self._incidents if name == shows and x is not None))

    def total(self, shows: str, *, x: str | None = None, y: str | None = None) -> int:
        """All incidents of a column or a line, or of the whole chart."""
        return sum(
            incidents
            for (name, across, down), incidents in self._incidents.items()
            if name == shows and x in (None, across) and y in (None, down)
        )


def of(query: Query) -> Counts:
    return store.made(Counts, query)
