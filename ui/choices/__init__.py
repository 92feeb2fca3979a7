"""What each page keeps in the address besides the filters: which rows, which shape, which grouping."""

from ui.choices import (
    briefing,
    explore,
    hazards,
    incidents,
    map,
    overview,
    protection,
    reporting,
    rows,
    source,
    supervision,
    upload,
    work,
)
from ui.choices.choices import Choices, table

BY_PAGE: dict[str, Choices] = {
    "overview": overview.CHOICES,
    "hazards": hazards.CHOICES,
    "incidents": incidents.CHOICES,
    "protection": protection.CHOICES,
    "work": work.CHOICES,
    "map": map.CHOICES,
    "reporting": reporting.CHOICES,
    "supervision": supervision.CHOICES,
    "explore": explore.CHOICES,
    "briefing": briefing.CHOICES,
    "upload": upload.CHOICES,
    "rows": rows.CHOICES,
    "source": source.CHOICES,
}

__all__ = ["BY_PAGE", "Choices", "table"]
