"""The work that units report: missing, not applicable and zero are three things; the county's figure is its owner's."""

import pytest

from analytics import queries
from analytics.contract import KINDS
from analytics.contract.declarations import MECHANISMS
from analytics.warehouse import Reader, Scope

APRIL_MAY = ((), "2021-04", "2021-05")
POLICE, EDUCATION = 12, 26  # units that owe a work report


@pytest.fixture
def told(county):
    """May: JB01 held 3 talks and no drill, PCS01 held 5; JB02 held 4, and drills do not apply; PCS02 tells nothing of talks."""
    county.files("work", "JB01", "2021-04", "talks | drills\n2 | 1")
    county.files("work", "JB01", "2021-05", "talks | drills\n3 | 0")
    county.files("work", "JB02", "2021-05", "talks | drills\n4 | 不适用")
    county.files("work", "PCS01", "2021-05", "talks | rentals_checked\n5 | 9")
    county.files("work", "PCS02", "2021-05", "rentals_checked\n6")
    county.builds()
    return county


@pytest.fixture
def asks(told):
    def answer(query, scope=None):
        told.is_built()
        with Reader(told.workspace) as reader:
            return reader.arrow(query, *([scope] if scope else [])).to_pylist()

    return answer


def of(rows, **wanted):
    (found,) = (row for row in rows if all(row[name] == value for name, value in wanted.items()))
    return found


def test_a_count_of_both_channels_is_their_sum_and_says_how_many_units_told_it(asks):
    talks = of(asks(queries.work_months(*APRIL_MAY)), item="talks", month="2021-05")
    assert talks["value"] == 3 + 4 + 5
    assert (talks["reported"], talks["owing"]) == (3, POLICE + EDUCATION)


def test_zero_is_a_value_not_applicable_is_an_answer_and_neither_is_missing(asks):
    drills = of(asks(queries.work_months(*APRIL_MAY)), item="drills", month="2021-05")
    assert (drills["value"], drills["reported"], drills["active"]) == (0, 1, 0)
    assert (drills["not_applicable"], drills["owing"]) == (1, EDUCATION)


def test_what_nobody_has_reported_is_unknown_and_never_zero(asks):
    leaflets = of(asks(queries.work_months(*APRIL_MAY)), item="leaflets", month="2021-05")
    assert (leaflets["value"], leaflets["reported"], leaflets["owing"]) == (None, 0, POLICE + EDUCATION)


def test_a_count_that_the_other_channel_tells_stands_apart(asks, told):
    told.files("work", "JB03", "2021-05", "rentals_checked | talks\n100 | 0")
    rentals = of(asks(queries.work_months(*APRIL_MAY)), item="rentals_checked", month="2021-05")
    assert (rentals["value"], rentals["reported"], rentals["owing"]) == (9 + 6, 2, POLICE)
    assert (rentals["other"], rentals["other_reported"]) == (100, 1)


@pytest.mark.parametrize(
    ("unit", "item", "state"),
    [
        ("JB01", "drills", "reported"),
        ("JB02", "drills", "not_applicable"),
        ("PCS02", "talks", "blank"),
        ("PCS03", "talks", "unfiled"),
    ],
)
def test_why_there_is_no_value_is_told_unit_by_unit(asks, unit, item, state):
    row = of(asks(queries.work_rows(item, (), "2021-05", "2021-04")), unit=unit)
    assert row["state"] == state
    assert (row["value"] is None) == (state != "reported")
    assert (row["submission"] is None) == (state == "unfiled")


def test_a_units_row_tells_last_month_the_sum_to_date_and_the_line_it_stands_on(asks):
    row = of(asks(queries.work_rows("talks", (), "2021-05", "2021-04")), unit="JB01")
    assert (row["value"], row["before"], row["to_date"], row["months_reported"]) == (3, 2, 2 + 3, 2)
    assert (row["file_name"], row["line"], row["submitted_by"]) == ("work.csv", 2, "test")


@pytest.mark.parametrize("by", queries.WORK_BY)
def test_places_add_up_to_the_county(asks, by):
    places = [row for row in asks(queries.work_places(by, ("talks",), *APRIL_MAY)) if row["month"] == "2021-05"]
    assert sum(row["value"] or 0 for row in places) == 3 + 4 + 5
    assert sum(row["owing"] for row in places) == POLICE + EDUCATION


def test_a_unit_that_owes_nothing_of_a_count_has_no_row_of_it(asks):
    units = {row["place"] for row in asks(queries.work_places("unit", ("drills",), *APRIL_MAY))}
    assert {unit[:2] for unit in units} == {"JB", "ZS"}


@pytest.fixture
def on_duty(county):
    """PCS03 stands at two posts in two townships, PCS01 owes its duty report."""
    zones = "zone_code | name | township_code | lon | lat | radius_m\n{} | {} | {} | 121.45 | 29.3 | 200"
    both = zones.format("Z1", "一岗", "330226003") + "\n" + zones.format("Z2", "二岗", "330226004").splitlines()[1]
    county.files("patrol_zones", "PCS03", "2021-04", both)
    county.files("patrols", "PCS03", "2021-05", "zone_code | shifts_done | police\nZ1 | 20 | 8\nZ2 | 22 |")
    county.builds()
    return county


def test_duty_at_the_posts_is_work_of_the_fourth_measure_and_adds_up(on_duty):
    with Reader(on_duty.workspace) as reader:
        rows = reader.arrow(queries.work_months(*APRIL_MAY)).to_pylist()
        posts = reader.arrow(queries.duty_rows("shifts_done", (), "2021-05")).to_pylist()
        places = reader.arrow(queries.work_places("township", ("shifts_done",), *APRIL_MAY)).to_pylist()
    shifts = of(rows, item="shifts_done", month="2021-05")
    assert (shifts["value"], shifts["reported"], shifts["owing"]) == (20 + 22, 1, POLICE)
    assert [(post["zone_code"], post["value"], post["line"]) for post in posts] == [("Z1", 20, 2), ("Z2", 22, 3)]
    by_town = {row["place"]: row["value"] for row in places if row["month"] == "2021-05" and row["value"] is not None}
    assert by_town == {"330226003": 20, "330226004": 22}


def test_a_post_that_leaves_a_count_empty_does_not_make_it_zero(on_duty):
    with Reader(on_duty.workspace) as reader:
        rows = reader.arrow(queries.work_rows("police", (), "2021-05", "2021-04")).to_pylist()
    assert {row["township_code"]: (row["value"], row["state"]) for row in rows if row["unit"] == "PCS03"} == {
        "330226003": (8, "reported"),
        "330226004": (None, "blank"),
    }


def test_a_reader_sees_the_work_of_its_own_townships(asks):
    rows = asks(queries.work_rows("talks", (), "2021-05", "2021-04"), Scope(frozenset({"330226002"})))
    assert {row["unit"] for row in rows} >= {"JB02", "PCS02"}
    assert not {row["unit"] for row in rows} & {"JB01", "PCS01"}


def test_every_mechanism_of_the_notice_has_a_count_in_its_fifth_measure():
    columns = [column for column in KINDS["work"].columns if column.mechanism]
    assert {column.mechanism for column in columns} == set(MECHANISMS)
    assert {column.measure for column in columns} == {"五"}
