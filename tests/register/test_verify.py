"""Whatever is altered on disk behind the register's back is found."""

import pyarrow.parquet as parquet
import pytest
from sqlalchemy import delete, insert, update

from analytics import register, store, warehouse
from analytics.register.engine import writing
from analytics.register.tables import AUDIT, SUBMISSIONS
from analytics.verify import verify, verify_truth


@pytest.fixture
def filed(county):
    """Two reports of one unit, the first of them superseded, and a withdrawn one of another."""
    county.files("work", "PCS01", "2021-05", "talks\n10")
    newest = county.files("work", "PCS01", "2021-05", "talks\n9")
    county.withdraws(county.files("work", "PCS02", "2021-05", "talks\n3"))
    return newest


def found(county):
    result = verify_truth(county.workspace)
    assert result.ok == (not result.findings)
    return [finding.code for finding in result.findings]


def change(county, statement):
    with writing(register.open(county.workspace).engine) as connection:
        connection.execute(statement)


def test_a_sound_folder_has_no_findings(county, filed):
    assert found(county) == []


def test_a_folder_without_reports_is_sound(county):
    assert verify(county.workspace).ok
    assert not county.workspace.data.exists()


def test_a_missing_original_is_found(county, filed):
    store.original_path(county.workspace, filed.sha256).unlink()
    assert found(county) == ["original_missing"]


def test_an_altered_original_is_found(county, filed):
    path = store.original_path(county.workspace, filed.sha256)
    path.write_bytes(path.read_bytes().replace(b"9", b"8"))
    assert found(county) == ["original_changed"]


def test_missing_rows_are_found(county, filed):
    store.forget_rows(county.workspace, filed.rows_file)
    assert found(county) == ["rows_unreadable"]


def test_damaged_rows_are_found(county, filed):
    path = county.workspace.rows / filed.rows_file
    path.write_bytes(path.read_bytes()[:-20])
    assert found(county) == ["rows_unreadable"]


def test_rows_that_differ_from_what_the_original_says_are_found(county, filed):
    rows = store.read_rows(county.workspace, filed)
    altered = rows.set_column(rows.column_names.index("talks"), "talks", [[8]])
    parquet.write_table(altered, county.workspace.rows / filed.rows_file)
    assert found(county) == ["rows_differ"]


def test_rows_that_are_too_few_are_found(county, filed):
    rows = store.read_rows(county.workspace, filed).slice(0, 0)
    parquet.write_table(rows, county.workspace.rows / filed.rows_file)
    assert found(county) == ["rows_miscounted"]


@pytest.mark.parametrize(
    "changed",
    [{"submitted_by": "李"}, {"file_name": "x"}, {"unit": "PCS03"}, {"withdrawn_by": "李", "withdrawn_at": "now"}],
)
def test_a_submission_altered_in_the_register_is_found(county, filed, changed):
    if "withdrawn_at" in changed:
        changed = changed | {"withdrawn_at": filed.submitted_at}
    change(county, update(SUBMISSIONS).where(SUBMISSIONS.c.id == filed.id).values(**changed))
    assert found(county) == ["audit_differs"]


def test_a_withdrawal_undone_in_the_register_is_found(county, filed):
    change(county, update(SUBMISSIONS).where(SUBMISSIONS.c.withdrawn_at.is_not(None)).values(withdrawn_at=None))
    assert found(county) == ["audit_differs"]


def test_a_submission_removed_from_the_register_is_found(county, filed):
    change(county, delete(SUBMISSIONS).where(SUBMISSIONS.c.id == filed.id))
    codes = [finding.code for finding in verify_truth(county.workspace).findings]
    assert codes == ["submission_missing", "left_over"]


def test_a_submission_slipped_into_the_register_is_found(county, filed):
    slipped = filed.facts() | {"month": "2021-07", "rows_file": "x", "submitted_at": filed.submitted_at}
    change(county, insert(SUBMISSIONS).values(**slipped, submitted_by="李"))
    assert found(county) == ["rows_unreadable", "audit_differs"]


def test_an_altered_audit_entry_is_found(county, filed):
    change(county, update(AUDIT).where(AUDIT.c.action == "withdraw").values(actor="someone else"))
    assert found(county) == ["audit_broken"]


def test_an_audit_trail_cut_off_at_its_end_is_found(county, filed):
    county.builds()
    change(county, delete(AUDIT).where(AUDIT.c.action == "build"))
    assert found(county) == ["audit_broken"]


def test_a_lost_register_is_found(county, filed):
    register.close()
    for path in county.workspace.data.glob("register.sqlite*"):
        path.unlink()
    assert found(county) == ["register_missing"]


def test_a_register_whose_values_make_no_sense_is_a_finding_not_a_failure(county, filed):
    with writing(register.open(county.workspace).engine) as connection:
        connection.exec_driver_sql("update submissions set submitted_at = 'never'")
    assert found(county) == ["register_damaged"]


def test_what_a_killed_process_left_behind_is_mentioned_and_harmless(county, filed):
    store.keep_original(county.workspace, b"never registered")
    result = verify_truth(county.workspace)
    assert [(finding.code, finding.facts) for finding in result.findings] == [("left_over", {"files": 1})]
    assert result.ok


def test_a_warehouse_that_waits_for_its_build_is_mentioned_and_harmless(county, filed):
    def notes():
        result = verify(county.workspace)
        assert result.ok
        return [finding.code for finding in result.findings]

    assert notes() == ["warehouse_missing"]
    county.builds()
    assert notes() == []
    county.files("work", "PCS01", "2021-06", "talks\n1")
    assert notes() == ["warehouse_stale"]


def test_an_altered_warehouse_is_found(county, filed):
    import duckdb

    county.builds()
    with duckdb.connect(str(warehouse.files.in_force(county.workspace))) as connection:
        connection.execute("update work_item set value = value + 1")
    result = verify(county.workspace)
    assert not result.ok
    assert {finding.code for finding in result.findings} == {"warehouse_differs"}


def test_a_damaged_warehouse_is_found(county, filed):
    county.builds()
    warehouse.files.in_force(county.workspace).write_bytes(b"not a database")
    assert [finding.code for finding in verify(county.workspace).findings] == ["warehouse_unreadable"]
