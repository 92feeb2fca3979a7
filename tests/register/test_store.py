import hashlib
from datetime import date, datetime

import pyarrow as pa
import pytest

from analytics import store
from analytics.contract import KINDS
from analytics.errors import CampusError

INCIDENTS = KINDS["incidents"]


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def incidents(*lines):
    """Rows of the incident report at those lines of a sheet; what is not given is empty."""
    rows = [
        {
            "incident_id": f"A{line}",
            "occurred_at": datetime(2021, 5, 6, 8, line),
            "closed_on": date(2021, 5, 7),
            "deaths": 0,
            "line": line,
            "not_applicable": "summary",
        }
        for line in lines
    ]
    return pa.Table.from_pylist(rows, schema=INCIDENTS.arrow_schema)


def test_an_original_is_kept_under_its_sha256(workspace):
    sha256 = store.keep_original(workspace, "隐患编号".encode())
    assert sha256 == hashlib.sha256("隐患编号".encode()).hexdigest()
    assert files(workspace.originals) == [f"{sha256[:2]}/{sha256}"]
    assert store.read_original(workspace, sha256) == "隐患编号".encode()


def test_the_same_original_is_kept_once(workspace):
    sha256 = store.keep_original(workspace, b"same")
    written = store.original_path(workspace, sha256).stat().st_mtime_ns
    store.keep_original(workspace, b"same")
    assert store.original_path(workspace, sha256).stat().st_mtime_ns == written
    assert len(files(workspace.originals)) == 1


def test_an_original_that_the_disk_has_damaged_is_mended_by_filing_it_again(workspace):
    sha256 = store.keep_original(workspace, b"whole")
    store.original_path(workspace, sha256).write_bytes(b"wh")
    store.keep_original(workspace, b"whole")
    assert store.read_original(workspace, sha256) == b"whole"


def test_rows_come_back_as_they_were_in_their_order_and_types(workspace, accept):
    rows = incidents(7, 3, 5)
    name = store.keep_rows(workspace, "incidents", "2021-05", rows)
    assert name.startswith("kind=incidents/month=2021-05/")
    assert store.aligned(store.stored_rows(workspace, name), INCIDENTS).equals(rows)


def test_a_column_declared_after_the_rows_were_written_is_empty_in_them(workspace):
    name = store.keep_rows(workspace, "incidents", "2021-05", incidents(1).drop_columns(["accountability"]))
    rows = store.aligned(store.stored_rows(workspace, name), INCIDENTS)
    assert rows.schema.equals(INCIDENTS.arrow_schema)
    assert rows["accountability"].null_count == 1


def test_rows_that_the_disk_has_lost_are_named_by_their_submission(workspace, accept):
    submission = accept()
    with pytest.raises(CampusError) as error:
        store.read_rows(workspace, submission)
    assert (error.value.code, error.value.facts) == ("rows_unreadable", {"submission": submission.id})


def test_a_file_whose_writing_fails_leaves_nothing(workspace, monkeypatch):
    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.os, "fsync", full)
    workspace.originals.mkdir(parents=True)
    with pytest.raises(OSError, match="No space left"):
        store.keep_original(workspace, b"too much")
    assert files(workspace.originals) == []
