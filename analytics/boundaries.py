"""The county's outline and its townships' areas: ``county.geojson`` and ``townships.geojson`` of the reference folder.

A county puts its own files there. Both are optional; one that cannot be used is refused whole, naming feature and fault.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import shapely

from analytics import geojson, reference
from analytics.geojson import BoundaryError, Feature

COUNTY, TOWNSHIPS = "county.geojson", "townships.geojson"

__all__ = ["COUNTY", "TOWNSHIPS", "Boundaries", "BoundaryError", "county", "load"]


@dataclass(frozen=True, eq=False)
class Boundaries:
    """In WGS-84: the outline (None without a file), areas by township code, what must be said of where they come from.

    ``schematic``: the areas are sketched and not administrative boundaries, and every map has to say so.
    """

    county: shapely.Geometry | None
    townships: Mapping[str, shapely.Geometry]
    attribution: str
    schematic: bool


def load(folder: Path) -> Boundaries:
    """Both files of the folder; cached until one of them or the list of areas changes. Raises BoundaryError."""
    return _load(folder, tuple(_stamp(folder / name) for name in (COUNTY, TOWNSHIPS, "areas.csv")))


def county(folder: Path) -> shapely.Geometry | None:
    """The outline alone, prepared for many questions; None where the folder has none. Raises BoundaryError."""
    outline = _outline(folder / COUNTY, _stamp(folder / COUNTY))
    return outline and outline[0]


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file is replaced, even by one of the same moment or the same size."""
    if not path.exists():
        return None
    found = path.stat()
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _load(folder: Path, stamps: tuple[tuple[int, int] | None, ...]) -> Boundaries:
    outline = _outline(folder / COUNTY, stamps[0])
    areas = geojson.read(folder / TOWNSHIPS) if stamps[1] else None
    sources = [outline[1] if outline else "", areas.attribution if areas else ""]
    return Boundaries(
        county=outline and outline[0],
        townships=MappingProxyType(_by_township(areas.features, folder) if areas else {}),
        attribution="; ".join(dict.fromkeys(source for source in sources if source)),
        schematic=areas is not None and any(feature.properties.get("schematic") is True for feature in areas.features),
    )


@lru_cache(maxsize=8)
def _outline(path: Path, stamp: tuple[int, int] | None) -> tuple[shapely.Geometry, str] | None:
    if stamp is None:
        return None
    collection = geojson.read(path)
    outline = shapely.union_all([feature.geometry for feature in collection.features])
    shapely.prepare(outline)
    return outline, collection.attribution


def _by_township(found: tuple[Feature, ...], folder: Path) -> dict[str, shapely.Geometry]:
    """Areas by code, in the order of the county's list; a township of several features is all of them."""
    listed = reference.load(folder)
    parts: dict[str, list[shapely.Geometry]] = {area.code: [] for area in listed.townships}
    for feature in found:
        named = feature.properties.get("code") or feature.properties.get("name")
        township = listed.township(str(named)) if named is not None else None
        if township is None:
            code = "boundary_unknown_township" if named is not None else "boundary_no_code"
            raise BoundaryError(code, file=TOWNSHIPS, feature=feature.number, code=named)
        parts[township.code].append(feature.geometry)
    if missing := [listed.area_by_code[code].name for code, geometries in parts.items() if not geometries]:
        raise BoundaryError("boundary_missing_townships", file=TOWNSHIPS, missing="、".join(missing))
    return {code: shapely.union_all(geometries) for code, geometries in parts.items()}
