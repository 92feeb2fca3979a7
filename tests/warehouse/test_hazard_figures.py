"""What the county's figures say of the ledgers, each sum in sight."""

from datetime import date, timedelta

import pytest

from analytics import queries
from analytics.warehouse import Reader

CENSORED = (6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)


def test_the_county_rate_is_the_rate_of_its_hazards_not_the_mean_of_its_townships(two_schools):
    rectified = "\n".join(f"A{i} | S1 | 2021-05-20" for i in range(9))
    two_schools.files("hazards", "JB01", "2021-05", f"hazard_id | school_code | rectified_on\n{rectified}")
    two_schools.files("hazards", "JB02", "2021-05", "hazard_id | school_code | rectified_on\nB1 | S2 |")
    assert two_schools.answers("rectification_rate", "跃龙街道") == (9 / 9, 9, 9)
    assert two_schools.answers("rectification_rate", "桃源街道") == (0 / 1, 0, 1)
    assert two_schools.answers("rectification_rate") == ((9 + 0) / (9 + 1), 9, 10)


def test_a_hazard_that_vanishes_from_the_next_ledger_stays_open(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1\nA2")
    two_schools.files("hazards", "JB01", "2021-06", "hazard_id | rectified_on\nA1 | 2021-06-02")
    assert two_schools.value("hazards_open", month="2021-05") == 2
    assert two_schools.value("hazards_open", month="2021-06") == 2 - 1


def test_the_latest_month_speaks_for_a_hazard_even_if_an_earlier_one_is_filed_last(two_schools):
    two_schools.files("hazards", "JB01", "2021-06", "hazard_id | rectified_on\nA1 | 2021-06-02")
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    assert two_schools.value("hazards_open", month="2021-06") == 0
    assert two_schools.value("hazards_open", month="2021-05") == 1


def test_carried_in_and_found_are_what_a_month_can_rectify(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id | found_on\nA1 | 2021-05-06\nA2 | 2021-05-07")
    table = "hazard_id | found_on | rectified_on\nA1 | 2021-05-06 | 2021-06-03\nA2 | 2021-05-07 |\nA3 | 2021-06-09 |"
    two_schools.files("hazards", "JB01", "2021-06", table)
    assert two_schools.answers("rectification_rate", month="2021-06") == (1 / (2 + 1), 1, 2 + 1)


def test_the_cohort_rate_counts_what_was_found_in_the_month_and_closed_since(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1\nA2")
    two_schools.files("hazards", "JB01", "2021-06", "hazard_id | rectified_on\nA1 | 2021-06-03\nA2 |")
    assert two_schools.answers("rectification_cohort", month="2021-05") == (1 / 2, 1, 2)


@pytest.mark.parametrize(
    ("deadline", "rectified_on", "overdue", "on_time"),
    [
        ("2021-05-20", "2021-05-20", 0, (1, 1, 1)),  # on the day itself is in time
        ("2021-05-20", "2021-05-21", 0, (0, 0, 1)),  # late, and closed by the month's end
        ("2021-05-31", "", 1, (0, 0, 1)),  # due on the last day and not done on it
        ("2021-06-01", "", 0, (None, 0, 0)),  # not yet due: nothing over nothing is unknown
    ],
)
def test_overdue_and_on_time_follow_from_the_deadline(two_schools, deadline, rectified_on, overdue, on_time):
    row = {"hazard_id": "A1", "deadline": deadline, "rectified_on": rectified_on}
    two_schools.files("hazards", "JB01", "2021-05", [row])
    assert two_schools.value("hazards_overdue") == overdue
    assert two_schools.answers("rectification_on_time") == on_time


def test_only_a_passed_recheck_verifies(two_schools):
    table = """
        hazard_id | rectified_on | rechecked_on | recheck_result
        A1        | 2021-05-10   | 2021-05-12   | 合格
        A2        | 2021-05-10   | 2021-05-12   | 不合格
        A3        | 2021-05-10   |              |
    """
    two_schools.files("hazards", "JB01", "2021-05", table)
    assert two_schools.answers("rectification_verified") == (1 / 3, 1, 3)
    assert two_schools.value("hazards_awaiting_recheck") == 2


def test_a_month_without_a_report_is_unknown_and_a_nil_report_is_zero(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", [])
    two_schools.files("hazards", "JB01", "2021-06", [])
    two_schools.files("hazards", "JB02", "2021-06", [])
    assert two_schools.value("hazards_found", "跃龙街道", "2021-05") == 0
    assert two_schools.value("hazards_found", "桃源街道", "2021-05") is None
    assert two_schools.value("hazards_found", "桃源街道", "2021-06") == 0


def test_what_is_open_stays_known_in_a_month_without_a_report(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    two_schools.files("hazards", "JB02", "2021-06", [])
    assert two_schools.value("hazards_open", "跃龙街道", "2021-06") == 1
    assert two_schools.answers("rectification_rate", "跃龙街道", "2021-06") == (None, None, None)


def test_both_channels_ledgers_are_added_and_a_possible_duplicate_waits(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id | found_on\nA1 | 2021-05-06")
    two_schools.files("hazards", "PCS01", "2021-05", "hazard_id | found_on\nP1 | 2021-05-08\nP2 | 2021-05-12")
    assert two_schools.value("hazards_found") == 1 + 2
    assert two_schools.builds().tables["duplicate_pair"] == 1
    with Reader(two_schools.workspace) as reader:
        waiting = [int(reader.fetch(queries.duplicates_waiting(towns))["pairs"][0]) for towns in ((), ("330226002",))]
    assert waiting == [1, 0]


def test_the_median_takes_open_hazards_as_censored(two_schools):
    # Found on 1 May; rectified after 2, 4 and 6 days, one still open at the month's end: S(4) = 3/4 · 2/3 = 1/2.
    closed = "\n".join(f"A{d} | 2021-05-01 | 2021-05-{1 + d:02d}" for d in (2, 4, 6))
    two_schools.files("hazards", "JB01", "2021-05", f"hazard_id | found_on | rectified_on\n{closed}\nA9 | 2021-05-01 |")
    assert two_schools.answers("median_days_to_rectify") == (4, 3, 4)


def test_the_median_agrees_with_gehans_trial(two_schools):
    """Gehan's 6-MP trial: median 23, with + for censored (weeks taken as days from 1 May)."""
    remission = [*map(str, (6, 6, 6, 7, 10, 13, 16, 22, 23)), *(f"{week}+" for week in CENSORED)]
    closed = [int(week) for week in remission if "+" not in week]
    # A spell censored after d days is a hazard found d days before the month's end and still open then.
    rows = [
        {"hazard_id": f"C{i}", "found_on": "2021-05-01", "rectified_on": f"2021-05-{1 + d:02d}"}
        for i, d in enumerate(closed)
    ]
    for i, week in enumerate(week for week in remission if "+" in week):
        found = date(2021, 5, 31) - timedelta(days=int(week[:-1]))
        rows.append({"hazard_id": f"O{i}", "found_on": found.isoformat()})
    two_schools.files("hazards", "JB01", "2021-05", rows)
    assert two_schools.answers("median_days_to_rectify") == (23, 9, 21)


def test_a_withdrawn_ledger_gives_back_the_one_before_it(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    second = two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1\nA2")
    assert two_schools.value("hazards_found") == 2
    two_schools.withdraws(second)
    assert two_schools.value("hazards_found") == 1


def test_a_school_that_leaves_the_register_keeps_its_hazards(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    two_schools.files("schools", "JB01", "2021-06", "school_code\nS9")
    two_schools.files("hazards", "JB01", "2021-06", [])
    assert two_schools.value("hazards_open", "跃龙街道", "2021-06") == 1
