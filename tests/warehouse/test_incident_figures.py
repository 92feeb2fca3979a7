"""What the county's figures say of the incidents, each sum in sight, and how many rows stand behind every mark."""

import pytest

from analytics import pairs, queries, register
from analytics.warehouse import Reader

PERIOD = ((), "2021-04", "2021-06")
MATTERS = ("incident_id", "school_code", "occurred_at", "reported_at")


@pytest.fixture
def told(two_schools):
    """Five incidents in two months at S1 (跃龙, 100 pupils) and S2 (桃源, 300), one more before the campaign's first month.

    A1 and A2 at S1 in May, A3 at S1 in June, B1 at S2 in June, P1 at S2 in June by the police. A0 in March.
    """
    head = "incident_id | school_code | occurred_at | reported_at | kind | place | deaths | serious_injuries"
    head += " | closed_on | cause_analysed_on | accountability | sync_handling | sync_opinion | sync_order"
    may = [
        "A0 | S1 | 2021-03-30 08:00 | | 治安 | | | | | | | | |",
        "A1 | S1 | 2021-05-03 07:40 | 2021-05-03 08:10 | 欺凌 | 校内 | 0 | 1 | 2021-05-04 | 2021-05-05 | 已追责 | 是 | 是 | 是",
        "A2 | S1 | 2021-05-08 12:00 | 2021-05-08 15:00 | 欺凌 | 校门口 | 0 | | 2021-05-09 | | 不需追责 | 是 | 否 |",
    ]
    june = ["A3 | S1 | 2021-06-07 | 2021-06-07 09:00 | 校闹 | | | | | 2021-06-09 | 倒查中 | | |"]
    two_schools.files("incidents", "JB01", "2021-05", "\n".join([head, *may]))
    two_schools.files("incidents", "JB01", "2021-06", "\n".join([head, *june]))
    other = [
        "B1 | S2 | 2021-06-14 17:20 | 2021-06-14 18:20 | 交通 | 校门口 | 0 | 0 | 2021-06-15 | 2021-06-15 | 已追责 | 是 | |"
    ]
    two_schools.files("incidents", "JB02", "2021-06", "\n".join([head, *other]))
    police = ["P1 | S2 | 2021-06-14 17:30 | 2021-06-16 17:30 | 交通 | 校门口 | 0 | 0 | | | | | |"]
    two_schools.files("incidents", "PCS02", "2021-06", "\n".join([head, *police]))
    two_schools.builds()
    return two_schools


@pytest.fixture
def reader(told):
    with Reader(told.workspace) as reader:
        yield reader


def listed(reader, **asked):
    return sorted(reader.fetch(queries.incident_list(*PERIOD, **asked))["incident_id"])


def marks(reader, shows, areas=()):
    counts = reader.fetch(queries.incident_counts(areas, *PERIOD[1:]))
    chosen = counts[counts["shows"] == shows].astype(object)
    return {(row.x, row.y): int(row.incidents) for row in chosen.where(chosen.notna(), None).itertuples()}


def test_incidents_count_in_the_month_in_which_they_occurred(told):
    assert told.value("incidents", month="2021-05") == 2  # A1, A2
    assert told.value("incidents", month="2021-06") == 1 + 1 + 1  # A3, B1, P1
    assert told.answers("incidents_per_1000", month="2021-06") == (1000 * 3 / (100 + 300), 3, 400)


def test_hours_are_known_where_both_times_of_day_are_stated(told):
    # May: half an hour and three hours. June: A3 has a date without a time; B1 one hour, P1 two days.
    assert told.answers("hours_to_report") == ((0.5 + 3) / 2, 3.5, 2)
    assert told.answers("hours_to_report", month="2021-06") == ((1 + 48) / 2, 49, 2)
    assert told.answers("incidents_reported_in_time") == (1 / 2, 1, 2)
    assert told.answers("incidents_reported_in_time", month="2021-06") == (1 / 2, 1, 2)  # at the limit is in time


