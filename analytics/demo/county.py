"""The invented county: its schools and zones, and who answers for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from analytics.demo import schools as all_schools
from analytics.demo import zones as all_zones
from analytics.demo.places import Places
from analytics.demo.scene import Scene
from analytics.demo.schools import School
from analytics.demo.zones import POST, Zone

T = TypeVar("T", School, Zone)


@dataclass(frozen=True)
class County:
    """Schools and zones in the order of their codes."""

    schools: tuple[School, ...]
    zones: tuple[Zone, ...]

    @cached_property
    def schools_of(self) -> dict[str, list[School]]:
        """By the education unit that answers for them."""
        return _by_unit(self.schools)

    @cached_property
    def zones_of(self) -> dict[str, list[Zone]]:
        """By police unit."""
        return _by_unit(self.zones)

    @cached_property
    def post_since(self) -> dict[str, str]:
        """School code to the month from which a guard post stands at its gate."""
        return {code: zone.since for zone in self.zones if zone.type == POST for code in zone.serves}


def invent(scene: Scene, schools: int) -> County:
    """A county of ``schools`` schools. Raises UsageError where they are fewer than the units that must have one."""
    places = Places(scene.reference)
    found = all_schools.invent(scene, places, schools)
    return County(tuple(found), tuple(all_zones.invent(scene, places, found)))


def _by_unit(things: Iterable[T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for thing in things:
        found.setdefault(thing.unit, []).append(thing)
    return found
