"""Every indicator of the catalogue against its plain re-computation, over counties that nobody chose."""

import random
import tempfile
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics import queries, register, warehouse
from analytics.clock import ZONE
from analytics.contract import KINDS
from analytics.metrics import METRICS
from analytics.pairs import Pair
from tests import plain
from tests.given import County

OFFICES = {"JB03": ["330226003"], "JB04": ["330226004"], "JB05": ["330226101"]}
STATIONS = {"PCS03": ["330226003", "330226004"], "PCS04": ["330226101"]}
MONTHS = ["2021-05", "2021-06", "2021-07"]
WORK = {"disputes_found", "disputes_resolved", "schools_drilled", "talks", "people_reached", "hazards_found"}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_every_indicator_agrees_with_its_plain_recomputation(seed):
    with tempfile.TemporaryDirectory() as folder:
        county = County(folder)
        invent(county, random.Random(seed))
        county.builds()
        expected = plain.indicators(county.workspace)
        found = catalogue_values(county)
        assert found.keys() == expected.keys()
        for key, (value, numerator, denominator) in expected.items():
            assert found[key] == (approx(value), approx(numerator), approx(denominator)), key


def approx(number):
    return None if number is None else pytest.approx(number, rel=1e-9)


def catalogue_values(county):
    with warehouse.Reader(county.workspace) as reader:
        rows = reader.arrow(queries.metrics(tuple(METRICS), (), "2021-04", "2021-07")).to_pylist()
    return {(r["metric"], r["area"], r["month"]): (r["value"], r["numerator"], r["denominator"]) for r in rows}


def invent(county, chance):
    """Registers, zones and three months of reports, some late, missing, revised, withdrawn or waiting for a locked month."""
    schools = {}
    for unit, townships in OFFICES.items():
        rows = [school(chance, f"S{unit}{i}", townships) for i in range(chance.randint(1, 4))]
        county.files("schools", unit, "2021-04", rows)
        schools |= {row["school_code"]: row for row in rows}
        if chance.random() < 0.3:
            county.files(
                "schools", unit, "2021-06", [row | {"pupils": str(chance.randint(1, 2500))} for row in rows[1:] or rows]
            )
    zones = {unit: [zone(chance, f"Z{unit}{i}", townships) for i in range(2)] for unit, townships in STATIONS.items()}
    for unit, rows in zones.items():
        county.files("patrol_zones", unit, "2021-04", rows)
        if chance.random() < 0.5:
            county.files("patrol_zones", unit, "2021-06", rows[1:])
    for unit, townships in (OFFICES | STATIONS).items():
        mine = [code for code, row in schools.items() if row["township_code"] in townships]
        ledgers(county, chance, unit, mine)
        monthly(county, chance, unit, mine, [z["zone_code"] for z in zones.get(unit, [])])
        locks(county, chance)
    decisions(county, chance)


def school(chance, code, townships):
    row = {"school_code": code, "township_code": chance.choice(townships), "pupils": str(chance.randint(1, 2500))}
    row["legal_vice_principal"] = chance.choice(["是", "否", "", "不适用"])
    if chance.random() < 0.8:
        row |= {"lon": f"{121.45 + chance.random() * 0.02:.5f}", "lat": f"{29.37 + chance.random() * 0.02:.5f}"}
        row["crs"] = chance.choice(["WGS84", "GCJ02", "BD09"])
    return row


def zone(chance, code, townships):
    row = {"zone_code": code, "township_code": townships[0]}
    lon, lat = 121.45 + chance.random() * 0.02, 29.37 + chance.random() * 0.02
    if chance.random() < 0.5:
        return row | {"lon": f"{lon:.5f}", "lat": f"{lat:.5f}", "radius_m": str(chance.randint(100, 1500))}
    corners = [(lon, lat), (lon + 0.01, lat), (lon + 0.01, lat + 0.01), (lon, lat + 0.01), (lon, lat)]
    shape = ", ".join(f"{x:.5f} {y:.5f}" for x, y in corners)
    return row | {"type": "巡逻区", "geometry": f"POLYGON (({shape}))"}


def ledgers(county, chance, unit, schools):
    """A ledger a month, out of order now and then; hazards come back in later ones, changed or not at all."""
    known = [hazard(chance, f"H{i}", chance.choice(schools)) for i in range(chance.randint(0, 8))] if schools else []
    months = chance.sample(MONTHS, k=len(MONTHS))
    for month in months:
        if chance.random() < 0.2:
            continue
        rows = [row for row in known if row["found_on"] <= f"{month}-31" and chance.random() < 0.8]
        filed = county.files("hazards", unit, month, [as_of(row, month) for row in rows], at=moment(chance, month))
        if chance.random() < 0.2:
            revised = county.files(
                "hazards", unit, month, [as_of(row, month) for row in rows[1:]], at=moment(chance, month)
            )
            county.withdraws(chance.choice([filed, revised]))


