"""The county's own lists: areas and reporting units. A folder ``reference`` in the data folder replaces the shipped one."""

import csv
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from analytics.contract.declarations import Channel, Kind, fold

SHIPPED = Path(__file__).parent.parent / "data" / "reference"


@dataclass(frozen=True)
class Area:
    """A place of the tree: province, city, county, township."""

    code: str
    parent: str
    level: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    lon: float
    lat: float

    def label(self, language: str) -> str:
        return self.name if language == "zh" else self.name_en


@dataclass(frozen=True)
class Unit:
    """Who reports: its channel and the townships it answers for; its figures count where its seat is, the first of them."""

    code: str
    name: str
    name_en: str
    channel: Channel
    townships: tuple[str, ...]

    @property
    def seat(self) -> str:
        return self.townships[0]

    def label(self, language: str) -> str:
        return self.name if language == "zh" else self.name_en

    def files(self, kind: Kind) -> bool:
        return self.channel in kind.channels


@dataclass(frozen=True)
class Reference:
    """Areas and units of one county, looked up by code or by any of their names."""

    folder: Path
    areas: tuple[Area, ...]
    units: tuple[Unit, ...]

    @cached_property
    def root(self) -> Area:
        codes = {area.code for area in self.areas}
        return next(area for area in self.areas if area.parent not in codes)

    @cached_property
    def townships(self) -> tuple[Area, ...]:
        return tuple(area for area in self.areas if area.level == "township")

    @cached_property
    def township_names(self) -> dict[str, str]:
        """Every folded spelling of a township (code, 12-digit code, names, aliases) to its code."""
        return {
            fold(spelling): area.code
            for area in self.townships
            for spelling in (area.code, f"{area.code}000", area.name, area.name_en, *area.aliases)
        }

    @cached_property
    def unit_names(self) -> dict[str, str]:
        return {fold(s): unit.code for unit in self.units for s in (unit.code, unit.name, unit.name_en)}

    @cached_property
    def area_by_code(self) -> dict[str, Area]:
        return {area.code: area for area in self.areas}

    @cached_property
    def unit_by_code(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in self.units}

    def unit(self, spelling: str) -> Unit | None:
        """The unit of that code or name, or None."""
        return self.unit_by_code.get(self.unit_names.get(fold(spelling), ""))

    def township(self, spelling: str) -> Area | None:
        return self.area_by_code.get(self.township_names.get(fold(spelling), ""))


def load(folder: Path = SHIPPED) -> Reference:
    """Reads ``areas.csv`` and ``units.csv``; cached until a file changes."""
    stamps = tuple((folder / name).stat().st_mtime_ns for name in ("areas.csv", "units.csv"))
    return _load(folder, stamps)


@lru_cache(maxsize=32)
def _load(folder: Path, stamps: tuple[int, ...]) -> Reference:
    areas = tuple(
        Area(
            code=row["code"],
            parent=row["parent"],
            level=row["level"],
            name=row["name"],
            name_en=row["name_en"],
            aliases=_split(row["aliases"]),
            lon=float(row["lon"]),
            lat=float(row["lat"]),
        )
        for row in _rows(folder / "areas.csv")
    )
    units = tuple(
        Unit(row["code"], row["name"], row["name_en"], row["channel"], _split(row["townships"]))  # type: ignore[arg-type]
        for row in _rows(folder / "units.csv")
    )
    return Reference(folder, areas, units)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
