"""The order in which problems are told."""

from analytics import problems
from analytics.problems import Problem


def test_errors_come_first_and_what_concerns_the_whole_file_before_its_rows():
    found = problems.table(
        [
            Problem("before_found", "warning", 3, "deadline"),
            Problem("bad_date", "error", 5, "found_on"),
            Problem("missing_column", "error", None, "grade"),
            Problem("bad_date", "error", 2, "found_on"),
        ]
    )
    assert [(p.severity, p.row) for p in problems.listed(found)] == [
        ("error", None),
        ("error", 2),
        ("error", 5),
        ("warning", 3),
    ]
    assert [p.row for p in problems.listed(found, limit=2)] == [None, 2]
