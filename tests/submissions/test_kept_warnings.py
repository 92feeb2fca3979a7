"""The warnings of an accepted report stay with it, and the warehouse tells of them."""

import pyarrow as pa
import pytest

from analytics import kept_warnings, problems, register, store, submissions, warehouse
from analytics.errors import CampusError
from analytics.kept_warnings import LISTED
from analytics.problems import Problem
from analytics.verify import verify
from analytics.warehouse import Query, Reader
from tests.submissions.conftest import IN_JUNE

WITH_A_NOTE = "法治安全宣讲场次,手写备忘\n10,x\n".encode()
NOTED = {"code": "unknown_column", "line": None, "column": None, "value": "手写备忘", "alike": 1}


def warned(number, code="networked_without_alarm", column="alarm_networked"):
    return problems.table([Problem(code, "warning", line, column, "是") for line in range(2, number + 2)])


def told(workspace, mart):
    warehouse.build(workspace, actor="test")
    with Reader(workspace) as reader:
        return reader.fetch(Query(mart, f"select * from {mart} order by all")).to_dict("records")


def test_what_was_warned_about_is_kept_beside_the_rows(office, workspace):
    filed = office.files(WITH_A_NOTE).submission
    assert filed.warnings == 1
    assert store.read_warnings(workspace, filed).to_pylist() == [NOTED]


def test_a_report_without_warnings_leaves_no_file(office, workspace):
    filed = office.files("talks\n10").submission
    assert filed.warnings == 0
    assert store.read_warnings(workspace, filed) is None
    assert not store.warnings_path(workspace, filed.rows_file).exists()


def test_the_warehouse_tells_of_each_warning_with_its_report(office, workspace):
    filed = office.files(WITH_A_NOTE).submission
    (row,) = told(workspace, "warning")
    assert (row["submission"], row["unit"], row["township_code"]) == (filed.id, "PCS01", "330226001")
    assert (row["kind"], row["month"], row["code"], row["value"]) == ("work", "2021-05", "unknown_column", "手写备忘")


def test_warnings_of_a_report_that_no_longer_counts_are_not_told(office, workspace):
    office.files(WITH_A_NOTE)
    office.files("talks\n9")
    assert told(workspace, "warning") == []
    assert told(workspace, "warning_count") == []


def test_a_report_from_before_warnings_were_kept_is_counted_without_them(office, workspace):
    filed = office.files(WITH_A_NOTE).submission
    store.warnings_path(workspace, filed.rows_file).unlink()
    assert told(workspace, "warning") == []
    (row,) = told(workspace, "warning_count")
    assert (row["warnings"], row["listed"]) == (1, 0)
    assert row["code"] is None or row["code"] != row["code"]


def test_of_a_million_alike_the_first_thousand_are_listed_and_all_are_counted():
    kept = kept_warnings.of(pa.concat_tables([warned(1_000_000), warned(2, "total_row_skipped", None)]))
    listed = kept.group_by(["code", "column"]).aggregate([("line", "count"), ("line", "max"), ("alike", "max")])
    assert sorted(listed.to_pylist(), key=lambda row: row["code"]) == [
        {
            "code": "networked_without_alarm",
            "column": "alarm_networked",
            "line_count": LISTED,
            "line_max": LISTED + 1,
            "alike_max": 1_000_000,
        },
        {"code": "total_row_skipped", "column": None, "line_count": 2, "line_max": 3, "alike_max": 2},
    ]
    assert kept.nbytes < 1_000_000


def test_those_listed_are_the_first_of_the_file_in_whatever_order_the_rules_found_them():
    found = warned(3 * LISTED)
    kept = kept_warnings.of(found.take(pa.array(range(found.num_rows - 1, -1, -1))))
    assert kept["line"].to_pylist() == list(range(2, LISTED + 2))


def test_errors_are_no_warnings():
    assert kept_warnings.of(problems.table([Problem("negative", "error", 2, "talks", "-1")])).num_rows == 0


def test_no_number_of_a_person_is_kept():
    found = problems.table(
        [Problem("unknown_column", "warning", value="电话13812345678"), Problem("no_rows", "warning")]
    )
    assert kept_warnings.of(found)["value"].to_pylist() == ["电话138****5678", None]


def test_two_desks_with_the_same_file_leave_one_report_and_its_warnings(office, workspace, monkeypatch):
    first = office.files(WITH_A_NOTE).submission
    # Both had checked the file before either was accepted: what is on file still looks empty to the second.
    monkeypatch.setattr("analytics.on_file.snapshot", lambda workspace: register.snapshot.Snapshot())
    second = submissions.submit(workspace, WITH_A_NOTE, "w.csv", "work", "PCS01", "2021-05", actor="李", at=IN_JUNE)
    assert second.repeated
    assert second.submission.id == first.id
    assert len(list(workspace.rows.rglob("*.parquet"))) == 2
    assert verify(workspace).ok


def test_damaged_warnings_stop_a_build_that_names_the_report(office, workspace):
    filed = office.files(WITH_A_NOTE).submission
    store.warnings_path(workspace, filed.rows_file).write_bytes(b"PAR1 and nothing more")
    with pytest.raises(CampusError) as refused:
        warehouse.build(workspace, actor="test")
    assert (refused.value.code, refused.value.facts) == ("warnings_unreadable", {"submission": filed.id})
