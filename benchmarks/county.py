"""A data folder with as many hazards as wanted: registers and ledgers laid out directly, to measure what comes after."""

import numpy as np
import pyarrow as pa

from analytics import register, store
from analytics.clock import now
from analytics.contract import KINDS
from analytics.months import month_end, month_start, months_between
from analytics.register import Filing
from analytics.workspace import Workspace
from benchmarks.places import placed, zone_rows


def fill(workspace: Workspace, hazards: int, schools: int = 160, seed: int = 1, zones: int = 0) -> None:
    """``schools`` schools and ``hazards`` hazards over the campaign, evenly over the education offices and months.

    Beside them a tenth of the schools with an incident a month, every school's protection, and every unit's work; ``zones``
    guard posts and areas, listed anew in September.
    """
    rng = np.random.default_rng(seed)
    offices = [unit for unit in workspace.reference.units if unit.channel == "education" and unit.code.startswith("JB")]
    per_office = schools // len(offices) + 1
    codes = {unit.code: [f"S{unit.code}{i:05d}" for i in range(per_office)] for unit in offices}
    for unit in offices:
        listed = _schools(rng, unit, codes[unit.code]) | placed(workspace.reference, unit, per_office)
        _file(workspace, "schools", unit.code, "2021-04", listed)
    stations = [unit for unit in workspace.reference.units if unit.files(KINDS["patrol_zones"])]
    for unit in stations if zones else ():
        for month in ("2021-04", "2021-09"):
            _file(
                workspace,
                "patrol_zones",
                unit.code,
                month,
                zone_rows(workspace.reference, unit, zones // len(stations)),
            )
    months = months_between("2021-04", "2022-01")
    each = hazards // (len(offices) * len(months))
    for unit in offices:
        for month in months:
            _file(workspace, "hazards", unit.code, month, _hazards(rng, month, codes[unit.code], each))
            _file(workspace, "incidents", unit.code, month, _incidents(rng, month, codes[unit.code], per_office // 10))
            _file(workspace, "protection", unit.code, month, _protection(rng, codes[unit.code]))
    for unit in workspace.reference.units:
        for month in months if unit.files(KINDS["work"]) else ():
            _file(workspace, "work", unit.code, month, _work(rng))


def _file(workspace: Workspace, kind: str, unit: str, month: str, columns: dict[str, pa.Array]) -> None:
    rows = len(next(iter(columns.values())))
    schema = KINDS[kind].arrow_schema
    columns |= {"line": pa.array(np.arange(2, rows + 2))}
    table = pa.table([columns.get(f.name, pa.nulls(rows, f.type)) for f in schema], schema=schema)
    name = store.keep_rows(workspace, kind, month, table)
    sha256 = store.keep_original(workspace, f"{kind} {unit} {month}".encode())
    filing = Filing(kind, unit, month, sha256, f"{kind}.csv", rows, rows, 0, name)
    register.open(workspace).accept(filing, actor="benchmark", at=now())


def _schools(rng, unit, codes):
    n = len(codes)
    return {
        "school_code": pa.array(codes),
        "name": pa.array([f"{unit.name}示例学校{i}" for i in range(n)]),
        "stage": pa.array(["小学"] * n),
        "township_code": pa.array([unit.seat] * n),
        "pupils": pa.array(rng.integers(50, 2000, n)),
    }


def _hazards(rng, month, codes, n):
    categories = [term.zh for term in KINDS["hazards"].by_id["category"].terms]
    start, days = month_start(month), month_end(month).day
    found = np.datetime64(start) + rng.integers(0, days, n)
    rectified = found + rng.integers(1, 60, n)
    closed = rng.random(n) < 0.8
    checked = closed & (rng.random(n) < 0.9)
    return {
        "hazard_id": pa.array([f"{month}-{i:07d}" for i in range(n)]),
        "school_code": pa.array(rng.choice(codes, n)),
        "found_on": pa.array(found.astype("datetime64[D]")),
        "found_by": pa.array(rng.choice(["自查", "教育"], n)),
        "category": pa.array(rng.choice(categories, n)),
        "grade": pa.array(rng.choice(["一般", "较大", "重大"], n, p=[0.8, 0.15, 0.05])),
        "description": pa.array([f"第{i}处隐患：消防通道堆放杂物" for i in range(n)]),
        "measures": pa.array(rng.choice(["立即清理", "维修更换", "加强巡查"], n)),
        "deadline": pa.array((found + rng.integers(7, 30, n)).astype("datetime64[D]")),
        "rectified_on": pa.array(rectified.astype("datetime64[D]"), mask=~closed),
        "rechecked_on": pa.array((rectified + 3).astype("datetime64[D]"), mask=~checked),
        "recheck_result": pa.array(np.where(rng.random(n) < 0.95, "合格", "不合格"), mask=~checked),
    }


def _incidents(rng, month, codes, n):
    moment = np.datetime64(f"{month}-01T00:00:00") + rng.integers(0, 28 * 86_400, n).astype("timedelta64[s]")
    reported = moment + rng.integers(600, 3 * 3_600, n).astype("timedelta64[s]")
    closed = (moment + np.timedelta64(9, "D")).astype("datetime64[D]")
    terms = {name: [term.zh for term in KINDS["incidents"].by_id[name].terms] for name in ("kind", "place")}
    return {
        "incident_id": pa.array([f"{month}-{i:06d}" for i in range(n)]),
        "school_code": pa.array(rng.choice(codes, n)),
        "occurred_at": pa.array(moment),
        "reported_at": pa.array(reported),
        "kind": pa.array(rng.choice(terms["kind"], n)),
        "place": pa.array(rng.choice(terms["place"], n)),
        "closed_on": pa.array(closed, mask=rng.random(n) < 0.2),
        "sync_handling": pa.array(rng.random(n) < 0.9),
        "sync_opinion": pa.array(rng.random(n) < 0.9),
        "sync_order": pa.array(rng.random(n) < 0.9),
    }


def _protection(rng, codes):
    n = len(codes)
    flags = (
        "closed_campus",
        "one_key_alarm",
        "alarm_networked",
        "video",
        "guard_post_set",
        "plan_written",
        "smart_campus",
    )
    return {
        "school_code": pa.array(codes),
        "guards_actual": pa.array(rng.integers(1, 6, n)),
        "guards_certified": pa.array(rng.integers(0, 2, n)),
        **{name: pa.array(rng.random(n) < 0.95) for name in flags},
    }


def _work(rng):
    return {column.id: pa.array(rng.integers(0, 40, 1)) for column in KINDS["work"].columns}