def test_three_measures_left_empty_are_unknown_and_no_no(told):
    # A1 yes yes yes; A2 yes no –; A3 – – –; B1 yes – –; P1 – – –.
    assert told.answers("incidents_handling") == (2 / 2, 2, 2)
    assert told.answers("incidents_opinion") == (1 / 2, 1, 2)
    assert told.answers("incidents_order") == (1 / 1, 1, 1)
    assert told.answers("incidents_in_step") == (1 / 2, 1, 2)
    assert told.answers("incidents_handling", month="2021-06") == (1 / 1, 1, 1)
    assert told.answers("incidents_in_step", month="2021-06") == (None, None, 0)


def test_what_harm_was_done_is_added_as_far_as_it_is_stated(told):
    assert told.value("incident_deaths") == 0 + 0
    assert told.value("incident_serious_injuries") == 1  # A2 does not say
    assert told.value("incident_minor_injuries") is None
    assert told.value("incident_deaths", "跃龙街道", "2021-06") is None  # A3 does not say


def test_closed_analysed_and_traced_are_shares_of_all_incidents(told):
    assert told.answers("incidents_closed") == (2 / 2, 2, 2)
    assert told.answers("incidents_cause_analysed") == (1 / 2, 1, 2)
    assert told.answers("incidents_traced") == (2 / 2, 2, 2)
    assert told.answers("incidents_traced", month="2021-06") == (1 / 3, 1, 3)


def test_the_marks_are_the_incidents_of_the_period_by_what_they_show(reader):
    assert marks(reader, "kind") == {
        ("2021-05", "欺凌"): 2,
        ("2021-06", "校闹"): 1,
        ("2021-06", "交通"): 2,
    }
    assert marks(reader, "matrix") == {
        ("校内", "欺凌"): 1,
        ("校门口", "欺凌"): 1,
        ("unknown", "校闹"): 1,
        ("校门口", "交通"): 2,
    }
    # 3 May was a Monday, 8 May a Saturday, 7 and 14 June Mondays.
    assert marks(reader, "clock") == {("7", "1"): 1, ("12", "6"): 1, ("unknown", "1"): 1, ("17", "1"): 2}
    assert marks(reader, "delay") == {
        ("0-0.5", None): 1,
        ("0.5-1", None): 1,
        ("2-6", None): 1,
        ("24+", None): 1,
        ("unknown", None): 1,
    }
    assert marks(reader, "cause") == {("2021-05", None): 1, ("2021-06", None): 1 + 1}
    assert marks(reader, "unsaid") == {(None, None): 5}  # nobody filled in the minor injuries
    assert marks(reader, "outside") == {(None, None): 1}


@pytest.mark.parametrize("areas", [(), ("330226001",), ("330226002",)])
def test_behind_every_mark_are_as_many_rows_as_it_counts(reader, areas):
    names = {
        "kind": lambda x, y: {"first": x, "last": x, "kinds": (y,)},
        "place": lambda x, y: {"first": x, "last": x, "place": y},
        "matrix": lambda x, y: {"place": x, "kinds": (y,)},
        "clock": lambda x, y: {"hour": x, "weekday": int(y)},
        "delay": lambda x, y: {"delay": x},
        "sync": lambda x, y: {"sync": x, "answer": y},
        **{
            which: lambda x, y, which=which: {"first": x, "last": x, "which": which}
            for which in ("closed", "cause", "traced")
        },
        **{which: lambda x, y, which=which: {"which": which} for which in ("unsaid", "outside")},
    }
    for shows, asked in names.items():
        for place, incidents in marks(reader, shows, areas).items():
            question = {"first": PERIOD[1], "last": PERIOD[2]} | asked(*place)
            found = reader.fetch(queries.incident_list_count(areas, **question))["incidents"][0]
            assert (shows, place, int(found)) == (shows, place, incidents)


