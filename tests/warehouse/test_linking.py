"""What both channels reported counts once, after an analyst has linked the two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import answers, duplicates, queries, register, verify, warehouse
from analytics.errors import UsageError
from analytics.pairs import Pair, parsed
from analytics.warehouse import Reader, graph

HAZARD = "hazards:PCS01:P1:JB01:A1"
PERIOD = ((), "2021-05", "2021-06")


@pytest.fixture
def twice(two_schools):
    """One hazard in both ledgers: A1 of education, found on 6 May and open; P1 of the police, found on 8 May, rectified."""
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id | found_on\nA1 | 2021-05-06\nA2 | 2021-05-20")
    police = "hazard_id | found_on | rectified_on\nP1 | 2021-05-08 | 2021-05-12"
    two_schools.files("hazards", "PCS01", "2021-05", police)
    two_schools.builds()
    return two_schools


def links(county, key=HAZARD, keep=None):
    return duplicates.link(county.workspace, key, keep, actor="analyst")


def shown(county, query, column):
    county.is_built()
    with Reader(county.workspace) as reader:
        return list(reader.fetch(query)[column])


def test_a_linked_hazard_counts_once_in_every_figure_and_list_of_the_county(twice):
    assert twice.value("hazards_found") == 2 + 1
    links(twice, keep="education")
    assert twice.value("hazards_found") == 2
    assert twice.value("hazards_found", "跃龙街道") == 2
    assert twice.value("hazards_rectified") == 0
    assert twice.answers("median_days_to_rectify")[2] == 2
    assert [row["key"] for row in answers.trace(twice.workspace, "hazards_found", "330226", "2021-05")] == ["A1", "A2"]
    assert sorted(shown(twice, queries.hazard_rows(*PERIOD), "hazard_id")) == ["A1", "A2"]
    assert sum(shown(twice, queries.hazard_counts("unit", *PERIOD), "found")) == 2


def test_the_record_that_is_kept_speaks_for_both(twice):
    links(twice, keep="police")
    assert twice.value("hazards_rectified") == 1
    assert sorted(shown(twice, queries.hazard_rows(*PERIOD), "hazard_id")) == ["A2", "P1"]


def test_who_told_first_is_kept_unless_it_is_said_otherwise(twice):
    assert links(twice).facts["kept"] == ["JB01", "A1"]


def test_a_unit_goes_on_counting_all_that_it_reported(twice):
    links(twice, keep="education")
    twice.is_built()
    with Reader(twice.workspace) as reader:
        rows = reader.table("unit_month").to_pylist()
        dropped = next(row for row in reader.table("hazard").to_pylist() if row["hazard_id"] == "P1")
    found = {row["unit"]: row["hazards_found"] for row in rows if row["month"] == "2021-05"}
    assert (found["PCS01"], found["JB01"]) == (1, 2)
    assert (dropped["counts_for_county"], dropped["counted_unit"], dropped["counted_id"]) == (0, "JB01", "A1")


def test_a_dropped_record_counts_again_when_the_kept_one_is_taken_back(twice):
    links(twice, keep="police")
    twice.withdraws(register.open(twice.workspace).speaking("hazards", "PCS01", "2021-05"))
    assert twice.value("hazards_found") == 2
    assert sorted(shown(twice, queries.hazard_rows(*PERIOD), "hazard_id")) == ["A1", "A2"]


def test_of_a_chain_of_links_one_record_counts(two_schools):
    """P1 is kept over A1, A2 over P1, and A2 over P2: all four are one hazard, that of A2."""
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1\nA2")
    two_schools.files("hazards", "PCS01", "2021-05", "hazard_id\nP1\nP2")
    assert shown(two_schools, queries.duplicates_waiting(()), "pairs") == [2 * 2]
    links(two_schools, "hazards:PCS01:P1:JB01:A1", "police")
    links(two_schools, "hazards:PCS01:P1:JB01:A2", "education")
    assert shown(two_schools, queries.hazard_rows(*PERIOD), "hazard_id") == ["A2", "P2"]
    links(two_schools, "hazards:PCS01:P2:JB01:A2", "education")
    assert shown(two_schools, queries.hazard_rows(*PERIOD), "hazard_id") == ["A2"]
    assert two_schools.value("hazards_found") == 1


def test_two_records_that_other_links_have_joined_no_longer_wait(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1\nA2")
    two_schools.files("hazards", "PCS01", "2021-05", "hazard_id\nP1\nP2")
    for key in ("hazards:PCS01:P1:JB01:A1", "hazards:PCS01:P1:JB01:A2", "hazards:PCS01:P2:JB01:A2"):
        links(two_schools, key)
    assert shown(two_schools, queries.duplicates_waiting(()), "pairs") == [0]


def test_a_dismissed_pair_counts_twice_and_no_longer_waits(twice):
    duplicates.dismiss(twice.workspace, HAZARD, actor="analyst", why="不同楼层")
    assert twice.value("hazards_found") == 3
    assert shown(twice, queries.duplicates_waiting(()), "pairs") == [0]
    assert shown(twice, queries.duplicate_pairs((), settled=True), "why") == ["不同楼层"]


def test_what_was_decided_can_be_taken_back(twice):
    links(twice)
    duplicates.reopen(twice.workspace, HAZARD, actor="analyst")
    assert twice.value("hazards_found") == 3
    assert shown(twice, queries.duplicates_waiting(()), "pairs") == [1]
    assert shown(twice, queries.duplicate_pairs((), settled=True), "pair") == []


def test_a_linked_pair_stays_in_sight_when_its_records_are_no_longer_alike(twice):
    links(twice)
    twice.files("hazards", "PCS01", "2021-06", "hazard_id | category\nP1 | 物防")
    assert shown(twice, queries.duplicate_pairs((), settled=True), "alike") == [0]
    assert twice.value("hazards_found") == 2


def test_incidents_of_one_kind_at_one_school_a_few_hours_apart_may_be_one(two_schools):
    two_schools.files("incidents", "JB01", "2021-05", "incident_id | occurred_at | kind\nE1 | 2021-05-06 08:00 | 欺凌")
    police = [
        "P1 | 2021-05-07 08:00 | 欺凌",  # 24 hours later: as far as the setting goes
        "P2 | 2021-05-07 08:01 | 欺凌",
        "P3 | 2021-05-06 09:00 | 治安",
    ]
    table = "incident_id | occurred_at | kind\n" + "\n".join(police)
    two_schools.files("incidents", "PCS01", "2021-05", table)
    assert shown(two_schools, queries.duplicate_pairs((), kind="incidents"), "police_id") == ["P1"]
    assert two_schools.value("incidents") == 4
    links(two_schools, "incidents:PCS01:P1:JB01:E1")
    assert two_schools.value("incidents") == 4 - 1
    assert two_schools.value("incidents_per_1000") == 3 / 400 * 1000
    assert sorted(shown(two_schools, queries.incident_list((), "2021-05", "2021-05"), "incident_id")) == [
        "E1",
        "P2",
        "P3",
    ]


def test_one_incident_that_both_reported_is_no_repeat(two_schools):
    for unit, number in (("JB01", "E1"), ("PCS01", "P1")):
        two_schools.files("incidents", unit, "2021-05", f"incident_id\n{number}")
    assert two_schools.value("schools_repeating") == 1
    links(two_schools, "incidents:PCS01:P1:JB01:E1")
    assert two_schools.value("schools_repeating") == 0


def test_the_warehouse_is_out_of_date_after_a_decision_and_verifies_after_the_next_build(twice):
    links(twice)
    assert [finding.code for finding in verify.verify(twice.workspace).findings] == ["warehouse_stale"]
    assert warehouse.ensure(twice.workspace) is not None
    assert verify.verify(twice.workspace).findings == ()


def test_both_records_are_shown_with_the_file_and_line_they_were_read_from(twice):
    (pair,) = duplicates.waiting(twice.workspace)
    assert (pair["pair"], pair["kind"], pair["township_code"]) == (HAZARD, "hazards", "330226001")
    assert [(pair[side]["hazard_id"], pair[side]["line"]) for side in ("police", "education")] == [("P1", 2), ("A1", 2)]
    assert pair["police"]["file_name"] == "hazards.csv"


@pytest.mark.parametrize(
    ("does", "code"),
    [
        (lambda folder: duplicates.link(folder, "hazards:PCS01:P1:JB01:A9", actor="a"), "unknown_pair"),
        (lambda folder: duplicates.dismiss(folder, "nonsense", actor="a"), "unknown_pair"),
        (lambda folder: duplicates.link(folder, HAZARD, "committee", actor="a"), "unknown_channel"),
        (lambda folder: duplicates.reopen(folder, HAZARD, actor="a"), "pair_not_decided"),
    ],
)
def test_what_cannot_be_decided_is_said_so_and_nothing_is_written(twice, does, code):
    with pytest.raises(UsageError) as error:
        does(twice.workspace)
    assert error.value.code == code
    assert register.open(twice.workspace).decided() == []


@given(*(st.text(min_size=1, max_size=8) for _ in range(2)))
def test_a_pairs_key_tells_its_records_apart_whatever_they_are_called(police, education):
    pair = Pair("hazards", ("PCS01", police), ("JB01", education))
    assert parsed(pair.key) == pair


def test_a_key_is_written_alike_by_the_warehouse(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\n50%:甲")
    two_schools.files("hazards", "PCS01", "2021-05", "hazard_id\nP:1")
    assert shown(two_schools, queries.duplicate_pairs(()), "pair") == [
        Pair("hazards", ("PCS01", "P:1"), ("JB01", "50%:甲")).key
    ]


COUNTING_ALL = {
    "channel_hazards": "what one channel reported, to hold it against the other",
    "channel_incidents": "what one channel reported, to hold it against the other",
    "channel_month": "what one channel reported, to hold it against the other",
    "duplicate_pair": "the pairs themselves",
    "unit_month": "a unit's own ledger, to hold it against its own work report",
}


def test_whatever_reads_hazards_or_incidents_says_whether_it_counts_linked_ones_once():
    records = {"hazard", "incident", "hazard_month", "hazard_month_total"}
    statements = graph.statements("queries", "marts", "staging", "views")
    reading = {name for name, sql in statements.items() if graph.reads(sql) & records}
    silent = {name for name in reading if "counts_for_county" not in statements[name]}
    assert silent == COUNTING_ALL.keys()
