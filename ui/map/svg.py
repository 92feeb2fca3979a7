"""The same map without WebGL: Vega-Lite's geoshapes, drawn as SVG or on a plain canvas, and picked like the other."""

from collections.abc import Mapping, Sequence
from functools import partial
from math import cos, radians
from typing import Any

import shapely
import streamlit as st

from ui import filters, palette
from ui.map import camera, marks, pick, states
from ui.map.county import County
from ui.map.ground import Ground, Path, path
from ui.map.towns import Towns
from ui.wording import t

KEY = "map_plain"
CORNERS = 12  # of a post's circle
PICK = "pick"

Feature = dict[str, Any]
Layer = dict[str, Any]


def draw(ground: Ground, county: County, towns: Towns, more: Sequence[Layer]) -> None:
    """The map; ``more`` are layers that lie above all others."""
    st.vega_lite_chart(
        spec=spec(ground, county, towns, more),
        height=camera.height(),
        key=f"{KEY}_{pick.turn()}",
        theme=None,
        on_select=partial(clicked, f"{KEY}_{pick.turn()}"),
        selection_mode=PICK,
        alt=t("map.alt"),
    )


def clicked(key: str) -> None:
    """Callback: what was clicked, as the map in WebGL tells it."""
    found = st.session_state[key]["selection"].get(PICK) or []
    if found and found[0].get("i"):
        pick.take(pick.KINDS[found[0]["k"]], found[0]["i"])


def spec(ground: Ground, county: County, towns: Towns, more: Sequence[Layer] = ()) -> dict[str, Any]:
    """The chart: layers on one projection, fitted to what is drawn; of a picked township nothing else is."""
    shown = county.asked.layers
    drawn = [_townships(ground, county, towns, filled="townships" in shown), _hatching(ground, county, towns)]
    if not county.asked.area:
        drawn.insert(0, lines([feature(line(ground.outline))], palette.MUTED, 2.8))
    if "areas" in shown:
        drawn.append(_areas(county))
    if "posts" in shown:
        drawn.append(_posts(county))
    if "schools" in shown:
        drawn.append(_schools(county))
    if "names" in shown:
        drawn.append(_names(ground, county))
    return {
        "layer": [*drawn, *more],
        "projection": {"type": "mercator"},
        "width": "container",
        "height": camera.height(),
        "config": {"view": {"stroke": None}, "background": palette.PAPER, "font": palette.FONT},
    }


def _townships(ground: Ground, county: County, towns: Towns, *, filled: bool) -> Layer:
    """Clockwise: for what draws a sphere, a ring the other way round is all the world but the township."""
    only = county.asked.area
    features = [
        feature(
            _polygon(polygons),
            i=code,
            k="township",
            tip=towns.tip(code),
            c=towns.colour(code) if filled else palette.MIST,
        )
        for code, polygons in ground.townships.items()
        if only in (None, code)
    ]
    mark = {"type": "geoshape", "stroke": palette.PAPER, "strokeWidth": 1.2}
    # The selection stands in one layer and hears clicks on all of them.
    param = {"name": PICK, "select": {"type": "point", "fields": ["i", "k"], "toggle": False}}
    return _layer(features, mark, fill="c") | {"params": [param]}


def _hatching(ground: Ground, county: County, towns: Towns) -> Layer:
    only = county.asked.area
    unknown = [code for code in towns.unknown() if only in (None, code)] if "townships" in county.asked.layers else []
    return lines([feature(line(ground.hatching.get(code, []))) for code in unknown], palette.REST, 1)


def _areas(county: County) -> Layer:
    rows = [mark for mark in marks.areas(county) if _is_here(county, mark)]
    mark = {"type": "geoshape", "fill": palette.GREEN, "fillOpacity": 0.2, "stroke": palette.GREEN, "strokeWidth": 1.5}
    return _layer([feature(_polygon([row["p"]]), i=row["i"], k="area", tip=row["tip"]) for row in rows], mark)


