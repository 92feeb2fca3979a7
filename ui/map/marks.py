"""The schools and zones as rows of a layer: short names, coordinates to a metre, nothing that is not drawn."""

from math import sqrt
from typing import Any

import shapely

from ui.choices import choices
from ui.map import states, tips
from ui.map.county import AREA, POST, County
from ui.map.ground import DIGITS, rings

SMALLEST, LARGEST = 4.0, 12.0  # pixels from the middle of a school's circle to its edge
CROWDED = 80  # schools: whole counties, whose circles would hide each other in the seats
NAMED = 1000  # schools: names of more would be half of all that is sent, and nobody could read them

Mark = dict[str, Any]


def radius(pupils: int | None) -> float:
    """Circles whose areas grow with the pupils: 100 make 5.2 pixels, 1,000 make 8.7."""
    return round(min(3.6 + sqrt(pupils or 0) / 6.2, LARGEST), 1) if pupils else SMALLEST


def scale(county: County) -> float:
    """Smaller circles where there are too many to have room."""
    many = len(county.placed)
    return 0.5 if many > NAMED else 0.7 if many > CROWDED else 1.0


def schools(county: County) -> list[Mark]:
    """p: place, s: class of the state, r: radius in pixels, i: code. Those that worry lie on top."""
    of, writer = states.of(county.asked.state), tips.SchoolTips(county, choices.words("schools", "stage"))
    found = [
        {
            "p": [round(row["lon"], DIGITS), round(row["lat"], DIGITS)],
            "s": of(row, county.covered(row["school_code"])),
            "r": radius(row["pupils"]),
            "i": row["school_code"],
            "tip": writer.write(row),
        }
        for row in county.placed
    ]
    return sorted(found, key=lambda mark: (-mark["s"], -mark["r"]))


def letters(county: County) -> list[Mark]:
    """The letter of each school's stage."""
    short = stage_letters()
    return [{"p": _place(row), "x": short.get(row["stage"], "")} for row in county.placed]


def names(county: County) -> list[Mark]:
    """The schools' names, where they are not too many to be read."""
    if len(county.placed) > NAMED:
        return []
    return [{"p": _place(row), "x": row["name"]} for row in county.placed]


def posts(county: County) -> list[Mark]:
    """r: radius in metres, the one that is asked for instead of the post's own."""
    asked, writer = county.asked.radius, tips.ZoneTips()
    return [
        {"p": _place(row), "r": asked or row["radius_m"] or 0, "i": row["zone_code"], "tip": writer.write(row)}
        for row in county.zones.values()
        if row["type"] == POST and row["lon"] is not None
    ]


def areas(county: County) -> list[Mark]:
    """p: the rings of a polygon."""
    rows = [row for row in county.zones.values() if row["type"] == AREA and row["geometry"]]
    shapes, writer = shapely.from_wkt([row["geometry"] for row in rows]), tips.ZoneTips()
    return [
        {"p": polygon, "i": row["zone_code"], "tip": writer.write(row)}
        for row, shape in zip(rows, shapes, strict=True)
        for polygon in rings(shape)
    ]


def stage_letters() -> dict[str, str]:
    """One letter for each stage, the first that no other stage has."""
    taken: dict[str, str] = {}
    for stage, words in choices.words("schools", "stage").items():
        taken[stage] = next((c.upper() for c in words if c.strip() and c.upper() not in taken.values()), "·")
    return taken


def _place(row: Any) -> list[float]:
    return [round(row["lon"], DIGITS), round(row["lat"], DIGITS)]
