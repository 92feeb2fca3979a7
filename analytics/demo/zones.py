"""The invented patrol zones: an area around each township's seat, and guard posts at many school gates."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi

from analytics.demo import told
from analytics.demo.chance import happens
from analytics.demo.naming import short_name
from analytics.demo.places import Places, Position, moved, within
from analytics.demo.scene import Scene
from analytics.demo.schools import School
from analytics.demo.terms import START_OF_SCHOOL_YEAR, number
from analytics.reference import Area

AREA, POST = "巡逻区", "护学岗"
POSTS_SET_LATER = 0.06


@dataclass(frozen=True)
class Zone:
    """A patrol area (corners) or a guard post (position and radius), on the register from the month ``since`` on."""

    code: str
    name: str
    type: str
    township: str
    unit: str
    since: str
    serves: tuple[str, ...]
    corners: tuple[Position, ...] = ()
    position: Position | None = None
    radius_m: int | None = None
    young: bool = False

    @property
    def vertices(self) -> tuple[Position, ...]:
        return self.corners or ((self.position,) if self.position else ())


def invent(scene: Scene, places: Places, schools: list[School]) -> list[Zone]:
    """Zones in the order of their codes; each belongs to the first police unit that answers for its township."""
    zones: list[Zone] = []
    for position, township in enumerate(scene.reference.townships, start=1):
        if unit := scene.police.get(township.code):
            here = [school for school in schools if school.township == township.code]
            zones.append(_area(scene, places, township, f"Z{position:02d}00", here))
            zones += _posts(scene, unit, f"Z{position:02d}", here)
    return zones


def _area(scene: Scene, places: Places, township: Area, code: str, schools: list[School]) -> Zone:
    corners = places.area_round(scene.chance("area", township.code), township)
    name = told.county()["naming"]["area"].format(township=short_name(township))
    serves = tuple(school.code for school in schools if within(school.position, corners))
    unit, since = scene.police[township.code], scene.months[0]
    return Zone(code, name, AREA, township.code, unit, since, serves, corners=tuple(corners))


def _posts(scene: Scene, unit: str, prefix: str, schools: list[School]) -> Iterator[Zone]:
    """Posts at some of the schools; a few are set up when the school year begins."""
    shares = {stage["stage"]: stage["post"] for stage in told.county()["stages"]["stage"]}
    name = told.county()["naming"]["post"]
    later = next((month for month in scene.months[1:] if number(month) == START_OF_SCHOOL_YEAR), None)
    standing = 0
    for school in schools:
        chance = scene.chance("post", school.code)
        at_once = happens(chance, shares[school.stage])
        if not at_once and not (later and happens(chance, POSTS_SET_LATER)):
            continue
        standing += 1
        yield Zone(
            code=f"{prefix}{standing:02d}",
            name=name.format(school=school.name),
            type=POST,
            township=school.township,
            unit=unit,
            since=scene.months[0] if at_once or not later else later,
            serves=(school.code,),
            position=moved(school.position, chance.uniform(0.02, 0.08), chance.uniform(0, 2 * pi)),
            radius_m=chance.choice((100, 150, 200, 200, 300)),
            young=school.pupils < 350,
        )
