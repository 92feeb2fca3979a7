"""Two sides of one thing stand side by side: never added, and what one side has not said is not 0."""

import pandas as pd
import pytest

from analytics import queries, register
from analytics.warehouse import Reader
from tests.warehouse.test_quality import asks

MAY = ("2021-05", "2021-05")
YUELONG, TAOYUAN, MEILIN, QIAOTOUHU = "330226001", "330226002", "330226003", "330226004"
LEDGER = "hazard_id | found_on | deadline | rectified_on"


def known(value):
    """None for what is unknown, as pandas has three ways to say it."""
    return None if pd.isna(value) else value


def side(rows, township, channel):
    (row,) = rows[(rows["township_code"] == township) & (rows["channel"] == channel)].to_dict("records")
    return {name: known(value) for name, value in row.items()}


@pytest.fixture
def both(two_schools):
    """May in 跃龙: the police find 1 and leave it open, the education office finds 2 and rectifies 1."""
    two_schools.files("hazards", "PCS01", "2021-05", f"{LEDGER}\nP1 | 2021-05-04 | 2021-05-20 |")
    education = f"{LEDGER}\nE1 | 2021-05-06 | 2021-05-20 | 2021-05-10\nE2 | 2021-05-07 | 2021-06-20 |"
    two_schools.files("hazards", "JB01", "2021-05", education)
    two_schools.builds()
    return two_schools


def test_each_channel_says_what_it_found_in_a_township(both):
    rows = asks(both, queries.channels((), *MAY))
    police, education = side(rows, YUELONG, "police"), side(rows, YUELONG, "education")
    counts = ("hazards_found", "hazards_rectified", "hazards_open", "hazards_overdue")
    assert [police[name] for name in counts] == [1, 0, 1, 1]
    assert [education[name] for name in counts] == [2, 1, 1, 0]


def test_a_channel_that_has_not_reported_is_unknown_not_zero(both):
    rows = asks(both, queries.channels((TAOYUAN,), *MAY))
    police = side(rows, TAOYUAN, "police")
    assert (police["hazards_found"], police["hazards_open"], police["ledgers"]) == (None, None, 0)
    both.files("hazards", "PCS02", "2021-05", [])
    police = side(asks(both, queries.channels((TAOYUAN,), *MAY)), TAOYUAN, "police")
    assert (police["hazards_found"], police["hazards_open"], police["ledgers"]) == (0, 0, 1)


def test_a_station_of_several_townships_speaks_for_each_of_them(both):
    # 梅林派出所 covers 梅林 and 桥头胡: one nil ledger says 0 of both.
    both.files("hazards", "PCS03", "2021-05", [])
    rows = asks(both, queries.channels((), *MAY))
    assert [side(rows, town, "police")["hazards_found"] for town in (MEILIN, QIAOTOUHU)] == [0, 0]


def test_how_many_of_the_reports_owed_are_in_is_told_with_the_counts(both):
    # 跃龙: one police station; the education office and four directly administered schools, of which one has reported.
    rows = asks(both, queries.channels((), *MAY))
    assert [side(rows, YUELONG, "police")[name] for name in ("ledgers", "expected")] == [1, 1]
    assert [side(rows, YUELONG, "education")[name] for name in ("ledgers", "expected")] == [1, 5]


def test_what_is_open_stays_on_a_channels_books_in_a_month_without_its_ledger(both):
    both.files("hazards", "JB01", "2021-06", [])
    police = side(asks(both, queries.channels((), "2021-06", "2021-06")), YUELONG, "police")
    assert (police["hazards_found"], police["hazards_open"], police["ledgers"]) == (None, 1, 0)


def test_over_several_months_found_adds_up_and_open_is_the_last_months(both):
    both.files("hazards", "PCS01", "2021-06", f"{LEDGER}\nP1 | 2021-05-04 | | 2021-06-02\nP2 | 2021-06-03 | |")
    police = side(asks(both, queries.channels((), "2021-05", "2021-06")), YUELONG, "police")
    assert [police[name] for name in ("hazards_found", "hazards_rectified", "hazards_open")] == [2, 1, 1]


def test_incidents_of_each_channel_stand_side_by_side(two_schools):
    two_schools.files("incidents", "PCS01", "2021-05", "incident_id\nA1\nA2")
    two_schools.files("incidents", "JB01", "2021-05", [])
    rows = asks(two_schools, queries.channels((), *MAY))
    assert [side(rows, YUELONG, channel)["incidents"] for channel in ("police", "education")] == [2, 0]
    assert side(rows, TAOYUAN, "police")["incidents"] is None


@pytest.mark.parametrize(
    ("which", "channel", "ids"),
    [
        ("found", "police", ["P1"]),
        ("found", "education", ["E1", "E2"]),
        ("rectified", "education", ["E1"]),
        ("open", "education", ["E2"]),
        ("overdue", "education", []),
        ("overdue", "police", ["P1"]),
    ],
)
def test_the_rows_behind_a_side_are_those_that_it_counts(both, which, channel, ids):
    rows = asks(both, queries.channel_hazards((YUELONG,), *MAY, channel=channel, which=which))
    assert rows["hazard_id"].tolist() == ids
    assert set(rows["file_name"]) <= {"hazards.csv"}


