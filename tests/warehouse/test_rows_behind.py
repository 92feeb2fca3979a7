"""Rows that a page lists behind a figure are as many as the figure says."""

import pytest

from analytics import answers, queries
from analytics.metrics import METRICS
from analytics.warehouse import Reader

PERIOD = ((), "2021-05", "2021-06")


@pytest.fixture
def ledgers(two_schools):
    """Two months: A1 carried in, A2 and A3 found in them; A0 was rectified before and still waits for its re-check."""
    may = "A0 | 2021-04-10 | 2021-04-20 |\nA1 | 2021-04-11 | |\nA2 | 2021-05-06 | 2021-05-09 | 2021-05-20"
    june = "A1 | 2021-04-11 | 2021-06-02 | 2021-06-01\nA3 | 2021-06-07 | | 2021-06-20"
    head = "hazard_id | found_on | rectified_on | deadline\n"
    two_schools.files("hazards", "JB01", "2021-05", head + may)
    two_schools.files("hazards", "JB01", "2021-06", head + june)
    two_schools.builds()
    with Reader(two_schools.workspace) as reader:
        yield reader


@pytest.mark.parametrize(
    ("metric", "side", "which"),
    [
        ("rectification_rate", "denominator", "to_rectify"),
        ("rectification_cohort", "denominator", "found"),
        ("rectification_on_time", "denominator", "due"),
        ("rectification_verified", "denominator", "rectified"),
        ("hazards_found", "value", "found"),
        ("hazards_rectified", "value", "rectified"),
        ("hazards_open", "value", "open"),
        ("hazards_overdue", "value", "overdue"),
    ],
)
def test_a_periods_figure_has_as_many_ledger_rows_behind_it(ledgers, metric, side, which):
    figures = ledgers.fetch(queries.metrics_over((metric,), *PERIOD))
    county = figures[figures["area"] == "330226"]
    rows = ledgers.fetch(queries.hazard_rows_count(*PERIOD, which=which))
    assert int(rows["hazards"][0]) == int(county[side].iloc[0])


def test_what_was_to_be_rectified_was_carried_in_or_found(ledgers):
    rows = ledgers.fetch(queries.hazard_rows(*PERIOD, which="to_rectify"))
    assert sorted(rows["hazard_id"]) == ["A1", "A2", "A3"]


def test_incidents_are_those_of_the_month_and_repeats_those_of_the_window(two_schools):
    def happened(month, *rows):
        table = "incident_id | school_code | occurred_at\n" + "\n".join(rows)
        two_schools.files("incidents", "JB01", month, table)

    happened("2021-05", "I1 | S1 | 2021-05-03 08:00")
    happened("2021-06", "I2 | S1 | 2021-06-03 08:00")
    two_schools.files("incidents", "JB02", "2021-05", "incident_id | school_code\nI3 | S2")
    two_schools.builds()
    with Reader(two_schools.workspace) as reader:
        month = reader.fetch(queries.incident_list((), "2021-06", "2021-06"))
        repeats = reader.fetch(queries.incident_list((), "2021-06", "2021-06", which="repeats"))
    assert list(month["incident_id"]) == ["I2"]
    assert list(repeats["incident_id"]) == ["I2", "I1"]


def test_a_hazard_struck_off_before_its_deadline_is_among_the_rows_that_were_due(two_schools):
    row = {"hazard_id": "A1", "found_on": "2021-04-10", "rectified_on": "2021-04-20", "deadline": "2021-05-20"}
    row |= {"rechecked_on": "2021-04-22", "recheck_result": "合格"}
    two_schools.files("hazards", "JB01", "2021-04", [row])
    two_schools.files("hazards", "JB01", "2021-05", [])
    assert two_schools.answers("rectification_on_time", month="2021-05") == (1 / 1, 1, 1)
    may = ((), "2021-05", "2021-05")
    with Reader(two_schools.workspace) as reader:
        assert list(reader.fetch(queries.hazard_rows(*may, which="due"))["hazard_id"]) == ["A1"]
        assert reader.fetch(queries.hazard_rows(*may)).empty


def test_a_flow_of_a_period_is_traced_through_all_its_months_and_a_stock_in_the_last(two_schools):
    def happened(month, *rows):
        table = "incident_id | school_code | occurred_at\n" + "\n".join(rows)
        two_schools.files("incidents", "JB01", month, table)

    happened("2021-05", "I1 | S1 | 2021-05-03 08:00")
    happened("2021-06", "I2 | S1 | 2021-06-03 08:00", "I3 | S1 | 2021-06-04 08:00")
    two_schools.builds()
    with Reader(two_schools.workspace) as reader:
        traced = {
            metric: sorted(reader.fetch(answers.behind(METRICS[metric], (), "2021-06", "2021-05"))["key"])
            for metric in ("incidents", "schools_repeating", "incidents_per_1000")
        }
        of_june = sorted(reader.fetch(answers.behind(METRICS["incidents"], (), "2021-06"))["key"])
    assert traced["incidents"] == ["I1", "I2", "I3"]
    assert of_june == ["I2", "I3"]
    assert traced["incidents_per_1000"] == ["I1", "I2", "I3", "S1", "S2"]  # the pupils are the last month's


@pytest.mark.parametrize("metric", [metric for metric in METRICS.values() if metric.is_stock], ids=lambda m: m.id)
def test_a_stock_is_traced_in_the_periods_last_month_alone(metric):
    assert "$first" not in answers.behind(metric, (), "2021-06", "2021-05").sql
