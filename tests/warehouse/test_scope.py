"""Nobody sees what is not theirs: every question that there is, asked as a reader of one township."""

from datetime import date

import pytest

from analytics import answers, queries, register
from analytics.metrics import METRICS
from analytics.warehouse import EVERYTHING, Query, Reader, Scope

MINE, OTHERS = "330226002", "330226001"
PERIOD = ((), "2021-04", "2021-05")
TODAY = date(2022, 3, 1)
AS_READER = Scope(frozenset({MINE}))
PUBLIC = {"townships", "months", "freshness"}  # what the county's map and calendar say to everybody
PAIR = "hazards:PCS01:PX1:JB01:EX1"


def asked(submission: int) -> list[Query]:
    """Every function of ``queries`` at least once; ``submission`` is one of the others'."""
    q = queries
    parts = [
        q.metrics(tuple(METRICS), *PERIOD),
        q.metrics_over(tuple(METRICS), *PERIOD),
        q.months(),
        q.townships(),
        q.freshness(),
        q.attention("2021-05"),
        q.school_named("SX"),
        q.duplicates_waiting(()),
        q.duplicate_counts(()),
        q.duplicate_pairs(()),
        q.duplicate_pair(PAIR),
        *(q.duplicate_records(kind, (PAIR,)) for kind in ("hazards", "incidents")),
        q.age_of_open((), "2021-05"),
        *(q.hazard_counts(by, *PERIOD) for by in q.BREAKDOWNS),
        *(q.hazard_spells(by, (), "2021-05") for by in ("grade", "category", "township")),
        q.hazard_rows(*PERIOD),
        q.hazard_rows_count(*PERIOD),
        q.incident_counts(*PERIOD),
        q.incident_list(*PERIOD),
        q.incident_list_count(*PERIOD),
        q.schools_repeating((), "2021-05"),
        *(q.schools_short(target, (), "2021-05") for target in q.MET),
        q.protection_states((), "2021-05"),
        q.protection_schools((), "2021-05", ("guards", "video")),
        q.protection_schools_count((), "2021-05", ("guards", "video")),
        q.warning_counts(*PERIOD),
        q.warning_rows(*PERIOD),
        q.unit_counts(),
        q.nil_reports(*PERIOD),
        q.channels(*PERIOD),
        q.channel_pairs(*PERIOD),
        q.channel_work(*PERIOD),
        *(q.channel_hazards(*PERIOD, channel=channel, which="found") for channel in ("police", "education")),
        *(q.channel_incidents(*PERIOD, channel=channel) for channel in ("police", "education")),
        q.channel_work_rows(*PERIOD, channel="education", item="talks"),
        q.work_and_ledger(*PERIOD),
        q.reports("2021-05"),
        *(q.report_shares(by, *PERIOD, TODAY) for by in ("unit", "kind", "channel", "month")),
        q.report_cells(*PERIOD, TODAY),
        q.report_slots(*PERIOD, TODAY),
        q.report_versions("JB01", "2021-05"),
        q.summaries((), TODAY),
        q.submission_facts(submission),
        q.submission_versions(submission),
        q.work_months(*PERIOD),
        *(q.work_places(by, ("talks",), *PERIOD) for by in q.WORK_BY),
        q.work_rows("talks", (), "2021-05", "2021-04"),
        q.map_schools("2021-05", ()),
        q.map_zones("2021-05", ()),
        q.zone_schools("2021-05"),
        *(q.covered_schools("2021-05", (), radius, window) for radius in (None, 500) for window in q.WINDOWS),
        *(q.school_reach("2021-05", (), radius) for radius in (None, 500)),
        q.near_places(()),
        q.serious_overdue((), "2021-05"),
        q.serious_past((), "2021-05", 12),
        q.units_missing((), "2021-05", 3, TODAY),
        q.came_back((), "2021-05", 90),
        q.inspection_points((), "2021-05", 12),
        q.joint_findings((), date(2021, 5, 1), date(2021, 5, 31)),
        q.schools_listed(()),
        *(q.duty_rows(item, (), "2021-05") for item in q.DUTY),
    ]
    for metric in METRICS.values():
        parts += [answers.behind(metric, (), "2021-05"), answers.behind_count(metric, (), "2021-05")]
        parts += [answers.filed_behind(metric, (), "2021-05", limit=100, offset=0)]
    return parts


@pytest.fixture
def two_townships(county):
    """The same reports from two townships; what is the others' carries an X or one of their codes."""
    for office, station, town, mark in (("JB01", "PCS01", "跃龙街道", "X"), ("JB02", "PCS02", "桃源街道", "O")):
        school = f"school_code | township_code | legal_vice_principal\nS{mark} | {town} | 否"
        county.files("schools", office, "2021-04", school)
        zones = f"zone_code | township_code | lon | lat | radius_m\nZ{mark} | {town} | 121.43 | 29.29 | 200"
        county.files("patrol_zones", station, "2021-04", zones)
        for unit, own in ((office, "E"), (station, "P")):
            ledger = f"hazard_id | school_code | deadline\n{own}{mark}1 | S{mark} | 2021-05-10"
            county.files("hazards", unit, "2021-05", ledger)
            county.files("incidents", unit, "2021-05", f"incident_id | school_code\n{own}{mark}2 | S{mark}")
            county.files("work", unit, "2021-05", "talks | hazards_found\n7 | 3")
        county.files("protection", office, "2021-05", f"school_code | guards_actual | video\nS{mark} | 0 | 否")
        county.files("patrols", station, "2021-05", f"zone_code | shifts_planned | shifts_done\nZ{mark} | 9 | 8")
    county.builds()
    return county


def cells(reader: Reader, query: Query, scope: Scope) -> set[str]:
    return {str(cell) for row in reader.arrow(query, scope).to_pylist() for cell in row.values()}


def test_no_question_gives_a_reader_a_row_of_another_township(two_townships):
    (of_others,) = register.open(two_townships.workspace).history("hazards", "JB01")
    foreign = {OTHERS, "SX", "ZX", "JB01", "PCS01", "EX1", "PX1", "EX2", "PX2", PAIR, of_others.sha256}
    seen: set[str] = set()
    with Reader(two_townships.workspace) as reader:
        for query in asked(of_others.id):
            if query.name not in PUBLIC:
                seen |= cells(reader, query, EVERYTHING) & foreign
                assert not cells(reader, query, AS_READER) & foreign, query.name
    assert seen == foreign, "the questions would not have shown what is hidden"


def test_a_township_sees_its_own(two_townships):
    with Reader(two_townships.workspace) as reader:
        assert {"EO1", "PO1", "SO"} <= cells(reader, queries.hazard_rows(*PERIOD), AS_READER)


def test_every_question_is_asked_here(monkeypatch):
    called = set()
    for name in queries.__all__:
        if callable(function := getattr(queries, name)):

            def noted(*given, _name=name, _function=function, **named):
                called.add(_name)
                return _function(*given, **named)

            monkeypatch.setattr(queries, name, noted)
    asked(1)
    assert called == {name for name in queries.__all__ if callable(getattr(queries, name))}
