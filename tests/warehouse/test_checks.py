"""Each promise about the marts, and how it is broken: a broken one publishes nothing."""

import duckdb
import pytest

from analytics import register, warehouse
from analytics.warehouse import builder, files, graph, sources
from analytics.warehouse.truth import Truth
from tests.given import County

BROKEN = {
    "books_balance": "update township_month set hazards_open = hazards_open + 1 where hazards_open > 0",
    "no_hazard_is_lost": "delete from hazard",
    "every_row_arrived": "delete from source_hazards",
    "grains_hold": "insert into hazard select * from hazard limit 1",
    "every_row_has_a_township": "update hazard set township_code = '999999999'",
    "parts_within_wholes": "update township_month set hazards_overdue = hazards_open + 1",
    "dates_in_order": "update hazard set rectified_on = found_on - 1",
    "units_and_townships_agree": "update unit_month set reports_received = reports_received + 1",
    "protection_items_add_up": "update township_month set closed_campus_known = 1",
    "linked_count_once": "update hazard set counts_for_county = 0",
    "warnings_add_up": "update source_submission set warnings = 1",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A writable connection that holds sources, staging and marts of a small county."""
    county = County(tmp_path_factory.mktemp("made") / "data")
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    county.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    connection = duckdb.connect()
    sources.load(connection, county.workspace, Truth.of(register.open(county.workspace)))
    builder.run(connection)
    yield connection
    connection.close()


@pytest.fixture
def built(made):
    """The same, of which nothing stays that a test changes."""
    made.begin()
    yield made
    made.rollback()


def test_a_sound_build_keeps_every_promise(built):
    builder.check(built)


def test_every_check_has_a_breaking_case():
    assert BROKEN.keys() == graph.statements("checks").keys()


@pytest.mark.parametrize("promise", BROKEN)
def test_a_broken_promise_is_noticed(built, promise):
    built.execute(BROKEN[promise])
    assert built.execute(graph.statements("checks")[promise]).fetchall()


def test_a_broken_promise_publishes_nothing_and_says_which(two_schools, monkeypatch):
    two_schools.builds()
    before = files.in_force(two_schools.workspace)
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    checks = graph.statements("checks") | {"never_kept": "-- No hazard is ever found.\nselect hazard_id from hazard"}
    statements = graph.statements
    monkeypatch.setattr(graph, "statements", lambda *f: checks if f == ("checks",) else statements(*f))
    with pytest.raises(warehouse.BrokenPromise) as broken:
        two_schools.builds()
    assert (broken.value.check, broken.value.promise) == ("never_kept", "No hazard is ever found.")
    assert files.in_force(two_schools.workspace) == before
    assert register.open(two_schools.workspace).audit()[-1].action == "build_refused"


def test_every_sql_file_says_its_grain_or_promise_first():
    for name, sql in graph.statements("staging", "marts", "views", "checks").items():
        assert sql.startswith("-- "), name