def test_as_many_rows_lie_behind_every_side_as_it_counts(both):
    both.files("hazards", "PCS01", "2021-06", f"{LEDGER}\nP1 | 2021-05-04 | | 2021-06-02\nP2 | 2021-06-03 | |")
    both.builds()
    with Reader(both.workspace) as reader:
        for months in (MAY, ("2021-06", "2021-06"), ("2021-05", "2021-06")):
            for row in reader.fetch(queries.channels((), *months)).to_dict("records"):
                for name, which in queries.OF_LEDGERS.items():
                    asked = queries.channel_hazards(
                        (row["township_code"],), *months, channel=row["channel"], which=which
                    )
                    assert len(reader.fetch(asked)) == (known(row[name]) or 0)


def test_pairs_that_may_be_the_same_are_counted_where_they_are(both):
    # P1 of 4 May and E1 of 6 May are of one school and category, found within three days; E2 of 7 May as well.
    (row,) = asks(both, queries.channel_pairs((), *MAY)).to_dict("records")
    assert (row["township_code"], row["kind"], row["waiting"], row["linked"]) == (YUELONG, "hazards", 2, 0)
    assert asks(both, queries.channel_pairs((), "2021-06", "2021-06")).empty


def test_incidents_behind_a_side(two_schools):
    two_schools.files("incidents", "PCS01", "2021-05", "incident_id\nA1\nA2")
    rows = asks(two_schools, queries.channel_incidents((), *MAY, channel="police"))
    assert rows[["incident_id", "line"]].values.tolist() == [["A1", 2], ["A2", 3]]


def test_work_figures_of_both_channels_stand_apart_with_who_has_filled_them_in(county):
    county.files("work", "PCS01", "2021-05", "talks | staff_checked\n3 | 8")
    county.files("work", "JB01", "2021-05", "talks | staff_checked\n5 |")
    rows = asks(county, queries.channel_work((YUELONG,), *MAY))
    told = {(row.channel, row.item): (known(row.value), row.filled, row.expected) for row in rows.itertuples()}
    assert told["police", "talks"] == (3, 1, 1)
    assert told["education", "talks"] == (5, 1, 5)
    assert told["education", "staff_checked"] == (None, 0, 5)
    assert told["police", "staff_checked"] == (8, 1, 1)


def test_of_a_stock_the_last_month_stands_for_the_period(county):
    county.files("work", "PCS01", "2021-04", "key_persons_listed | talks\n7 | 2")
    county.files("work", "PCS01", "2021-05", "key_persons_listed | talks\n8 | 3")
    rows = asks(county, queries.channel_work((YUELONG,), "2021-04", "2021-05"))
    police = {row.item: (row.value, row.filled, row.expected) for row in rows[rows["channel"] == "police"].itertuples()}
    assert police["key_persons_listed"] == (8, 1, 1)
    assert police["talks"] == (5, 2, 2)
    asked = {"channel": "police", "item": "key_persons_listed"}
    behind = asks(county, queries.channel_work_rows((YUELONG,), "2021-04", "2021-05", **asked))
    assert behind["month"].tolist() == ["2021-05"]


def test_the_reports_behind_a_work_figure_include_those_that_are_missing(county):
    county.files("work", "JB01", "2021-05", "talks | drills\n5 | 2")
    county.files("work", "ZSX01", "2021-05", "talks | drills\n不适用 | 1")
    rows = asks(county, queries.channel_work_rows((YUELONG,), *MAY, channel="education", item="talks"))
    told = {row.unit: (known(row.value), known(row.not_applicable), known(row.line)) for row in rows.itertuples()}
    assert told["JB01"] == (5, 0, 2)
    assert told["ZSX01"] == (None, 1, 2)
    assert told["ZSX02"] == (None, None, None)


WORK = "hazards_found | hazards_rectified | hazards_carried_in | hazards_open_end"


def compared(county, unit="JB01", months=MAY):
    rows = asks(county, queries.work_and_ledger((), *months))
    return {
        row.item: (row.state, known(row.work), known(row.ledger), known(row.difference))
        for row in rows[rows["unit"] == unit].itertuples()
    }


def test_a_units_monthly_figures_are_held_against_its_own_ledger(both):
    (ledger,) = register.open(both.workspace).current("hazards", "JB01")
    work = both.files("work", "JB01", "2021-05", f"{WORK}\n3 | 1 | 0 | 2")
    assert compared(both) == {
        "hazards_found": ("differs", 3, 2, 1),
        "hazards_rectified": ("agrees", 1, 1, 0),
        "hazards_carried_in": ("agrees", 0, 0, 0),
        "hazards_open_end": ("differs", 2, 1, 1),
    }
    rows = asks(both, queries.work_and_ledger((), *MAY))
    (found,) = rows[(rows["unit"] == "JB01") & (rows["item"] == "hazards_found")].to_dict("records")
    assert (found["work_submission"], found["work_line"]) == (work.id, 2)
    assert found["ledger_submission"] == ledger.id


def test_what_one_side_has_not_said_is_missing_and_no_difference(both):
    assert compared(both)["hazards_found"] == ("work_missing", None, 2, None)
    both.files("work", "JB01", "2021-05", f"{WORK}\n | 1 | 0 | 1")
    assert compared(both)["hazards_found"] == ("work_blank", None, 2, None)
    both.files("work", "JB02", "2021-05", f"{WORK}\n3 | 1 | 0 | 2")
    assert compared(both, "JB02")["hazards_found"] == ("ledger_missing", 3, None, None)


def test_a_unit_that_has_filed_neither_is_not_among_them(both):
    assert compared(both, "JB03") == {}
