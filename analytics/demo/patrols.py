"""Duty at the invented posts and areas: two shifts a school day, none in the holidays."""

from random import Random
from typing import Any

from analytics.demo.chance import around
from analytics.demo.county import County
from analytics.demo.scene import Scene
from analytics.demo.terms import school_days
from analytics.demo.zones import POST, Zone

SHIFTS_A_DAY = 2
# Persons of each force at one shift of a post.
AT_A_POST = {"police": 0.35, "auxiliaries": 1.1, "guards": 0.9, "school_staff": 0.8, "volunteers": 0.45}
IN_AN_AREA = {"police": 1.0, "auxiliaries": 1.6}
CHECKED = {"persons_checked": 0.25, "vehicles_checked": 0.18, "vehicles_used": 1.0}


def report(scene: Scene, county: County, unit: str, month: str) -> list[dict[str, Any]]:
    """The unit's report: one row for each zone that is on the register by then."""
    planned = SHIFTS_A_DAY * len(school_days(month, scene.settings))
    zones = [zone for zone in county.zones_of.get(unit, []) if zone.since <= month]
    return [_row(scene, zone, month, planned) for zone in zones]


def _row(scene: Scene, zone: Zone, month: str, planned: int) -> dict[str, Any]:
    chance = scene.chance("patrols", zone.code, month)
    duty = scene.care(zone.township, scene.months.index(month)).duty
    done = min(planned, round(planned * chance.gauss(duty, 0.03)))
    forces = AT_A_POST if zone.type == POST else IN_AN_AREA
    return {
        "zone_code": zone.code,
        "shifts_planned": planned,
        "shifts_done": done,
        **{force: around(chance, done * share) for force, share in forces.items()},
        **(_patrolled(chance, month, scene) if zone.type != POST else {}),
    }


def _patrolled(chance: Random, month: str, scene: Scene) -> dict[str, int]:
    """Areas are patrolled all year, by car and on foot; in the holidays less."""
    patrols = around(chance, 26 if scene.is_holiday(month) else 58)
    return {"patrols": patrols, **{column: around(chance, patrols * share) for column, share in CHECKED.items()}}
