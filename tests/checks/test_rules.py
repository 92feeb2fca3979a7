"""Every rule of every kind: a row that breaks it gives exactly its problem, and a good row gives none."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from analytics.contract import KINDS
from tests.checks.desk import REFERENCE, found, past, register, rows

SQUARE = "POLYGON ((121.42 29.29, 121.43 29.29, 121.43 29.30, 121.42 29.29))"
ELSEWHERE = "POLYGON ((121.62 29.99, 121.63 30, 121.63 29.99, 121.62 29.99))"
IN_PARIS = "POLYGON ((2.34 48.85, 2.35 48.86, 2.35 48.85, 2.34 48.85))"
TURNED = "POLYGON ((29.29 121.42, 29.29 121.43, 29.30 121.43, 29.29 121.42))"

# A good row of each kind and the unit that files it.
GOOD = {
    "schools": ("JB01", {"school_code": "S1", "lon": "121.43", "lat": "29.30", "crs": "WGS84", "boarders": "10"}),
    "patrol_zones": ("PCS01", {"zone_code": "Z1", "lon": "121.43", "lat": "29.30", "radius_m": "200", "crs": "GCJ02"}),
    "hazards": (
        "JB01",
        {
            "hazard_id": "H1",
            "found_on": "2021-05-06",
            "deadline": "2021-05-20",
            "rectified_on": "2021-05-10",
            "rechecked_on": "2021-05-12",
            "recheck_result": "合格",
        },
    ),
    "incidents": (
        "PCS01",
        {
            "incident_id": "A1",
            "occurred_at": "2021-05-06 08:00",
            "reported_at": "2021-05-06 08:40",
            "closed_on": "2021-05-06",
            "cause_analysed_on": "2021-05-08",
        },
    ),
    "protection": ("JB01", {"school_code": "S1", "guards_actual": "2", "one_key_alarm": "是", "alarm_networked": "是"}),
    "patrols": ("PCS01", {"zone_code": "Z1", "shifts_planned": "40", "shifts_done": "40"}),
    "work": (
        "JB01",
        {
            "hazards_carried_in": "2",
            "hazards_found": "3",
            "hazards_rectified": "4",
            "hazards_open_end": "1",
            "disputes_found": "3",
            "disputes_resolved": "2",
            "disputes_open_end": "1",
            "disputes_major": "1",
            "staff_checked": "5",
            "key_persons_listed": "5",
            "key_persons_managed": "5",
            "smi_found": "5",
            "smi_supervised": "5",
        },
    ),
}


def broken(kind, code, column, value, *also, **cells):
    """``cells`` change the good row so that exactly this problem appears (and ``also``), in row 2."""
    severities = {rule.severity for rule in KINDS[kind].rules if (rule.code, rule.column) == (code, column)}
    (severity,) = severities
    return pytest.param(kind, cells, {(code, severity, 2, column, value), *also}, id=f"{kind}.{column}-{code}")


BROKEN = [
    broken("schools", "township_of_another_unit", "township_code", "330226002", township_code="桃源街道"),
    broken("schools", "school_of_another_unit", "school_code", "S9", school_code="S9"),
    broken("schools", "boarders_exceed_pupils", "boarders", "101", boarders="101"),
    broken("schools", "coordinate_incomplete", "lon", "121.43", lat=""),
    broken("schools", "crs_missing", "crs", None, crs=""),
    broken("schools", "coordinate_swapped", "lon", "29.3, 121.43", lon="29.30", lat="121.43"),
    broken("schools", "coordinate_outside_china", "lon", "12.143, 29.3", lon="12.143"),
    broken("schools", "coordinate_outside_county", "lon", "121.55, 29.87; 39.3 km", lon="121.55", lat="29.87"),
    broken(
        "schools", "coordinate_outside_township", "lon", "121.7099, 29.2501; 22.9 km", lon="121.7099", lat="29.2501"
    ),
    broken("patrol_zones", "township_of_another_unit", "township_code", "330226002", township_code="桃源街道"),
    broken("patrol_zones", "zone_of_another_unit", "zone_code", "Z2", zone_code="Z2"),
    broken("patrol_zones", "place_missing", "geometry", None, radius_m=""),
    broken("patrol_zones", "crs_missing", "crs", None, crs=""),
    broken("patrol_zones", "coordinate_swapped", "lon", "29.3, 121.43", lon="29.30", lat="121.43"),
    broken("patrol_zones", "coordinate_outside_china", "lon", "12.143, 29.3", lon="12.143"),
    broken("patrol_zones", "coordinate_outside_county", "lon", "121.55, 29.87; 39.6 km", lon="121.55", lat="29.87"),
    broken(
        "patrol_zones",
        "coordinate_outside_township",
        "lon",
        "121.7099, 29.2501; 22.4 km",
        lon="121.7099",
        lat="29.2501",
    ),
    broken("patrol_zones", "coordinate_outside_county", "geometry", f"{ELSEWHERE[:60]}; 52.4 km", geometry=ELSEWHERE),
    broken("hazards", "unknown_school", "school_code", "S7", school_code="S7"),
    broken("hazards", "school_of_another_area", "school_code", "S2", school_code="S2"),
    broken(
        "hazards",
        "future_date",
        "found_on",
        "2021-06-02",
        ("after_report_month", "warning", 2, "found_on", "2021-06-02"),
        found_on="2021-06-02",
        deadline="",
        rectified_on="",
        rechecked_on="",
        recheck_result="",
    ),
    broken(
        "hazards",
        "future_date",
        "rectified_on",
        "2021-06-02",
        rectified_on="2021-06-02",
        rechecked_on="",
        recheck_result="",
    ),
    broken("hazards", "future_date", "rechecked_on", "2021-06-02", rechecked_on="2021-06-02"),
    broken("hazards", "before_found", "deadline", "2021-05-05", deadline="2021-05-05"),
    broken("hazards", "before_found", "rectified_on", "2021-05-05", rectified_on="2021-05-05"),
    broken(
        "hazards",
        "before_found",
        "rechecked_on",
        "2021-05-05",
        ("recheck_before_rectified", "error", 2, "rechecked_on", "2021-05-05"),
        rechecked_on="2021-05-05",
    ),
    broken("hazards", "recheck_before_rectified", "rechecked_on", "2021-05-09", rechecked_on="2021-05-09"),
    broken("hazards", "recheck_without_rectified", "rechecked_on", "2021-05-12", rectified_on=""),
    broken("hazards", "recheck_incomplete", "recheck_result", "2021-05-12", recheck_result=""),
    broken(
        "hazards",
        "after_report_month",
        "found_on",
        "2021-06-01",
        found_on="2021-06-01",
        deadline="2021-06-20",
        rectified_on="",
        rechecked_on="",
        recheck_result="",
    ),
    broken("incidents", "unknown_school", "school_code", "S7", school_code="S7"),
    broken("incidents", "school_of_another_area", "school_code", "S2", school_code="S2"),
    broken(
        "incidents",
        "future_date",
        "occurred_at",
        "2021-06-02 08:00:00",
        ("outside_report_month", "warning", 2, "occurred_at", "2021-06-02 08:00:00"),
        occurred_at="2021-06-02 08:00",
        reported_at="",
        closed_on="",
        cause_analysed_on="",
    ),
    broken("incidents", "future_date", "reported_at", "2021-06-02 08:40:00", reported_at="2021-06-02 08:40"),
    broken("incidents", "future_date", "closed_on", "2021-06-02", closed_on="2021-06-02"),
    broken("incidents", "future_date", "cause_analysed_on", "2021-06-02", cause_analysed_on="2021-06-02"),
    broken("incidents", "before_occurred", "reported_at", "2021-05-06 07:59:00", reported_at="2021-05-06 07:59"),
    broken("incidents", "before_occurred", "closed_on", "2021-05-05", closed_on="2021-05-05"),
    broken("incidents", "before_occurred", "cause_analysed_on", "2021-05-05", cause_analysed_on="2021-05-05"),
    broken("incidents", "outside_report_month", "occurred_at", "2021-04-30 08:00:00", occurred_at="2021-04-30 08:00"),
    broken("protection", "certified_exceed_guards", "guards_certified", "3", guards_certified="3"),
    broken("protection", "networked_without_alarm", "alarm_networked", "是", one_key_alarm="否"),
    broken("patrols", "unknown_zone", "zone_code", "Z7", zone_code="Z7"),
    broken("patrols", "zone_of_another_unit", "zone_code", "Z2", zone_code="Z2"),
    broken("patrols", "done_exceed_planned", "shifts_done", "41", shifts_done="41"),
    broken("work", "rectified_exceed_books", "hazards_rectified", "6", hazards_rectified="6", hazards_open_end=""),
    broken("work", "open_end_differs", "hazards_open_end", "2", hazards_open_end="2"),
    broken("work", "disputes_mismatch", "disputes_resolved", "3 - 1 / 1", disputes_resolved="1"),
    broken("work", "part_exceeds_whole", "disputes_major", "4", disputes_major="4"),
    broken("work", "part_exceeds_whole", "staff_unfit", "6", staff_unfit="6"),
    broken("work", "part_exceeds_whole", "key_persons_managed", "6", key_persons_managed="6"),
    broken("work", "part_exceeds_whole", "smi_supervised", "6", smi_supervised="6"),
]

# Rules that take more than one row or another file to break have a test of their own below.
ELSEWHERE_TESTED = {
    ("patrol_zones", "negative", "radius_m"),
    ("patrol_zones", "coordinate_outside_china", "geometry"),
    ("patrol_zones", "coordinate_swapped", "geometry"),
    ("hazards", "open_hazard_missing", "hazard_id"),
    ("hazards", "work_differs_from_ledger", "hazard_id"),
    ("protection", "unknown_school", "school_code"),
    ("protection", "school_of_another_area", "school_code"),
    ("protection", "school_of_another_unit", "school_code"),
    ("protection", "school_missing", "school_code"),
    ("patrols", "duty_in_holiday", "shifts_done"),
    ("work", "carried_in_differs", "hazards_carried_in"),
    ("work", "work_differs_from_ledger", "hazards_found"),
    ("work", "work_differs_from_ledger", "hazards_rectified"),
    ("work", "work_differs_from_ledger", "hazards_open_end"),
}


def test_every_rule_of_every_kind_has_a_row_that_breaks_it():
    tested = {
        (case.values[0], code, column) for case in BROKEN for code, _, _, column, _ in case.values[2]
    } | ELSEWHERE_TESTED
    assert tested == {(kind.id, rule.code, rule.column) for kind in KINDS.values() for rule in kind.rules}


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_row_breaks_no_rule(kind):
    unit, row = GOOD[kind]
    assert found(kind, [row], unit) == []


@pytest.mark.parametrize(("kind", "cells", "expected"), BROKEN)
def test_a_row_that_breaks_a_rule_gives_exactly_that_problem(kind, cells, expected):
    unit, row = GOOD[kind]
    answers = found(kind, [row | cells], unit)
    assert set(answers) == expected
    assert len(answers) == len(expected)


@pytest.mark.parametrize("kind", GOOD)
def test_without_unit_and_month_no_rule_that_needs_them_finds_anything(kind):
    _, row = GOOD[kind]
    assert found(kind, [row], unit=None, month=None) == []


def test_without_unit_and_month_rules_about_the_row_alone_still_speak():
    assert found("schools", [GOOD["schools"][1] | {"boarders": "101"}], unit=None, month=None) == [
        ("boarders_exceed_pupils", "warning", 2, "boarders", "101")
    ]


def test_problems_name_the_row_as_the_spreadsheet_counts_it():
    table = """
    hazard_id | school_code | deadline
    H1        | S1          | 2021-05-20
    H2        | S1          | 2021-05-01
    H3        | S7          | 2021-05-20
    """
    assert found("hazards", table) == [
        ("before_found", "error", 3, "deadline", "2021-05-01"),
        ("unknown_school", "error", 4, "school_code", "S7"),
    ]


def test_a_missing_school_code_is_missing_and_not_unknown_as_well():
    answers = found("hazards", "hazard_id | school_code\nH1 | ", schools=register("schools", {"JB01": []}))
    assert [(code, row, column) for code, _, row, column, _ in answers] == [("missing_value", 2, "school_code")]


def test_a_radius_of_nothing_covers_nothing():
    row = GOOD["patrol_zones"][1]
    assert found("patrol_zones", [row | {"radius_m": "0"}], "PCS01") == [("negative", "error", 2, "radius_m", "0.0")]


def test_a_polygon_in_the_county_is_a_place_of_its_own():
    assert found("patrol_zones", [{"zone_code": "Z1", "geometry": SQUARE}], "PCS01") == []


def test_a_polygon_with_latitude_first_is_told_just_that():
    answers = found("patrol_zones", [{"zone_code": "Z1", "geometry": TURNED}], "PCS01")
    assert answers == [("coordinate_swapped", "error", 2, "geometry", TURNED.replace("29.30", "29.3")[:60])]


def test_a_polygon_outside_china_is_told_so_once():
    answers = found("patrol_zones", [{"zone_code": "Z1", "geometry": IN_PARIS}], "PCS01")
    assert answers == [("coordinate_outside_china", "error", 2, "geometry", IN_PARIS[:60])]


def test_coordinates_are_held_against_the_county_after_conversion():
    # On the western border the shift of a GCJ-02 map, some 0.0045° to the east, decides between inside and outside.
    row = GOOD["schools"][1] | {"lon": "121.1843", "lat": "29.30"}
    (in_county,) = found("schools", [row | {"crs": "WGS84"}])
    assert in_county[0] == "coordinate_outside_township", "跃龙街道, which the row names, is 20 km away"
    (outside,) = found("schools", [row | {"crs": "GCJ02"}])
    assert outside[0] == "coordinate_outside_county"


def test_where_townships_are_only_sketched_a_point_must_be_far_off_to_be_asked_about(tmp_path):
    # 0.035° of longitude are 3.4 km here: east of 跃龙街道's sketched corner at 121.4815 that is less than the 5 km allowed.
    row = GOOD["schools"][1] | {"lon": str(121.4815 + 0.035), "lat": "29.30099"}
    assert found("schools", [row]) == []
    for name in ("areas.csv", "units.csv", "county.geojson"):
        shutil.copy(REFERENCE.folder / name, tmp_path)
    sketched = (REFERENCE.folder / "townships.geojson").read_text(encoding="utf-8")
    (tmp_path / "townships.geojson").write_text(sketched.replace('"schematic": true, ', ""), encoding="utf-8")
    drawn = replace(REFERENCE, folder=tmp_path)
    assert found("schools", [row], reference=drawn) == [
        ("coordinate_outside_township", "warning", 2, "lon", "121.5165, 29.30099; 3.4 km")
    ]


def test_an_open_hazard_of_last_month_missing_from_the_ledger_is_named():
    earlier = {
        "2021-03": "hazard_id | rectified_on\nH0 |",
        "2021-04": "hazard_id | rectified_on\nH1 |\nH2 | 2021-05-20\nH3 |",
    }
    assert found("hazards", "hazard_id\nH1", past=past("hazards", earlier)) == [
        ("open_hazard_missing", "warning", None, "hazard_id", "H3")
    ]


def test_a_ledger_without_rows_leaves_out_every_hazard_that_was_open():
    earlier = past("hazards", {"2021-04": "hazard_id | found_on\nH1 | 2021-04-06"})
    assert ("open_hazard_missing", "warning", None, "hazard_id", "H1") in found("hazards", [], past=earlier)


def test_the_ledger_is_compared_with_the_months_work_figures():
    ledger = "hazard_id | found_on\nH1 | 2021-05-06\nH2 | 2021-04-30"
    assert found("hazards", ledger, work=rows("work", "hazards_found\n1")) == []
    assert found("hazards", ledger, work=rows("work", "hazards_found\n2")) == [
        ("work_differs_from_ledger", "warning", None, "hazard_id", "1 / 2")
    ]
    answers = found("hazards", [], work=rows("work", "hazards_found\n2"))
    assert ("work_differs_from_ledger", "warning", None, "hazard_id", "0 / 2") in answers


LEDGER = """
hazard_id | found_on   | rectified_on
H1        | 2021-04-06 | 2021-05-10
H2        | 2021-05-06 | 2021-05-20
H3        | 2021-05-07 | 2021-06-01
H4        | 2021-05-08 |
"""


@pytest.mark.parametrize(
    ("column", "figure", "counted"),
    [("hazards_found", "2", 3), ("hazards_rectified", "3", 2), ("hazards_open_end", "1", 2)],
)
def test_work_figures_are_compared_with_the_units_own_ledger(column, figure, counted):
    ledger = rows("hazards", LEDGER)
    books = {"hazards_carried_in": "9"} if column == "hazards_rectified" else {}
    assert found("work", [books | {column: str(counted)}], ledger=ledger) == []
    assert found("work", [books | {column: figure}], ledger=ledger) == [
        ("work_differs_from_ledger", "warning", 2, column, f"{figure} / {counted}")
    ]


def test_work_figures_are_not_compared_with_a_ledger_that_was_not_filed_but_with_an_empty_one():
    assert found("work", [{"hazards_found": "3"}], ledger=None) == []
    assert found("work", [{"hazards_found": "3"}], ledger=rows("hazards", [])) == [
        ("work_differs_from_ledger", "warning", 2, "hazards_found", "3 / 0")
    ]


def test_what_was_carried_in_is_what_was_open_at_the_end_of_last_month():
    earlier = past("work", {"2021-03": "hazards_open_end\n9", "2021-04": "hazards_open_end\n7"})
    assert found("work", [{"hazards_carried_in": "7"}], past=earlier) == []
    assert found("work", [{"hazards_carried_in": "9"}], past=earlier) == [
        ("carried_in_differs", "warning", 2, "hazards_carried_in", "9 / 7")
    ]


def test_disputes_open_last_month_count_towards_this_months():
    earlier = past("work", {"2021-04": "disputes_open_end\n4"})
    figures = {"disputes_found": "3", "disputes_resolved": "5", "disputes_open_end": "2"}
    assert found("work", [figures], past=earlier) == []
    assert found("work", [figures]) == [("disputes_mismatch", "warning", 2, "disputes_resolved", "3 - 5 / 2")]


@pytest.mark.parametrize(
    ("school", "code"),
    [("S7", "unknown_school"), ("S2", "school_of_another_area"), ("S9", "school_of_another_unit")],
)
def test_protection_is_reported_by_the_unit_that_registered_the_school(school, code):
    assert found("protection", f"school_code\nS1\n{school}") == [(code, "error", 3, "school_code", school)]


def test_a_registered_school_missing_from_the_protection_report_is_named():
    assert found("protection", "school_code\nS9", unit="ZSX01") == []
    own = {"JB02": "school_code | name | township_code\nS2 | 桃源示例小学 | 桃源街道\nS3 | 桃源示例中学 | 桃源街道"}
    assert found("protection", "school_code\nS2", unit="JB02", schools=register("schools", own)) == [
        ("school_missing", "warning", None, "school_code", "S3 桃源示例中学")
    ]


@pytest.mark.parametrize(("month", "warned"), [("2021-06", False), ("2021-07", True), ("2021-08", True)])
def test_term_time_duty_in_a_holiday_month_is_worth_a_look(month, warned):
    answers = found("patrols", "zone_code | shifts_done\nZ1 | 8", "PCS01", month, date(2021, 10, 1))
    assert answers == ([("duty_in_holiday", "warning", 2, "shifts_done", "8")] if warned else [])
