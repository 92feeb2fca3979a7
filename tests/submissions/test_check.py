from analytics import submissions
from tests.given import csv_of, rows_of
from tests.submissions.conftest import codes

TEN_TALKS, MINUS_TALKS = "talks\n10", "talks\n-1"


def contents(folder):
    """Every file below the folder with its bytes; the register's shared memory is no content."""
    kept = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {path: path.read_bytes() for path in kept}


def test_a_check_creates_nothing_not_even_the_data_folder(office, workspace):
    outcome = office.tries(TEN_TALKS)
    assert outcome.accepted
    assert outcome.submission is None
    assert not workspace.data.exists()


def test_a_check_leaves_a_data_folder_as_it_was(office, workspace):
    office.files(TEN_TALKS)
    before = contents(workspace.data)
    assert office.tries("talks\n9").accepted
    assert not office.tries(MINUS_TALKS).accepted
    assert contents(workspace.data) == before


def test_a_check_shows_what_filing_would_change(office):
    office.files(TEN_TALKS)
    assert office.tries("talks\n9").changes.as_dict() == {"new": 0, "changed": 1, "same": 0, "gone": 0}
    assert office.tries("talks\n9", month="2021-06").changes.as_dict() == {"new": 1, "changed": 0, "same": 0, "gone": 0}


def test_a_check_recognises_a_file_that_is_current_already(office):
    filed = office.files(TEN_TALKS).submission
    outcome = office.tries(TEN_TALKS)
    assert outcome.repeated
    assert outcome.submission == filed


def test_a_check_without_unit_and_month_looks_at_the_file_alone(workspace):
    outcome = submissions.check(workspace, csv_of("work", rows_of(MINUS_TALKS)), "work.csv", "work")
    assert codes(outcome) == ["negative"]


def test_all_problems_are_reported_with_row_column_and_value(office):
    outcome = office.tries("talks | leaflets\n-1 | 许多")
    assert outcome.as_dict()["problems"] == [
        {"code": "not_a_number", "severity": "error", "row": 2, "column": "leaflets", "value": "许多"},
        {"code": "negative", "severity": "error", "row": 2, "column": "talks", "value": "-1"},
    ]


def test_the_outcome_has_the_documented_shape(office):
    shape = office.tries(TEN_TALKS).as_dict()
    assert shape == {
        "accepted": True,
        "submission": None,
        "rows": 1,
        "problems": [],
        "changes": {"new": 1, "changed": 0, "same": 0, "gone": 0},
        "repeated": False,
        "waiting": False,
    }
