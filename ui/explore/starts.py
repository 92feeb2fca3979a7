"""Views that are asked for often. They keep the reader's townships and months."""

from collections.abc import Iterator
from pathlib import Path

from ui import links

PAGE = Path(__file__).parents[2] / "pages" / "explore.py"

STARTS = {
    "overdue": {"metrics": "hazards_overdue,hazards_serious_overdue"},
    "speed": {"metrics": "rectification_on_time,median_days_to_rectify", "shape": "line"},
    "differ": {"shape": "funnel"},
    "targets": {
        "metrics": "guards_target,closed_campus_target,alarm_target,video_target",
        "pivot": "area-metric",
        "show": "parts",
    },
    "incidents": {"metrics": "incidents_per_1000", "shape": "bar", "show": "interval"},
    "signal": {"metrics": "incidents,hazards_found", "shape": "control"},
    "reports": {"metrics": "completeness", "shape": "heat"},
    "work": {"metrics": "disputes_found,disputes_resolution_rate,people_reached", "pivot": "month-metric"},
}


def made() -> Iterator[tuple[str, dict[str, str]]]:
    """Name and address of each."""
    for name, said in STARTS.items():
        yield name, links.view() | said
