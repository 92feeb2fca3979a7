"""A data folder with as many hazards as wanted: registers and ledgers laid out directly, to measure what comes after."""

import numpy as np
import pyarrow as pa

from analytics import register, store
from analytics.clock import now
from analytics.contract import KINDS
from analytics.months import month_end, month_start, months_between
from analytics.register import Filing
from analytics.workspace import Workspace


def fill(workspace: Workspace, hazards: int, schools: int = 160, seed: int = 1) -> None:
    """``schools`` schools and ``hazards`` hazards over the campaign, evenly over the units and months that report."""
    rng = np.random.default_rng(seed)
    offices = [unit for unit in workspace.reference.units if unit.channel == "education" and unit.code.startswith("JB")]
    per_office = schools // len(offices) + 1
    codes = {unit.code: [f"S{unit.code}{i:05d}" for i in range(per_office)] for unit in offices}
    for unit in offices:
        _file(workspace, "schools", unit.code, "2021-04", _schools(rng, unit, codes[unit.code]))
    months = months_between("2021-04", "2022-01")
    each = hazards // (len(offices) * len(months))
    for unit in offices:
        for month in months:
            _file(workspace, "hazards", unit.code, month, _hazards(rng, month, codes[unit.code], each))


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
