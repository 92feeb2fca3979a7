"""The two registers as units file them: schools with positions in the unit's own coordinate system, patrol zones."""

from dataclasses import replace
from typing import Any

import numpy as np

from analytics import geo
from analytics.demo.chance import around
from analytics.demo.county import County
from analytics.demo.places import Position
from analytics.demo.scene import Scene
from analytics.demo.schools import School
from analytics.demo.terms import START_OF_SCHOOL_YEAR, number
from analytics.demo.zones import Zone
from analytics.reference import Unit

TRUE, SHIFTED = "WGS84", "GCJ02"
UNITS_ON_SHIFTED_MAPS = 0.15
UNITS_WITH_NEW_PUPILS = 2


def systems(scene: Scene) -> dict[str, str]:
    """Each unit's coordinate system: some take positions from a map that shows GCJ-02."""
    return {
        unit.code: SHIFTED if scene.chance("map", unit.code).random() < UNITS_ON_SHIFTED_MAPS else TRUE
        for unit in scene.reference.units
    }


def revisions(scene: Scene, county: County) -> list[tuple[str, Unit, str]]:
    """(kind, unit, month) of the registers filed again when the school year begins: new pupils, new posts."""
    autumn = next((month for month in scene.months[1:] if number(month) == START_OF_SCHOOL_YEAR), None)
    if autumn is None:
        return []
    offices = [unit for unit in scene.reference.units if len(county.schools_of.get(unit.code, [])) > 1]
    renewed = scene.chance("new pupils").sample(offices, min(UNITS_WITH_NEW_PUPILS, len(offices)))
    posted = {zone.unit for zone in county.zones if zone.since == autumn}
    return [("schools", unit, autumn) for unit in renewed] + [
        ("patrol_zones", unit, autumn) for unit in scene.reference.units if unit.code in posted
    ]


def schools_report(scene: Scene, county: County, unit: Unit, month: str) -> list[dict[str, Any]]:
    """One row for each of the unit's schools; after the first month with the new year's pupils."""
    schools = county.schools_of.get(unit.code, [])
    if month > scene.months[0]:
        schools = [_new_year(scene, school) for school in schools]
    system = systems(scene)[unit.code]
    return [_school_row(school, system) for school in schools]


def zones_report(scene: Scene, county: County, unit: Unit, month: str) -> list[dict[str, Any]]:
    """One row for each of the unit's zones that is set up by then."""
    system = systems(scene)[unit.code]
    return [_zone_row(zone, system) for zone in county.zones_of.get(unit.code, []) if zone.since <= month]


def _new_year(scene: Scene, school: School) -> School:
    return replace(school, pupils=around(scene.chance("new pupils", school.code), school.pupils * 1.02, 0.05))


def _school_row(school: School, system: str) -> dict[str, Any]:
    (lon, lat), *_ = _shown([school.position], system)
    return {
        "school_code": school.code,
        "name": school.name,
        "stage": school.stage,
        "ownership": school.ownership,
        "township_code": school.township,
        "pupils": school.pupils,
        "boarders": min(school.boarders, school.pupils),
        "staff": school.staff,
        "lon": lon,
        "lat": lat,
        "crs": system,
        "legal_vice_principal": school.vice_principal,
    }


def _zone_row(zone: Zone, system: str) -> dict[str, Any]:
    shown = _shown(list(zone.vertices), system)
    ring = ", ".join(f"{lon:.6f} {lat:.6f}" for lon, lat in [*shown, shown[0]])
    lon, lat = shown[0] if zone.position else (None, None)
    return {
        "zone_code": zone.code,
        "name": zone.name,
        "type": zone.type,
        "township_code": zone.township,
        "geometry": f"POLYGON (({ring}))" if zone.corners else None,
        "lon": lon,
        "lat": lat,
        "radius_m": zone.radius_m,
        "crs": system,
        "schools_served": ";".join(zone.serves),
        "morning_window": "07:40-08:30" if zone.young else "07:00-08:00",
        "afternoon_window": "15:30-16:30" if zone.young else "15:30-17:00",
    }


def _shown(positions: list[Position], system: str) -> list[Position]:
    """WGS84 positions as the unit's map shows them."""
    if system == TRUE:
        return positions
    lons, lats = np.array(positions).T
    return [(round(float(x), 6), round(float(y), 6)) for x, y in zip(*geo.wgs84_to_gcj02(lons, lats), strict=True)]
