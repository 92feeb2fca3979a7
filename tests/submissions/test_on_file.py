"""What the rules see of what is on file."""

import pyarrow as pa

from analytics import on_file
from analytics.contract import KINDS
from analytics.on_file import Held
from tests.submissions.conftest import IN_JUNE, codes


def seen(office, kind="work", unit="PCS01", month="2021-05"):
    return on_file.context(office.workspace, KINDS[kind], office.workspace.reference.unit(unit), month, IN_JUNE.date())


def test_an_empty_folder_shows_nothing_on_file(office):
    context = seen(office)
    assert [context.schools.num_rows, context.zones.num_rows, context.past.num_rows] == [0, 0, 0]
    assert context.ledger is None
    assert context.work is None


def test_every_school_ever_registered_is_known_as_its_latest_register_says(office):
    office.files("school_code | pupils\nS1 | 100\nS2 | 200", "schools", "JB01", "2021-04")
    office.files("school_code | pupils\nS1 | 120", "schools", "JB01", "2021-06")
    office.files("school_code | pupils | township_code\nS9 | 900 | 桃源街道", "schools", "JB02", "2021-04")
    known = seen(office).schools.select(["school_code", "pupils", "unit"]).to_pylist()
    assert sorted(tuple(school.values()) for school in known) == [
        ("S1", 120, "JB01"),
        ("S2", 200, "JB01"),
        ("S9", 900, "JB02"),
    ]


def test_the_county_register_is_each_units_latest_one(office):
    office.files("school_code | pupils\nS1 | 100\nS2 | 200", "schools", "JB01", "2021-04")
    office.files("school_code | pupils\nS1 | 120", "schools", "JB01", "2021-06")
    assert on_file.schools(office.workspace)["school_code"].to_pylist() == ["S1"]


def test_a_withdrawn_school_register_lets_the_one_before_it_speak(office):
    office.files("school_code\nS1", "schools", "JB01", "2021-04")
    office.withdraws(office.files("school_code\nS2", "schools", "JB01", "2021-06").submission)
    assert seen(office).schools["school_code"].to_pylist() == ["S1"]


def test_the_past_is_the_units_own_current_reports_of_earlier_months(office):
    for month, talks in (("2021-04", 1), ("2021-05", 2), ("2021-06", 3)):
        office.files(f"talks\n{talks}", month=month)
        office.files(f"talks\n{talks * 100}", unit="PCS02", month=month)
    office.files("talks\n7", month="2021-04")
    past = seen(office, month="2021-06").past.select(["month", "talks"]).to_pylist()
    assert past == [{"month": "2021-05", "talks": 2}, {"month": "2021-04", "talks": 7}]


def test_the_ledger_and_the_work_row_are_those_of_the_same_month(office):
    office.files("school_code\nS1", "schools", "JB01", "2021-04")
    office.files("hazard_id | school_code\nH1 | S1", "hazards", "PCS01", "2021-05")
    office.files("talks\n2", month="2021-05")
    assert seen(office).ledger["hazard_id"].to_pylist() == ["H1"]
    assert seen(office).work["talks"].to_pylist() == [2]
    assert seen(office, month="2021-06").ledger is None


def test_a_school_that_has_been_filed_is_known_to_the_next_report(office):
    assert codes(office.tries("hazard_id | school_code\nH1 | S1", "hazards")) == ["unknown_school"]
    office.files("school_code\nS1", "schools", "JB01", "2021-04")
    assert codes(office.tries("hazard_id | school_code\nH1 | S1", "hazards")) == []


def test_the_table_used_least_is_let_go_when_memory_is_full(tmp_path):
    three_numbers = pa.table({"n": pa.array([1, 2, 3], pa.int64())})
    held = Held(limit=2 * 24)
    for name in "ab":
        held.put(tmp_path / name, three_numbers)
    held.get(tmp_path / "a")
    held.put(tmp_path / "c", three_numbers)
    assert [held.get(tmp_path / name) is not None for name in "abc"] == [True, False, True]
    assert held.size == 2 * 24
