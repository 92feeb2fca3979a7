"""The part of the page as a whole, in the order of the questions: how many, where next, who not."""

from ui import layout, wording
from ui.filters import Filters
from ui.map.coverage import bare, controls, figures, further, townships
from ui.map.coverage.question import question
from ui.map.coverage.standing import Standing
from ui.wording import t


def draw(view: Filters, month: str) -> None:
    """For the townships of the view, or the one that is picked, as the month's registers list its schools and zones."""
    asked = question(view, month)
    layout.section(t("coverage.title", place=asked.place), t("coverage.note", month=wording.month(month)), "coverage")
    controls.reach()
    now = Standing(asked, asked.when)
    figures.verdict(asked, now)
    if not now.schools:
        return
    if now.placed:
        figures.cards(asked, now)
        further.draw(asked, now)
        bare.draw(asked, now)
    bare.unplaced(now)
    if now.placed:
        townships.draw(asked)
