"""The funnel: which townships' rates lie beyond what chance allows for their size."""

import numpy as np

from analytics.briefing import drawing, fonts, standing
from analytics.briefing.desk import Desk
from analytics.briefing.model import Picture
from analytics.comparison import ENOUGH, Judgement, known, spread
from analytics.metrics import Metric
from analytics.stats.funnel import ALARM, WARNING
from analytics.wording import say

MARKS: dict[Judgement, tuple[str, str]] = {
    "good": ("s", drawing.BLUE),
    "fair": ("o", drawing.MUTED),
    "few": ("o", drawing.LINE),
    "poor": ("^", drawing.ORANGE),
    "bad": ("D", drawing.VERMILION),
}


def draw(desk: Desk, metric: Metric) -> Picture | None:
    """None where too few townships can be compared."""
    cells = {area.code: desk.cell(metric.id, area.code) for area in desk.townships}
    others = known(cells.values())
    found = spread(metric, others) if len(others) >= ENOUGH else None
    if found is None:
        return None
    sheet = drawing.Sheet(68, fonts.folder(desk.workspace))
    factor = 100 if metric.format == "percent" else 1
    most = max(cell.denominator or 0 for cell in others)
    sizes = np.linspace(max(most / 200, 1), most * 1.05, 200)
    sheet.axes.axhline(found.centre * factor, color=drawing.MUTED, linewidth=1)
    for level, dashes in ((WARNING, "--"), (ALARM, ":")):
        label = say("bulletin.funnel_limit", desk.language, level=f"{level * 100:g}")
        for limit, named in zip(found.limits(sizes, level), (label, None), strict=True):
            sheet.axes.plot(sizes, limit * factor, color=drawing.MUTED, linestyle=dashes, linewidth=0.9, label=named)
    judged = standing.judgements(desk, metric.id)
    for judgement, (mark, colour) in MARKS.items():
        chosen = [code for code in cells if judged[code] == judgement and cells[code].denominator]
        if not chosen:
            continue
        x = [cells[code].denominator for code in chosen]
        y = [(cells[code].value or 0) * factor for code in chosen]
        label = say(f"bulletin.judged_{judgement}", desk.language)
        sheet.axes.scatter(
            x, y, marker=mark, color=colour, edgecolor=drawing.INK, linewidth=0.5, s=30, label=label, zorder=3
        )
        if judgement in ("good", "poor", "bad"):
            names = desk.workspace.reference.area_by_code
            for code, across, up in zip(chosen, x, y, strict=True):
                place = names[code].label(desk.language)
                sheet.axes.annotate(place, (across, up), xytext=(5, 4), textcoords="offset points", fontsize=8)
    if factor == 100:
        sheet.axes.yaxis.set_major_formatter("{x:.0f}%")
    sheet.axes.set_ylim(bottom=0)
    sheet.axes.set_xlabel(say("bulletin.funnel_size", desk.language))
    sheet.legend(4)
    name = metric.label(desk.language)
    return sheet.picture(
        say("bulletin.picture_funnel", desk.language, name=name, period=desk.period),
        say("bulletin.picture_funnel_alt", desk.language, name=name),
        say("bulletin.picture_funnel_note", desk.language),
    )
