"""Whatever is altered on disk behind the register's back is found."""

import pyarrow.parquet as parquet
import pytest
from sqlalchemy import delete, insert, select, update

from analytics import kept_warnings, register, store, warehouse
from analytics.register import Filing
from analytics.register.engine import writing
from analytics.register.tables import AUDIT, DECISIONS, SUBMISSIONS
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


@pytest.fixture
def warned(county):
    """A report with a warning: the register lists a school outside the county."""
    return county.files("schools", "JB01", "2021-04", "school_code | lon | lat | crs\nS1 | 120 | 30 | WGS84")


def test_missing_warnings_are_found(county, warned):
    store.warnings_path(county.workspace, warned.rows_file).unlink()
    assert found(county) == ["warnings_missing"]


def test_altered_warnings_are_found(county, warned):
    kept = store.read_warnings(county.workspace, warned)
    parquet.write_table(kept.slice(0, 0), store.warnings_path(county.workspace, warned.rows_file))
    assert found(county) == ["warnings_changed"]


def test_warnings_slipped_in_beside_the_rows_are_found(county, filed):
    store.keep_warnings(county.workspace, filed.rows_file, kept_warnings.SCHEMA.empty_table())
    assert found(county) == ["warnings_changed"]


def test_a_report_filed_before_warnings_were_kept_is_sound(county, filed):
    books = register.open(county.workspace)
    facts = filed.facts() | {"warnings": 3, "sha256": filed.sha256, "month": "2021-08", "rows_file": "x"}
    facts["rows_file"] = store.keep_rows(county.workspace, "work", "2021-08", store.read_rows(county.workspace, filed))
    books.accept(Filing(**facts), actor="test")
    assert found(county) == []


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


def test_a_decision_altered_removed_or_slipped_in_is_found(county, filed):
    books = register.open(county.workspace)
    books.decide("flag", "A", "set", actor="李", why="核实", value=1)
    assert found(county) == []
    for changed in ({"verdict": "cleared"}, {"facts": '{"value":2}'}, {"actor": "王"}):
        before = {name: getattr(DECISIONS.c, name) for name in changed}
        kept = dict(_row(county, select(*before.values())))
        change(county, update(DECISIONS).values(**changed))
        assert found(county) == ["decision_differs"]
        change(county, update(DECISIONS).values(**kept))
    slipped = _row(county, select(DECISIONS)) | {"id": 2, "verdict": "cleared"}
    change(county, insert(DECISIONS).values(**slipped))
    assert found(county) == ["decision_differs"]
    change(county, delete(DECISIONS))
    assert found(county) == ["decision_missing"]


def test_a_report_made_to_count_although_its_month_is_locked_is_found(county, filed):
    register.open(county.workspace).decide("lock", "2021-05", "locked", actor="李")
    county.files("work", "PCS01", "2021-05", "talks\n8")
    assert found(county) == []
    change(county, update(SUBMISSIONS).values(under_lock=None))
    assert found(county) == ["audit_differs"]


def _row(county, asked):
    with register.open(county.workspace).engine.connect() as connection:
        return dict(connection.execute(asked).mappings().one())
