"""Where a measured county's schools and patrol zones lie: around the seats, as close together as in a town."""

import numpy as np
import pyarrow as pa

from analytics.reference import Reference, Unit


def placed(reference: Reference, unit: Unit, n: int) -> dict[str, pa.Array]:
    """lon, lat and crs of ``n`` schools within some 5 km of the unit's seat."""
    lon, lat = _around(reference, unit, n)
    return {"lon": pa.array(lon), "lat": pa.array(lat), "crs": pa.array(["GCJ02"] * n)}


def zone_rows(reference: Reference, unit: Unit, n: int) -> dict[str, pa.Array]:
    """``n`` zones of the unit; every tenth is an area of ten corners, the others are posts."""
    lon, lat = _around(reference, unit, n)
    area = np.arange(n) % 10 == 0
    polygons = [_polygon(x, y) if here else None for x, y, here in zip(lon, lat, area, strict=True)]
    return {
        "zone_code": pa.array([f"Z{unit.code}{i:04d}" for i in range(n)]),
        "name": pa.array([f"{unit.name}示例岗{i}" for i in range(n)]),
        "type": pa.array(np.where(area, "巡逻区", "护学岗")),
        "township_code": pa.array([unit.seat] * n),
        "geometry": pa.array(polygons, pa.string()),
        "lon": pa.array(lon, mask=area),
        "lat": pa.array(lat, mask=area),
        "radius_m": pa.array(np.full(n, 200.0), mask=area),
        "crs": pa.array(["GCJ02"] * n),
        "morning_window": pa.array(["07:00-08:00"] * n),
        "afternoon_window": pa.array(["15:30-17:00"] * n),
    }


def _around(reference: Reference, unit: Unit, n: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng([n, *unit.code.encode()])
    seat = reference.area_by_code[unit.seat]
    return seat.lon + rng.normal(0, 0.02, n), seat.lat + rng.normal(0, 0.02, n)


def _polygon(lon: float, lat: float) -> str:
    angles = np.linspace(0, 2 * np.pi, 11)
    corners = zip(lon + 0.008 * np.cos(angles[:-1]), lat + 0.007 * np.sin(angles[:-1]), strict=True)
    ring = [f"{x:.6f} {y:.6f}" for x, y in corners]
    return f"POLYGON (({', '.join([*ring, ring[0]])}))"
