"""The invented schools: one for every unit that is itself a school, the others shared out over the townships."""

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import Any

from analytics.demo import told
from analytics.demo.chance import happens, weighted
from analytics.demo.naming import school_name
from analytics.demo.places import Places, Position
from analytics.demo.scene import Scene
from analytics.errors import UsageError
from analytics.reference import Area, Reference, Unit

PUBLIC, PRIVATE = "公办", "民办"
KINDERGARTEN = "幼儿园"


@dataclass(frozen=True)
class School:
    """An invented school at a WGS84 position."""

    code: str
    name: str
    stage: str
    ownership: str
    township: str
    unit: str
    pupils: int
    boarders: int
    staff: int
    position: Position
    vice_principal: bool

    @property
    def size(self) -> float:
        """Compares with an ordinary school (1.0), where more pupils mean more of something."""
        return min(1.8, max(0.55, (self.pupils / 420) ** 0.5))


def invent(scene: Scene, places: Places, number: int) -> list[School]:
    """``number`` schools in the order of their codes. Raises UsageError where that is too few for the units."""
    own, offices = _units(scene.reference)
    if number < len(own) + len(offices):
        raise UsageError("demo_too_small", fewest=len(own) + len(offices))
    counts = _shared_out(list(offices), number - len(own))
    found: list[School] = []
    for position, township in enumerate(scene.reference.townships, start=1):
        chance = scene.chance("schools", township.code)
        planned = [(unit, unit.name, _stage_of(unit)) for unit in own if unit.seat == township.code]
        if office := offices.get(township.code):
            planned += [(office, name, stage) for name, stage in _named(chance, township, counts[township.code])]
        prefix = f"S{scene.reference.root.code[3:]}{position:02d}"
        found += [
            _school(chance, f"{prefix}{n:03d}", name, stage, township, unit, places)
            for n, (unit, name, stage) in enumerate(planned, start=1)
        ]
    return found


def _units(reference: Reference) -> tuple[list[Unit], dict[str, Unit]]:
    """Education units that are schools themselves, and for each township the office that answers for the others."""
    education = [unit for unit in reference.units if unit.channel == "education"]
    own = [unit for unit in education if _stage_of(unit)]
    offices = {code: unit for unit in reversed(education) if unit not in own for code in unit.townships}
    return own, {area.code: offices[area.code] for area in reference.townships if area.code in offices}


def _stage_of(unit: Unit) -> dict[str, Any]:
    """The stage whose word ends the unit's name, the longest first; empty for an office."""
    stages = sorted(told.county()["stages"]["stage"], key=lambda stage: -len(stage["word"]))
    return next((stage for stage in stages if unit.name.endswith(stage["word"])), {})


def _shared_out(townships: list[str], number: int) -> dict[str, int]:
    """Schools a township gets: one each, the rest in proportion, the largest remainders first."""
    weights = told.county()["townships"]
    parts = {code: weights.get(code, weights["other"]) for code in townships}
    exact = {code: (number - len(parts)) * part / sum(parts.values()) for code, part in parts.items()}
    counts = {code: 1 + int(value) for code, value in exact.items()}
    by_remainder = sorted(exact, key=lambda code: (int(exact[code]) - exact[code], code))
    for code in by_remainder[: number - sum(counts.values())]:
        counts[code] += 1
    return counts


def _named(chance: Random, township: Area, number: int) -> list[tuple[str, dict[str, Any]]]:
    """Names and stages of a township's schools: one of each common stage first."""
    stages = {stage["stage"]: stage for stage in told.county()["stages"]["stage"]}
    weights = {name: stage["weight"] for name, stage in stages.items()}
    first = told.county()["stages"]["first"]
    drawn = [*first, *(weighted(chance, weights) for _ in range(number - len(first)))][:number]
    seen: Counter[str] = Counter()
    named = []
    for stage in drawn:
        seen[stage] += 1
        named.append((school_name(township, seen[stage], stages[stage]["word"]), stages[stage]))
    return named


def _school(
    chance: Random, code: str, name: str, stage: dict[str, Any], township: Area, unit: Unit, places: Places
) -> School:
    fewest, most = stage["pupils"]
    pupils = round(chance.triangular(fewest, most, fewest + (most - fewest) * 0.3))
    return School(
        code=code,
        name=name,
        stage=stage["stage"],
        ownership=PRIVATE if happens(chance, stage["private"]) else PUBLIC,
        township=township.code,
        unit=unit.code,
        pupils=pupils,
        boarders=round(pupils * stage["boarders"] * chance.uniform(0.5, 1.0)),
        staff=max(4, round(pupils / stage["pupils_per_staff"])),
        position=places.near(chance, township),
        vice_principal=happens(chance, 0.9),
    )
