"""Places that must not be near a school, such as net cafés: an optional list ``net_cafes.csv`` of the county."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import shapely

from analytics import geo
from analytics.errors import CampusError
from analytics.workspace import Workspace

FILE = "net_cafes.csv"
REQUIRED = ("name", "lon", "lat", "crs")


class PlacesError(CampusError):
    """The list of places cannot be used; says which line and why."""


@dataclass(frozen=True)
class ForbiddenPlace:
    """A place in WGS-84; ``line`` as a spreadsheet counts it."""

    line: int
    name: str
    kind: str | None
    lon: float
    lat: float


def of(workspace: Workspace) -> tuple[ForbiddenPlace, ...]:
    """The county's places: of the list in the data folder, else in its reference folder. Raises PlacesError."""
    own = (workspace.data, workspace.reference_folder)
    return next((places for folder in own if (places := load(folder))), ())


def load(folder: Path) -> tuple[ForbiddenPlace, ...]:
    """The places of the folder's list, none where it has no list; cached until the file changes. Raises PlacesError."""
    path = folder / FILE
    return _load(path, path.stat().st_mtime_ns) if path.exists() else ()


@lru_cache(maxsize=8)
def _load(path: Path, stamp: int) -> tuple[ForbiddenPlace, ...]:
    reader = csv.DictReader(io.StringIO(_text(path.read_bytes()), newline=""))
    heads = {(head or "").strip() for head in reader.fieldnames or ()}
    if missing := [name for name in REQUIRED if name not in heads]:
        raise PlacesError("places_columns", file=FILE, missing=", ".join(missing), known=", ".join((*REQUIRED, "kind")))
    return tuple(_places(reader))


def _text(content: bytes) -> str:
    """Spreadsheets in Chinese save CSV in GB18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PlacesError("places_encoding", file=FILE)


def _places(reader: "csv.DictReader[str]") -> Iterator[ForbiddenPlace]:
    for row in reader:
        cells = {(head or "").strip(): (cell or "").strip() for head, cell in row.items() if not isinstance(cell, list)}
        if any(cells.values()):
            yield _place(cells, reader.line_num)


def _place(cells: dict[str, str], line: int) -> ForbiddenPlace:
    if not cells["name"]:
        raise PlacesError("places_name", file=FILE, line=line)
    if (crs := cells["crs"].upper().replace("-", "")) not in geo.CRS:
        raise PlacesError("places_crs", file=FILE, line=line, crs=cells["crs"], known=", ".join(geo.CRS))
    try:
        lon, lat = float(cells["lon"]), float(cells["lat"])
    except ValueError:
        raise PlacesError("places_number", file=FILE, line=line, lon=cells["lon"], lat=cells["lat"]) from None
    if not _in_china(lon, lat):
        code = "places_swapped" if _in_china(lat, lon) else "places_outside"
        raise PlacesError(code, file=FILE, line=line, lon=cells["lon"], lat=cells["lat"])
    ((true_lon,), (true_lat,)) = geo.to_wgs84([lon], [lat], [crs])
    return ForbiddenPlace(line, cells["name"], cells.get("kind") or None, float(true_lon), float(true_lat))


def _in_china(lon: float, lat: float) -> bool:
    return bool(shapely.contains_xy(geo.CHINA, lon, lat))
