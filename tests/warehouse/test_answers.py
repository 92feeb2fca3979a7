"""From a figure to the submitted rows behind it."""

import pytest

from analytics import answers
from analytics.errors import UsageError
from analytics.metrics import METRICS


@pytest.fixture
def one_hazard(two_schools):
    """A1, found on 6 May."""
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id\nA1")
    two_schools.builds()
    return two_schools


@pytest.fixture
def three_hazards(two_schools):
    """A1 is overdue, A2 rectified, A3 open and without a deadline."""
    table = (
        "hazard_id | deadline | rectified_on | grade\nA1 | 2021-05-10 | | 重大\nA2 | | 2021-05-09 | 一般\nA3 | | | 一般"
    )
    two_schools.files("hazards", "JB01", "2021-05", table)
    two_schools.builds()
    return two_schools


def test_a_count_is_traced_to_exactly_its_lines(two_schools):
    filed = two_schools.files("hazards", "JB01", "2021-05", "hazard_id | found_on\nA1 | 2021-05-06\nA2 | 2021-04-30")
    rows = answers.trace(two_schools.workspace, "hazards_found", "跃龙街道", "2021-05")
    assert rows == [{"submission": filed.id, "file": "hazards.csv", "line": 2, "key": "A1"}]


def test_a_rate_is_traced_to_its_denominator_too(two_schools):
    two_schools.files("hazards", "JB01", "2021-05", "hazard_id | found_on\nA1 | 2021-05-06\nA2 | 2021-04-30")
    rows = answers.trace(two_schools.workspace, "rectification_rate", "330226", "2021-05")
    assert [row["key"] for row in rows] == ["A1", "A2"]


@pytest.mark.parametrize("metric", METRICS)
def test_every_indicator_can_be_traced_in_every_month(one_hazard, metric):
    rows = answers.trace(one_hazard.workspace, metric, "330226", "2021-05")
    assert all(row.keys() == {"submission", "file", "line", "key"} for row in rows)


@pytest.mark.parametrize(
    "metric", [m for m in METRICS if METRICS[m].format == "count" and METRICS[m].rows[0].startswith("hazards")]
)
def test_a_hazard_count_has_as_many_rows_behind_it(three_hazards, metric):
    rows = answers.trace(three_hazards.workspace, metric, "330226", "2021-05")
    assert len(rows) == three_hazards.value(metric)


def test_the_county_may_be_named_or_numbered(one_hazard):
    by_name = answers.values(one_hazard.workspace, "hazards_found", "宁海县", "2021-05")
    assert by_name == answers.values(one_hazard.workspace, "hazards_found", "330226", "2021-05")
    assert [row["value"] for row in by_name] == [1]


@pytest.mark.parametrize(
    ("metric", "area", "month", "code"),
    [
        ("luck", "330226", "2021-05", "unknown_metric"),
        ("incidents", "Atlantis", "2021-05", "unknown_area"),
        ("incidents", "330226", "May", "unknown_month"),
    ],
)
def test_what_does_not_exist_is_said_so(two_schools, metric, area, month, code):
    with pytest.raises(UsageError) as error:
        answers.trace(two_schools.workspace, metric, area, month)
    assert error.value.code == code
