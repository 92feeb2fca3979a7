"""护学覆盖: whom the posts and patrol areas cover, whom nobody does, and where the next posts would help most."""

from ui.map.coverage.part import draw
from ui.map.coverage.proposed import Marks, Planned, marks
from ui.map.coverage.question import question

__all__ = ["Marks", "Planned", "draw", "marks", "question"]