def hazard(chance, code, school_code):
    found = date(2021, 4, 20) + timedelta(days=chance.randint(0, 95))
    row = {"hazard_id": code, "school_code": school_code, "found_on": found.isoformat()}
    row["grade"] = chance.choice(["一般", "较大", "重大"])
    row["deadline"] = (found + timedelta(days=chance.randint(0, 40))).isoformat() if chance.random() < 0.8 else ""
    row["measures"] = chance.choice(["", "清理"])
    if chance.random() < 0.7:
        rectified = found + timedelta(days=chance.randint(0, 50))
        row["rectified_on"] = rectified.isoformat()
        if chance.random() < 0.7:
            row["rechecked_on"] = (rectified + timedelta(days=chance.randint(0, 20))).isoformat()
            row["recheck_result"] = chance.choice(["合格", "合格", "不合格"])
    return row


def as_of(row, month):
    """The row as that month's clerk knew it: what came later is still empty."""
    later = {name for name in ("rectified_on", "rechecked_on") if row.get(name, "") > f"{month}-31"}
    return row | dict.fromkeys(later, "") | ({"recheck_result": ""} if "rechecked_on" in later else {})


def monthly(county, chance, unit, schools, zones):
    for month in MONTHS:
        tables = {"work": [{item: chance.choice(["", "0", "3", "12", "不适用"]) for item in WORK}]}
        tables["incidents"] = [
            incident(chance, f"I{month}{i}", month, schools) for i in range(chance.randint(0, 3)) if schools
        ]
        if unit in OFFICES:
            tables["protection"] = [protection(chance, code) for code in schools if chance.random() < 0.8]
        if zones:
            tables["patrols"] = [
                {
                    "zone_code": code,
                    "shifts_planned": chance.choice(["", "20"]),
                    "shifts_done": chance.choice(["", "15", "22"]),
                }
                for code in zones
            ]
        for kind, rows in tables.items():
            if chance.random() < 0.85 and (rows or KINDS[kind].empty_allowed):
                county.files(kind, unit, month, rows, at=moment(chance, month))


def incident(chance, code, month, schools):
    occurred = datetime.fromisoformat(f"{month}-01 07:00") + timedelta(hours=chance.randint(0, 27 * 24))
    row = {
        "incident_id": code,
        "school_code": chance.choice(schools),
        "occurred_at": occurred.isoformat(" ", "minutes"),
    }
    if chance.random() < 0.7:
        row["reported_at"] = (occurred + timedelta(minutes=chance.randint(0, 300))).isoformat(" ", "minutes")
    if chance.random() < 0.6:
        row |= {
            "deaths": "0",
            "serious_injuries": chance.choice(["", "1"]),
            "minor_injuries": chance.choice(["0", "2"]),
        }
    if chance.random() < 0.5:
        row |= {"closed_on": (occurred + timedelta(days=2)).date().isoformat(), "accountability": "已追责"}
    if chance.random() < 0.5:
        row |= {"cause_analysed_on": (occurred + timedelta(days=1)).date().isoformat(), "accountability": "倒查中"}
    return row | {
        name: chance.choice(["是", "是", "否", ""]) for name in ("sync_handling", "sync_opinion", "sync_order")
    }


def locks(county, chance):
    """A month is locked or opened now and then: what the units after that file for it waits or counts."""
    if chance.random() < 0.3:
        verdict = chance.choice(["locked", "open"])
        register.open(county.workspace).decide("lock", chance.choice(MONTHS), verdict, actor="test")


def decisions(county, chance):
    """Records of both channels linked, told apart and let go of again, in chains, some of records that nobody reported."""
    numbers = {
        "hazards": [f"H{i}" for i in range(4)],
        "incidents": [f"I{month}{i}" for month in MONTHS for i in range(2)],
    }
    for kind, ids in numbers.items():
        for _ in range(chance.randint(0, 12)):
            police, education = ((chance.choice([*units]), chance.choice(ids)) for units in (STATIONS, OFFICES))
            kept = chance.choice(["police", "education", None])
            verdict = "linked" if kept else chance.choice(["dismissed", "waiting"])
            pair = Pair(kind, police, education)
            books = register.open(county.workspace)
            books.decide("duplicate", pair.key, verdict, actor="test", **pair.facts(kept))


def protection(chance, code):
    flags = ("closed_campus", "one_key_alarm", "video", "guard_post_set", "plan_written", "smart_campus")
    row = {name: chance.choice(["是", "是", "否", "", "不适用"]) for name in flags}
    guards = {name: chance.choice(["", "0", "1", "2", "5"]) for name in ("guards_actual", "guards_certified")}
    return row | guards | {"school_code": code}


def moment(chance, month):
    """Around the first of the next month: in time or late."""
    start = datetime.fromisoformat(f"{month}-28 10:00").replace(tzinfo=ZONE)
    return start + timedelta(days=chance.randint(3, 9))
