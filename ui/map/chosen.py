"""What lies above all: the outline of what is picked, and the posts that are proposed."""

from typing import Any

import pydeck as pdk

from ui import palette, wording
from ui.map import marks, pick, svg
from ui.map.county import POST, County
from ui.map.coverage import Planned
from ui.map.ground import DIGITS, Ground, Path
from ui.map.layers import METRES, PIXELS, colour, layer, picking, ringed, written
from ui.wording import t

RING = 14  # pixels around a picked school
WIDTH = 3


def layers(ground: Ground, county: County, planned: list[Planned]) -> list[pdk.Layer]:
    """For the map in WebGL."""
    drawn = []
    if planned:
        drawn += _proposed(planned)
    if paths := _outlines(ground, county):
        data = [{"p": path} for path in paths]
        line = colour(palette.INK)
        drawn.append(
            layer("PathLayer", "picked", data, get_path="p", get_color=line, get_width=WIDTH, width_units=PIXELS)
        )
    if place := _school(county):
        drawn.append(ringed("picked-school", [{"p": place, "r": RING}], PIXELS, palette.INK, WIDTH))
    if post := _post(county):
        drawn.append(ringed("picked-post", [post], METRES, palette.INK, WIDTH))
    return drawn


def plain(ground: Ground, county: County, planned: list[Planned]) -> list[dict[str, Any]]:
    """The same for the map without WebGL."""
    paths = _outlines(ground, county)
    circles = [svg.circle(post["p"], post["r"]) for post in [_post(county)] if post]
    circles += [svg.circle([post.lon, post.lat], post.radius_m) for post in planned]
    if place := _school(county):
        circles.append(svg.circle(place, 600))
    lines = [*paths, *(ring for one in circles for polygon in one["coordinates"] for ring in polygon)]
    return [svg.lines([svg.feature(svg.line(lines))], palette.INK, 2.5)] if lines else []


def _proposed(planned: list[Planned]) -> list[pdk.Layer]:
    data = [
        {
            "p": [round(post.lon, DIGITS), round(post.lat, DIGITS)],
            "r": post.radius_m,
            "i": post.school_code,
            "tip": tip(i, post),
        }
        for i, post in enumerate(planned, 1)
    ]
    circles = layer(
        "ScatterplotLayer",
        picking("school", pick.turn()) + ".proposed",
        data,
        get_position="p",
        get_radius="r",
        radius_min_pixels=9,
        get_fill_color=colour(palette.PAPER, 210),
        get_line_color=colour(palette.INK),
        get_line_width=2.5,
        line_width_units=PIXELS,
        stroked=True,
        pickable=True,
    )
    numbers = [{"p": mark["p"], "x": str(i)} for i, mark in enumerate(data, 1)]
    return [circles, written("proposed", numbers, 200, 14, palette.INK, least=12)]


def tip(place: int, post: Any) -> str:
    facts = {"schools": wording.count(post.gain_schools), "pupils": wording.count(post.gain_pupils)}
    return t("map.tip_planned", place=place, **facts)


def _outlines(ground: Ground, county: County) -> list[Path]:
    """Of the township and of the patrol area that are picked."""
    asked = county.asked
    paths = [ring for polygon in ground.townships.get(asked.area or "", []) for ring in polygon]
    if asked.zone is None:
        return paths
    return paths + [ring for mark in marks.areas(county) if mark["i"] == asked.zone for ring in mark["p"]]


def _school(county: County) -> list[float] | None:
    row = county.known.get(county.asked.school or "")
    return [round(row["lon"], DIGITS), round(row["lat"], DIGITS)] if row and row["lon"] is not None else None


def _post(county: County) -> dict[str, Any] | None:
    row = county.zones.get(county.asked.zone or "")
    if row is None or row["type"] != POST or row["lon"] is None:
        return None
    return {"p": [row["lon"], row["lat"]], "r": county.asked.radius or row["radius_m"] or 0}