@pytest.mark.parametrize(
    ("asked", "incidents"),
    [
        ({}, ["A1", "A2", "A3", "B1", "P1"]),
        ({"which": "timed"}, ["A1", "A2", "B1", "P1"]),
        ({"which": "late"}, ["A2", "P1"]),
        ({"which": "open"}, ["A3", "P1"]),
        ({"which": "no_cause"}, ["A2", "P1"]),
        ({"which": "untraced"}, ["A3", "P1"]),
        ({"which": "in_step_known"}, ["A1", "A2"]),
        ({"which": "handling_known"}, ["A1", "A2", "B1"]),
        ({"which": "opinion_known"}, ["A1", "A2"]),
        ({"which": "order_known"}, ["A1"]),
        ({"which": "sync_missing"}, ["A2", "B1"]),
        ({"which": "serious_injuries"}, ["A1"]),
        ({"which": "deaths"}, []),
        ({"which": "outside"}, ["A0"]),
        ({"state": "open"}, ["A3", "P1"]),
        ({"state": "unexplained"}, ["A2"]),
        ({"state": "done"}, ["A1", "B1"]),
        ({"kinds": ("欺凌", "校闹")}, ["A1", "A2", "A3"]),
        ({"place": "unknown"}, ["A3"]),
        ({"school": "S1", "unit": "JB01"}, ["A1", "A2", "A3"]),
        ({"search": "b1"}, ["B1"]),
    ],
)
def test_a_reader_finds_the_incidents_asked_for(reader, asked, incidents):
    assert listed(reader, **asked) == incidents


def test_schools_repeat_within_the_window_and_their_incidents_are_listed(reader, told):
    assert told.value("schools_repeating", month="2021-06") == 2
    schools = reader.fetch(queries.schools_repeating((), "2021-06"))
    # S1: A1 and A2 in May, A3 in June. S2: B1 and P1.
    assert schools[["school_code", "incidents", "open"]].values.tolist() == [["S1", 3, 1], ["S2", 2, 1]]
    assert [list(kinds) for kinds in schools["kinds"]] == [["校闹", "欺凌"], ["交通"]]
    june = ((), "2021-06", "2021-06")
    repeats = reader.fetch(queries.incident_list(*june, which="repeats"))
    assert sorted(repeats["incident_id"]) == ["A1", "A2", "A3", "B1", "P1"]  # the window goes back to April
    assert len(reader.fetch(queries.incident_list(*june, which="repeats", school="S1"))) == 3
    here = (("330226002",), "2021-06", "2021-06")
    assert sorted(reader.fetch(queries.incident_list(*here, which="repeats"))["incident_id"]) == ["B1", "P1"]


def test_a_month_that_a_unit_reports_nothing_for_is_a_month_of_none(two_schools):
    two_schools.files("incidents", "JB01", "2021-05", [])
    assert two_schools.value("incidents", "跃龙街道") == 0
    assert two_schools.value("incident_deaths", "跃龙街道") == 0
    assert two_schools.value("incidents", "桃源街道") is None
    assert two_schools.answers("incidents_closed", "跃龙街道") == (None, None, 0)


def test_an_incident_that_both_channels_reported_counts_once_when_linked(told):
    """B1 and P1 are one: both say a collision at the gate of S2 on 14 June."""
    pair = pairs.Pair("incidents", ("PCS02", "P1"), ("JB02", "B1"))
    books = register.open(told.workspace)
    books.decide(pairs.TOPIC, pair.key, pairs.LINKED, actor="analyst", **pair.facts("education"))
    told.builds()
    assert told.value("incidents", month="2021-06") == 1 + 1
    with Reader(told.workspace) as reader:
        assert sum(marks(reader, "delay").values()) == 5 - 1
        assert len(listed(reader)) == 5 - 1
        assert list(reader.fetch(queries.schools_repeating((), "2021-06"))["school_code"]) == ["S1"]
