"""What all of it means, each layer under the choice of what it shows: classes with their edges, sizes, letters, zones."""

import streamlit as st

from ui import palette, wording
from ui.choices import choices
from ui.map import controls, marks, states
from ui.map.asked import Asked
from ui.map.county import County
from ui.map.towns import Towns
from ui.markup import element, text
from ui.wording import t

SIZES = (100, 500, 2000)  # pupils


def draw(county: County, towns: Towns, *, planned: bool) -> None:
    """The choices with the legends of the layers that are switched on; ``planned``: the map has proposed posts on it."""
    asked = county.asked
    with st.container(key="map_legend", gap="small"):
        controls.metric()
        if "townships" in asked.layers:
            st.html(_townships(towns))
        controls.state()
        if "schools" in asked.layers:
            st.html(_schools(county))
        controls.layers()
        if asked.layers & {"areas", "posts"} or planned:
            st.html(_zones(asked, planned))


def _townships(towns: Towns) -> str:
    steps = [_square(step.colour, step.label) for step in reversed(towns.scale.steps)]
    steps.append(element("li", element("i", class_="cg-hatched"), text(t("map.key_unknown"))))
    return _part(steps, t("map.key_schematic"))


def _schools(county: County) -> str:
    asked = county.asked
    classes, of = states.CLASSES[asked.state], states.of(asked.state)
    counts = [0] * len(classes)
    for row in county.placed:
        counts[of(row, county.covered(row["school_code"]))] += 1
    dots = []
    for class_, number in zip(classes, counts, strict=True):
        if class_ is states.UNKNOWN and not number:
            continue
        words = t("map.key_count", name=states.name(asked.state, class_), count=wording.count(number))
        dots.append(_dot(class_.colour, words, class_.bad))
    dots.append(
        element(
            "li",
            *(_size(pupils, marks.scale(county)) for pupils in SIZES),
            text(t("map.key_pupils")),
            class_="cg-key-sizes",
        )
    )
    letters, words = marks.stage_letters(), choices.words("schools", "stage")
    pairs = wording.listed(t("map.key_letter", letter=letters[stage], stage=words[stage]) for stage in words)
    note = t("map.key_letters", pairs=pairs)
    if len(county.placed) > marks.NAMED:
        note += t("map.key_no_names", most=wording.count(marks.NAMED))
    return _part(dots, note)


def _zones(asked: Asked, planned: bool) -> str:
    marked = []
    if "areas" in asked.layers:
        marked.append(_square(palette.GREEN, t("map.patrol_area"), "cg-pale"))
    if "posts" in asked.layers:
        reach = t("map.key_radius_own") if asked.radius is None else t("map.metres", count=asked.radius)
        marked.append(_dot(palette.PURPLE, t("map.key_post", reach=reach), pale=True))
    if planned:
        marked.append(_dot(palette.INK, t("map.key_planned"), pale=True))
    return _part(marked)


def _part(lines: list[str], note: str = "") -> str:
    under = element("p", text(note)) if note else ""
    return element("div", element("ul", *lines), under, class_="cg-key")


def _square(colour: str, words: str, class_: str | None = None) -> str:
    return element("li", element("i", style=f"--mark:{colour}", class_=class_), text(words))


def _dot(colour: str, words: str, bad: bool = False, *, pale: bool = False) -> str:
    class_ = " ".join(["cg-dot", *(["cg-ringed"] if bad else []), *(["cg-pale"] if pale else [])])
    return element("li", element("i", style=f"--mark:{colour}", class_=class_), text(words))


def _size(pupils: int, scale: float) -> str:
    """A circle as large as on the map, with how many pupils that is."""
    wide = round(2 * marks.radius(pupils) * scale, 1)
    dot = element("i", style=f"--mark:{palette.REST};width:{wide}px;height:{wide}px", class_="cg-dot")
    return element("span", dot, text(wording.count(pupils)))
