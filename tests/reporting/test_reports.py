"""Who has reported: counted by hand over a few reports of two units."""

from datetime import date, datetime

import pytest

from analytics import locks, queries
from analytics.clock import ZONE
from analytics.warehouse import Reader, Scope

IN_TIME, LATE, LATER = (datetime(2021, 6, day, 9, 0, tzinfo=ZONE) for day in (1, 2, 20))  # May is due on 1 June
JUNE_1, JUNE_2 = date(2021, 6, 1), date(2021, 6, 2)
MAY = ((), "2021-05", "2021-05")
EDUCATION = ("hazards", "incidents", "protection", "work")


@pytest.fixture
def may(county):
    """JB01 in time and once corrected, JB02 late and without its work figures; all others have not reported."""
    county.files("schools", "JB01", "2021-04", "school_code\nS1", at=IN_TIME)
    county.files("schools", "JB02", "2021-04", "school_code | township_code\nS2 | 桃源街道", at=IN_TIME)
    county.files("hazards", "JB01", "2021-05", "hazard_id\nH1", at=IN_TIME)
    county.files("hazards", "JB01", "2021-05", "hazard_id\nH1\nH2", at=LATER)
    county.files("incidents", "JB01", "2021-05", "incident_id\nI1", at=IN_TIME)
    county.files("protection", "JB01", "2021-05", "school_code | guards_actual\nS1 | 2", at=IN_TIME)
    county.files("work", "JB01", "2021-05", "talks\n3", at=IN_TIME)
    county.files("hazards", "JB02", "2021-05", "hazard_id | school_code\nK1 | S2", at=LATE)
    county.builds()
    return county


@pytest.fixture
def asks(may):
    """The rows that a query answers with, whatever has been filed since."""

    def answer(query, scope=None):
        may.is_built()
        with Reader(may.workspace) as reader:
            return reader.arrow(query, *([scope] if scope else [])).to_pylist()

    return answer


def line(rows, value):
    (found,) = (row for row in rows if row["value"] == value)
    return found


def test_a_unit_is_complete_when_each_report_it_owes_has_come(asks):
    rows = asks(queries.report_shares("unit", *MAY, JUNE_2))
    first, second = line(rows, "JB01"), line(rows, "JB02")
    assert (first["received"], first["expected"]) == (4, len(EDUCATION))
    assert (second["received"], second["late"], second["missing"]) == (1, 1, 3)


def test_a_correction_makes_a_report_revised_and_not_late(asks):
    first = line(asks(queries.report_shares("unit", *MAY, JUNE_2)), "JB01")
    assert (first["on_time"], first["late"], first["revised"]) == (4, 0, 1)


def test_the_units_of_a_channel_add_up_to_the_channel_and_the_channels_to_the_month(asks):
    (month,) = asks(queries.report_shares("month", *MAY, JUNE_2))
    channels = asks(queries.report_shares("channel", *MAY, JUNE_2))
    units = asks(queries.report_shares("unit", *MAY, JUNE_2))
    for count in ("expected", "received", "on_time", "late", "missing", "revised"):
        assert sum(row[count] for row in channels) == month[count] == sum(row[count] for row in units), count
    assert month["expected"] == month["received"] + month["missing"]


def test_before_the_deadline_has_passed_nothing_is_missing_yet(asks):
    (month,) = asks(queries.report_shares("month", *MAY, JUNE_1))
    assert (month["missing"], month["pending"]) == (0, month["expected"] - 5)


def test_registers_and_summaries_are_owed_once_and_belong_to_every_period(asks):
    rows = asks(queries.report_shares("kind", *MAY, JUNE_2, cadences=("register", "once")))
    assert {row["value"]: row["received"] for row in rows} == {"schools": 2, "patrol_zones": 0, "summary": 0}
    assert line(rows, "summary")["pending"] == line(rows, "summary")["expected"]  # due on 10 January


@pytest.mark.parametrize(
    ("narrowed", "slots"),
    [
        ({"state": "late"}, {("JB02", "hazards")}),
        ({"state": "revised"}, {("JB01", "hazards")}),
        ({"state": "missing", "unit": "JB02"}, {("JB02", kind) for kind in EDUCATION[1:]}),
        ({"state": "on_time"}, {("JB01", kind) for kind in EDUCATION}),
        ({"channel": "police", "kind": "hazards", "state": "on_time"}, set()),
    ],
)
def test_the_list_holds_what_it_is_narrowed_to(asks, narrowed, slots):
    rows = asks(queries.report_slots(*MAY, JUNE_2, **narrowed))
    assert {(row["unit"], row["kind"]) for row in rows} == slots


def test_a_slot_tells_who_filed_when_and_which_file(asks):
    (slot,) = asks(queries.report_slots(*MAY, JUNE_2, state="revised"))
    assert (slot["submitted_by"], slot["file_name"], slot["rows"], slot["versions"]) == ("test", "hazards.csv", 2, 2)
    assert (slot["first_submitted_at"].day, slot["last_submitted_at"].day) == (1, 20)


def test_all_versions_are_told_also_one_that_was_taken_back(asks, may):
    third = may.files("hazards", "JB01", "2021-05", "hazard_id\nH9", at=LATER)
    may.withdraws(third)
    versions = asks(queries.report_versions("JB01", "2021-05", "hazards"))
    assert [row["state"] for row in versions] == ["withdrawn", "current", "superseded"]
    (slot,) = asks(queries.report_slots(*MAY, JUNE_2, unit="JB01", kind="hazards"))
    assert slot["versions"] == 3 - 1


def test_only_the_units_of_ones_own_townships_are_seen(asks):
    taoyuan = Scope(frozenset({"330226002"}))
    units = {row["value"] for row in asks(queries.report_shares("unit", *MAY, JUNE_2), taoyuan)}
    assert "JB02" in units
    assert not units & {"JB01", "PCS01"}
    assert asks(queries.report_versions("JB01", "2021-05"), taoyuan) == []


def test_what_a_list_cannot_be_narrowed_to_is_refused():
    with pytest.raises(TypeError):
        queries.report_slots(*MAY, JUNE_2, colour="red")


def test_who_has_filed_the_year_end_summary_and_who_owes_it(asks):
    rows = asks(queries.summaries((), date(2022, 1, 11)))
    assert {row["state"] for row in rows} == {"missing"}
    assert {row["channel"] for row in rows} == {"police", "education", "committee"}
    assert {row["state"] for row in asks(queries.summaries((), date(2022, 1, 10)))} == {"pending"}


def test_what_comes_after_the_month_was_locked_waits_and_is_neither_received_nor_a_version(asks, may):
    locks.lock(may.workspace, "2021-05", actor="analyst", at=LATER)
    may.files("work", "JB02", "2021-05", "talks\n1", at=LATER)
    may.files("hazards", "JB02", "2021-05", "hazard_id | school_code\nK1 | S2\nK2 | S2", at=LATER)
    slots = {row["kind"]: row for row in asks(queries.report_slots(*MAY, JUNE_2, unit="JB02"))}
    assert (slots["work"]["state"], slots["work"]["waiting"], slots["work"]["submission"]) == ("missing", 1, None)
    assert (slots["hazards"]["state"], slots["hazards"]["waiting"], slots["hazards"]["versions"]) == ("late", 1, 1)
    assert line(asks(queries.report_shares("unit", *MAY, JUNE_2)), "JB02")["waiting"] == 2
