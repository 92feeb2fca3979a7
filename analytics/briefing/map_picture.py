"""The county's map as a picture: townships by how they stand, with where the outlines come from and what they are not."""

from math import cos, radians
from typing import Any

import shapely

from analytics import boundaries
from analytics.briefing import drawing, fonts, standing
from analytics.briefing.desk import Desk
from analytics.briefing.model import Picture
from analytics.metrics import Metric
from analytics.wording import say

HEIGHT = 104  # mm: with the funnel above it on one page
OSM = "© OpenStreetMap contributors, ODbL 1.0"


def draw(desk: Desk, metric: Metric) -> Picture | None:
    """None where the reference folder has no outlines, or the indicator no law of chance to judge by."""
    from matplotlib.patches import Patch

    places = boundaries.load(desk.workspace.reference_folder)
    if not places.townships or metric.law is None:
        return None
    judged = standing.judgements(desk, metric.id)
    sheet = drawing.Sheet(HEIGHT, fonts.folder(desk.workspace), frame=False)
    for code, shape in places.townships.items():
        if code in judged:
            colour, hatch = drawing.JUDGED[judged[code]]
            _patch(sheet.axes, shape, facecolor=colour, hatch=hatch, edgecolor=drawing.MUTED, linewidth=0.6)
    if places.county is not None:
        _patch(sheet.axes, places.county, facecolor="none", edgecolor=drawing.INK, linewidth=1.2)
    for area in desk.townships:
        if area.code in places.townships:
            _named(
                sheet.axes,
                places.townships[area.code],
                area.label(desk.language),
                desk.figure(metric.id, area.code).text,
            )
    west, south, east, north = shapely.total_bounds(list(places.townships.values()))
    sheet.axes.set_xlim(west, east)
    sheet.axes.set_ylim(south, north)
    sheet.axes.set_aspect(1 / cos(radians((south + north) / 2)))
    there = [judgement for judgement in drawing.JUDGED if judgement in judged.values()]
    handles = [
        Patch(
            facecolor=drawing.JUDGED[judgement][0],
            hatch=drawing.JUDGED[judgement][1],
            edgecolor=drawing.MUTED,
            label=say(f"bulletin.judged_{judgement}", desk.language),
        )
        for judgement in there
    ]
    sheet.legend(len(there), handles)
    name = metric.label(desk.language)
    sources = [say("bulletin.schematic", desk.language)] if places.schematic else []
    whole = places.attribution
    note = say("bulletin.semicolon", desk.language).join([*sources, OSM if "OpenStreetMap" in whole else whole])
    return sheet.picture(
        say("bulletin.picture_map", desk.language, name=name, period=desk.period),
        say("bulletin.picture_map_alt", desk.language, name=name),
        note,
    )


def _patch(axes: Any, shape: shapely.Geometry, **style: Any) -> None:
    """A polygon with its holes, or several."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    for polygon in shapely.get_parts(shape):
        rings = [polygon.exterior, *polygon.interiors]
        path = Path.make_compound_path(*(Path(shapely.get_coordinates(ring), closed=True) for ring in rings))
        axes.add_patch(PathPatch(path, **style))


def _named(axes: Any, shape: shapely.Geometry, name: str, figure: str) -> None:
    at = shapely.point_on_surface(shape)
    halo = {"boxstyle": "round,pad=0.15", "facecolor": drawing.PAPER, "edgecolor": "none", "alpha": 0.75}
    axes.text(at.x, at.y, f"{name}\n{figure}", ha="center", va="center", fontsize=7, bbox=halo, linespacing=1.15)
