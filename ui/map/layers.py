"""The layers of the map, the lowest first. Each has an id; those that can be picked change theirs with every pick."""

from collections.abc import Sequence
from typing import Any

import pydeck as pdk

from ui import filters, palette, store
from ui.map import marks, states
from ui.map.county import County
from ui.map.ground import Ground
from ui.map.packed import pack
from ui.map.towns import Towns

AUTO = pdk.types.String("auto")  # the characters that occur: a deck's own set is Latin
FONT = pdk.types.String(palette.FONT)
METRES = pdk.types.String("meters")
PIXELS = pdk.types.String("pixels")
GUARDED_AREA, GUARDED_POST = palette.GREEN, palette.PURPLE
OVER_PICTURES = 120  # of 255: how strong the townships' colours are above map pictures
NAME_AT = 900  # metres: how high a township's name is, between its smallest and largest in pixels


def of(ground: Ground, county: County, towns: Towns, turn: int) -> list[pdk.Layer]:
    """All layers that are switched on. ``turn`` counts the picks."""
    shown = county.asked.layers
    drawn = _townships(ground, towns, turn, filled="townships" in shown)
    if "areas" in shown:
        drawn += _areas(county, turn)
    if "posts" in shown:
        drawn += _posts(county, turn)
    if "schools" in shown:
        drawn += _schools(county, turn)
    if "names" in shown:
        drawn += _names(ground, county, schools="schools" in shown)
    return drawn


def colour(hex_: str, strength: int = 255) -> list[int]:
    """A colour of the palette as deck takes it."""
    return [int(hex_[at : at + 2], 16) for at in (1, 3, 5)] + [strength]


def layer(type_: str, id_: str, data: Sequence[Any] | str, **more: Any) -> pdk.Layer:
    """A layer of rows, or of rows that were packed before."""
    return pdk.Layer(type_, data if isinstance(data, str) else list(data), id=id_, **more)


def picking(name: str, turn: int) -> str:
    """The id of a layer that can be picked. Under a new one the browser forgets what it has marked itself."""
    return f"{name}.{turn}"


def _townships(ground: Ground, towns: Towns, turn: int, *, filled: bool) -> list[pdk.Layer]:
    strength = 255 if not store.settings().tile_url else OVER_PICTURES if filled else 0
    data = [
        {
            "p": polygon,
            "c": colour(towns.colour(code) if filled else palette.MIST, strength),
            "i": code,
            "tip": towns.tip(code),
        }
        for code, polygons in ground.townships.items()
        for polygon in polygons
    ]
    unknown = [line for code in towns.unknown() for line in ground.hatching.get(code, [])] if filled else []
    return [
        layer(
            "PolygonLayer",
            picking("township", turn),
            data,
            get_polygon="p",
            get_fill_color="c",
            get_line_color=colour(palette.PAPER),
            get_line_width=1.2,
            line_width_units=PIXELS,
            stroked=True,
            pickable=True,
            auto_highlight=False,
        ),
        _lines("hatching", unknown, palette.REST, 1),
        _lines("outline", ground.outline, palette.MUTED, 1.4),
    ]


def _lines(id_: str, paths: Sequence[Any], hex_: str, width: float) -> pdk.Layer:
    data = [{"p": path} for path in paths]
    return layer("PathLayer", id_, data, get_path="p", get_color=colour(hex_), get_width=width, width_units=PIXELS)


def _areas(county: County, turn: int) -> list[pdk.Layer]:
    return [
        layer(
            "PolygonLayer",
            picking("area", turn),
            pack(marks.areas, county),
            get_polygon="p",
            get_fill_color=colour(GUARDED_AREA, 50),
            get_line_color=colour(GUARDED_AREA),
            get_line_width=1.5,
            line_width_units=PIXELS,
            stroked=True,
            pickable=True,
        )
    ]


def _posts(county: County, turn: int) -> list[pdk.Layer]:
    return [
        layer(
            "ScatterplotLayer",
            picking("post", turn),
            pack(marks.posts, county),
            get_position="p",
            get_radius="r",
            radius_min_pixels=3,
            get_fill_color=colour(GUARDED_POST, 60),
            get_line_color=colour(GUARDED_POST),
            get_line_width=1.2,
            line_width_units=PIXELS,
            stroked=True,
            pickable=True,
        )
    ]


def _schools(county: County, turn: int) -> list[pdk.Layer]:
    classes = states.CLASSES[county.asked.state]
    return [
        layer(
            "ScatterplotLayer",
            picking("school", turn),
            pack(marks.schools, county, county.asked.state),
            get_position="p",
            get_radius="r",
            radius_scale=marks.scale(county),
            radius_units=PIXELS,
            get_fill_color=_by_class([colour(class_.colour, 235) for class_ in classes]),
            get_line_color=_by_class([colour(palette.INK if class_.bad else palette.PAPER) for class_ in classes]),
            get_line_width=1.2,
            line_width_units=PIXELS,
            stroked=True,
            pickable=True,
        )
    ]


def _by_class(colours: Sequence[list[int]]) -> str:
    """Looks a row's class up among the colours in the browser, so that no row need carry its own."""
    *others, last = (str(list(one)) for one in colours)
    return "".join(f"s == {i} ? {one} : " for i, one in enumerate(others)) + last


def _names(ground: Ground, county: County, *, schools: bool) -> list[pdk.Layer]:
    names = filters.chosen_townships(county.asked.view)
    towns = [{"p": ground.middles[code], "x": name} for code, name in names.items() if code in ground.middles]
    drawn = []
    if schools:
        # In metres, so that they are too small to be seen until the reader has come near enough for them.
        drawn.append(written("letters", pack(marks.letters, county), 46, 9, palette.PAPER))
        drawn.append(written("names", pack(marks.names, county), 62, 13, palette.INK, get_pixel_offset=[0, 18]))
    drawn.append(written("townships", towns, NAME_AT, 15, palette.INK, least=11, halo=True))
    return drawn


def written(
    id_: str,
    data: Sequence[Any] | str,
    metres: int,
    most: int,
    hex_: str,
    *,
    least: int = 0,
    halo: bool = False,
    **more: Any,
) -> pdk.Layer:
    paper = {"background": True, "get_background_color": colour(palette.PAPER, 190), "background_padding": [3, 1]}
    return layer(
        "TextLayer",
        f"text-{id_}",
        data,
        get_position="p",
        get_text="x",
        get_size=metres,
        size_units=METRES,
        size_min_pixels=least,
        size_max_pixels=most,
        get_color=colour(hex_),
        character_set=AUTO,
        font_family=FONT,
        **(paper if halo else {}),
        **more,
    )


def ringed(id_: str, data: Sequence[Any], units: pdk.types.String, hex_: str, width: float) -> pdk.Layer:
    """Rings around places."""
    return layer(
        "ScatterplotLayer",
        id_,
        data,
        get_position="p",
        get_radius="r",
        radius_units=units,
        get_line_color=colour(hex_),
        get_line_width=width,
        line_width_units=PIXELS,
        stroked=True,
        filled=False,
    )
