"""The reader's door: scope, the swap, and queries as values."""

import subprocess
import sys
from datetime import date

import pytest

from analytics import queries, store, warehouse
from analytics.errors import CampusError
from analytics.metrics import METRICS
from analytics.warehouse import EVERYTHING, Query, Reader, Scope, files
from analytics.warehouse.query import scoped

TAOYUAN = Scope(frozenset({"330226002"}))
PERIOD = ((), "2021-04", "2021-06")
TODAY = date(2022, 3, 1)
ASKED = [
    queries.metrics(tuple(METRICS), *PERIOD),
    queries.metrics_over(tuple(METRICS), *PERIOD),
    queries.months(),
    queries.townships(),
    queries.freshness(),
    queries.duplicates_waiting(()),
    queries.duplicate_counts(()),
    queries.duplicate_pairs(()),
    queries.duplicate_pairs((), settled=True),
    *(queries.duplicate_records(kind, ("hazards:PCS01:P1:JB01:A1",)) for kind in ("hazards", "incidents")),
    queries.reports("2021-05"),
    *(queries.report_shares(by, *PERIOD, TODAY) for by in ("unit", "kind", "channel", "month")),
    queries.report_cells(*PERIOD, TODAY),
    queries.report_slots(*PERIOD, TODAY),
    queries.report_versions("JB01", "2021-05"),
    queries.summaries((), TODAY),
    queries.work_months(*PERIOD),
    *(queries.work_places(by, ("talks",), *PERIOD) for by in queries.WORK_BY),
    queries.work_rows("talks", (), "2021-05", "2021-04"),
    queries.duty_rows("police", (), "2021-05"),
    queries.attention("2021-05"),
    queries.age_of_open((), "2021-05"),
    *(queries.hazard_counts(by, *PERIOD) for by in queries.BREAKDOWNS),
    queries.hazard_rows(*PERIOD),
    queries.hazard_rows_count(*PERIOD),
]


@pytest.fixture
def reader(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id | deadline\nA1 | 2021-05-10\nA2 |")
    two_schools.files("hazards", "JB02", "2021-05", "hazard_id | school_code\nB1 | S2")
    two_schools.builds()
    with Reader(two_schools.workspace) as reader:
        yield reader


@pytest.mark.parametrize("query", ASKED, ids=lambda query: query.name)
def test_every_query_answers_and_is_its_own_key(reader, query):
    assert hash(query) == hash(query)
    assert list(reader.fetch(query).columns)


def test_a_reader_sees_only_the_rows_of_its_townships(reader):
    everything = reader.fetch(queries.hazard_rows(*PERIOD), EVERYTHING)
    own = reader.fetch(queries.hazard_rows(*PERIOD), TAOYUAN)
    assert sorted(everything["hazard_id"]) == ["A1", "A2", "B1"]
    assert list(own["hazard_id"]) == ["B1"]


def test_no_query_gives_a_row_of_another_area(reader):
    foreign = {"330226001", "S1", "JB01", "PCS01", "A1", "A2"}
    public = {"townships", "months", "freshness"}
    for query in ASKED:
        if query.name not in public:
            cells = {str(cell) for row in reader.arrow(query, TAOYUAN).to_pylist() for cell in row.values()}
            assert not cells & foreign, query.name


def test_a_scope_of_no_townships_sees_nothing(reader):
    assert reader.fetch(queries.hazard_rows(*PERIOD), Scope(frozenset())).empty


def test_a_query_cannot_reach_past_its_scope():
    sql = scoped("select * from hazard", {"hazard": True}, "campus_1", TAOYUAN)
    assert "from campus_1.hazard where township_code in ('330226002')" in sql


def test_a_table_that_the_warehouse_does_not_have_is_not_found(reader):
    with pytest.raises(KeyError):
        reader.table("no_such_table")


def test_the_months_of_a_hazard_are_a_view_that_reads_like_a_table(reader):
    rows = reader.table("hazard_month").to_pylist()
    assert [(r["hazard_id"], r["month"], r["overdue"]) for r in rows if r["hazard_id"] == "A1"] == [
        ("A1", "2021-05", 1)
    ]


def test_a_reader_gets_the_new_warehouse_as_soon_as_it_is_swapped_in(reader, two_schools):
    before = reader.version
    two_schools.files("hazards", "JB02", "2021-05", "hazard_id | school_code\nB1 | S2\nB2 | S2")
    two_schools.builds()
    assert reader.version != before
    assert int(reader.fetch(queries.hazard_rows_count(*PERIOD))["hazards"][0]) == 2 + 2


def test_a_page_that_began_before_the_swap_goes_on_with_the_figures_it_began_with(reader, two_schools):
    began = reader.version
    two_schools.files("hazards", "JB02", "2021-05", "hazard_id | school_code\nB1 | S2\nB2 | S2")
    two_schools.builds()
    assert reader.version != began
    assert int(reader.fetch(queries.hazard_rows_count(*PERIOD), version=began)["hazards"][0]) == 2 + 1


def test_old_warehouses_are_tidied_away(two_schools):
    for _ in range(4):
        two_schools.builds()
    assert len(list(two_schools.workspace.warehouse.glob("*.duckdb"))) == files.KEPT


def test_nothing_built_is_said_so(tmp_path, county):
    with Reader(county.workspace) as reader, pytest.raises(warehouse.NoWarehouse):
        reader.fetch(queries.months())


def test_a_build_that_is_up_to_date_is_not_repeated(two_schools):
    assert warehouse.ensure(two_schools.workspace) is not None
    assert warehouse.ensure(two_schools.workspace) is None


def test_a_damaged_warehouse_is_built_again(two_schools):
    built = two_schools.builds()
    built.path.write_bytes(b"not a database")
    assert warehouse.ensure(two_schools.workspace) is not None
    assert two_schools.value("hazards_found", month="2021-04") is None


def test_rows_that_the_disk_has_lost_are_named_and_nothing_is_published(two_schools):
    lost = two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    store.forget_rows(two_schools.workspace, lost.rows_file)
    with pytest.raises(CampusError) as caught:
        two_schools.builds()
    assert (caught.value.code, caught.value.facts) == ("rows_unreadable", {"submission": lost.id})
    assert not list(two_schools.workspace.warehouse.glob("*.duckdb"))


BUILD_ON_A_FULL_DISK = """
import resource, sys
from analytics.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
sys.exit(main(["build", "--lang", "en", "--data", sys.argv[1]]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file's size")
def test_a_warehouse_that_the_disk_cannot_take_whole_is_not_published(two_schools):
    first = two_schools.builds()
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    command = [sys.executable, "-c", BUILD_ON_A_FULL_DISK, str(two_schools.workspace.data)]
    answer = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (answer.returncode, len(answer.stderr.splitlines())) == (1, 1), answer.stderr
    assert answer.stderr.startswith("The warehouse was not built")
    assert [*two_schools.workspace.warehouse.glob("campus-*")] == [first.path]


def test_the_warehouse_equals_a_fresh_build_until_it_is_touched(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    two_schools.builds()
    assert warehouse.differences(two_schools.workspace) == []
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1\nA2")
    assert any(line.startswith("hazard:") for line in warehouse.differences(two_schools.workspace))


def test_filters_that_do_not_exist_are_refused():
    with pytest.raises(TypeError):
        queries.hazard_rows(*PERIOD, colour="red")


def test_a_query_prints_as_what_it_asks():
    assert isinstance(queries.months(), Query)
    assert "from month" in queries.months().sql
