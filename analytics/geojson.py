"""Polygons from a GeoJSON file, held to what a map of the county needs: WGS-84 degrees in China, sound rings."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

from analytics import geo
from analytics.errors import CampusError

GLOBE = shapely.box(-180, -90, 180, 90)

# CGCS2000 (EPSG:4490) differs from WGS-84 by centimetres.
SAME_AS_WGS84 = re.compile(r"(CRS84|EPSG:+(4326|4490))$", re.IGNORECASE)


class BoundaryError(CampusError):
    """A file of boundaries cannot be used: which file, which feature, what is wrong."""


@dataclass(frozen=True)
class Feature:
    """One polygon or several; ``number`` counts the file's features from 1."""

    number: int
    properties: dict[str, Any]
    geometry: shapely.Geometry


@dataclass(frozen=True)
class Collection:
    features: tuple[Feature, ...]
    attribution: str


def read(path: Path) -> Collection:
    """The features of the file, at least one. Raises BoundaryError."""
    document = _json(path)
    found = document.get("features") if isinstance(document, dict) else None
    if not isinstance(found, list) or not found:
        raise BoundaryError("boundary_empty", file=path.name)
    _assert_wgs84(document, path.name)
    features = tuple(_features(found, path.name))
    stated = [document.get("attribution"), *(feature.properties.get("attribution") for feature in features)]
    return Collection(features, next((text for text in stated if isinstance(text, str)), ""))


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise BoundaryError("boundary_json", file=path.name, line=error.lineno, column=error.colno) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise BoundaryError("boundary_encoding", file=path.name) from error


def _assert_wgs84(document: dict[str, Any], file: str) -> None:
    """Older GeoJSON may name another system; without a name it is WGS-84."""
    declared = document.get("crs")
    named = declared.get("properties", {}).get("name") if isinstance(declared, dict) else declared
    if named is not None and not SAME_AS_WGS84.search(str(named)):
        raise BoundaryError("boundary_crs", file=file, crs=named)


def _features(found: list[Any], file: str) -> Iterator[Feature]:
    for number, feature in enumerate(found, start=1):
        feature = feature if isinstance(feature, dict) else {}
        declared = feature.get("geometry")
        declared = declared if isinstance(declared, dict) else {}
        if (kind := declared.get("type")) not in ("Polygon", "MultiPolygon"):
            raise BoundaryError("boundary_not_polygon", file=file, feature=number, type=kind)
        properties = feature.get("properties")
        geometry = _geometry(declared, file, number)
        yield Feature(number, properties if isinstance(properties, dict) else {}, geometry)


def _geometry(declared: dict[str, Any], file: str, number: int) -> shapely.Geometry:
    try:
        geometry = shapely.force_2d(shapely.geometry.shape(declared))
    except (shapely.errors.ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise BoundaryError("boundary_coordinates", file=file, feature=number) from error
    if geometry.is_empty:
        raise BoundaryError("boundary_coordinates", file=file, feature=number)
    if fault := _misplaced(geometry):
        lon, lat = shapely.get_coordinates(geometry)[0]
        raise BoundaryError(fault, file=file, feature=number, lon=f"{lon:g}", lat=f"{lat:g}")
    if not geometry.is_valid:
        raise BoundaryError("boundary_invalid", file=file, feature=number, why=shapely.is_valid_reason(geometry))
    return geometry


def _misplaced(geometry: shapely.Geometry) -> str | None:
    """The code of what is wrong with where a geometry lies; boxes are compared, since its rings may be unsound."""
    box = shapely.box(*geometry.bounds)
    if geo.CHINA.covers(box):
        return None
    if not GLOBE.covers(box) and not GLOBE.covers(shapely.box(*_swapped(geometry.bounds))):
        return "boundary_not_degrees"
    return "boundary_swapped" if geo.CHINA.covers(shapely.box(*_swapped(geometry.bounds))) else "boundary_elsewhere"


def _swapped(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = bounds
    return south, west, north, east