def _posts(county: County) -> Layer:
    rows = [mark for mark in marks.posts(county) if _is_here(county, mark)]
    mark = {
        "type": "geoshape",
        "fill": palette.PURPLE,
        "fillOpacity": 0.25,
        "stroke": palette.PURPLE,
        "strokeWidth": 1.2,
    }
    return _layer([feature(circle(row["p"], row["r"]), i=row["i"], k="post", tip=row["tip"]) for row in rows], mark)


def _is_here(county: County, mark: Mapping[str, Any]) -> bool:
    return not county.asked.area or county.zones[mark["i"]]["township_code"] == county.asked.area


def _schools(county: County) -> Layer:
    classes = states.CLASSES[county.asked.state]
    scale = marks.scale(county)
    rows = [
        {
            "x": mark["p"][0],
            "y": mark["p"][1],
            "c": classes[mark["s"]].colour,
            "b": palette.INK if classes[mark["s"]].bad else palette.PAPER,
            "r": round(3.1416 * (mark["r"] * scale) ** 2),
            **{name: mark[name] for name in ("i", "tip")},
            "k": "school",
        }
        for mark in marks.schools(county)
        if not county.asked.area or county.known[mark["i"]]["township_code"] == county.asked.area
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "circle", "opacity": 0.92, "strokeWidth": 1.2},
        "encoding": _placed()
        | {
            "fill": {"field": "c", "type": "nominal", "scale": None},
            "stroke": {"field": "b", "type": "nominal", "scale": None},
            "size": {"field": "r", "type": "quantitative", "scale": None},
            "tooltip": {"field": "tip", "type": "nominal"},
        },
    }


def _names(ground: Ground, county: County) -> Layer:
    only = county.asked.area
    names = filters.chosen_townships(county.asked.view)
    rows = [
        {"x": ground.middles[code][0], "y": ground.middles[code][1], "t": name, "i": code, "k": "township"}
        for code, name in names.items()
        if code in ground.middles and only in (None, code)
    ]
    return {
        "data": {"values": rows},
        "mark": {"type": "text", "fontSize": 12, "font": palette.FONT, "fill": palette.INK, "tooltip": None},
        "encoding": _placed() | {"text": {"field": "t", "type": "nominal"}},
    }


def _placed() -> dict[str, Any]:
    return {axis: {"field": name, "type": "quantitative"} for axis, name in (("longitude", "x"), ("latitude", "y"))}


def _layer(features: Sequence[Feature], mark: dict[str, Any], fill: str | None = None) -> Layer:
    colour = {"fill": {"field": fill, "type": "nominal", "scale": None}} if fill else {}
    tooltip = {"tooltip": {"field": "tip", "type": "nominal"}}
    return {"data": {"values": list(features)}, "mark": mark, "encoding": colour | tooltip}


def lines(features: Sequence[Feature], colour: str, width: float) -> Layer:
    # Without a fill that is none, the inside of a line would be transparent and take the clicks on what lies below it.
    mark = {"type": "geoshape", "fill": None, "stroke": colour, "strokeWidth": width, "tooltip": None}
    return {"data": {"values": list(features)}, "mark": mark}


def feature(geometry: Mapping[str, Any], **said: Any) -> Feature:
    return {"type": "Feature", "geometry": geometry, **said}


def line(paths: Sequence[Path]) -> dict[str, Any]:
    return {"type": "MultiLineString", "coordinates": list(paths)}


def _polygon(polygons: Sequence[Sequence[Path]]) -> dict[str, Any]:
    turned = [[_clockwise(ring, hole=i > 0) for i, ring in enumerate(polygon)] for polygon in polygons]
    return {"type": "MultiPolygon", "coordinates": turned}


def _clockwise(ring: Path, *, hole: bool) -> Path:
    return ring if shapely.is_ccw(shapely.linearrings(ring)) == hole else ring[::-1]


def circle(place: Sequence[float], metres: float) -> dict[str, Any]:
    """A post's reach as a polygon: a degree of latitude is 110.9 km here, one of longitude as much shorter as cos of it."""
    wide = max(metres, 1) / 110_900
    disc = shapely.Point(0, 0).buffer(wide, quad_segs=CORNERS // 4)
    across = 1 / cos(radians(place[1]))
    return _polygon([[[[round(place[0] + x * across, 5), round(place[1] + y, 5)] for x, y in path(disc.exterior)]]])
