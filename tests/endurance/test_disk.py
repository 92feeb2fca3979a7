"""A full disk, a folder that may not be written, files and folders that vanish: a clear sentence, and nothing lost."""

import hashlib
import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest

from analytics import cli, register, store, submissions, warehouse
from analytics.errors import CampusError
from analytics.verify import verify_truth
from analytics.workspace import Workspace
from tests.endurance.working import processes, work_report

KEPT, NEW = work_report(1), work_report(2)


@pytest.fixture
def workspace(tmp_path):
    """A data folder with one report on file."""
    workspace = Workspace.at(tmp_path / "data")
    files(workspace, KEPT)
    return workspace


def files(workspace, content=NEW):
    return submissions.submit(workspace, content, "work.csv", "work", "PCS01", "2021-05", actor="王")


def assert_nothing_lost(workspace, then_filed=1):
    """What was acknowledged is there and verifies; and once the disk is well, the file that failed is accepted."""
    register.close()
    assert [finding for finding in verify_truth(workspace).findings if not finding.harmless] == []
    assert len(register.open(workspace).history()) == then_filed
    assert files(workspace).accepted
    assert store.read_original(workspace, register.open(workspace).speaking("work", "PCS01", "2021-05").sha256) == NEW


@contextmanager
def mounted(folder, size):
    """A disk of that size at the folder; skips where this machine does not allow one."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        register.close()
        subprocess.run(["umount", "-l", str(folder)], check=True)


def filled(folder):
    """Takes all the room that is left."""
    with (folder / "filler").open("wb", buffering=0) as file:
        for piece in (65536, 4096, 512):
            while True:
                try:
                    file.write(bytes(piece))
                except OSError:
                    break


def test_a_full_disk_is_told_and_loses_nothing(tmp_path):
    disk = tmp_path / "disk"
    with mounted(disk, "4m"):
        workspace = Workspace.at(disk / "data")
        files(workspace, KEPT)
        filled(disk)
        with pytest.raises(CampusError, match="cannot be written") as told:
            files(workspace)
        assert "写不进去" in told.value.words("zh")
        register.close()
        assert cli.main(["history", "--data", str(workspace.data)]) == 0, "what is on file can still be read"
        (disk / "filler").unlink()
        assert_nothing_lost(workspace)


def test_a_full_disk_keeps_the_warehouse_that_is_there(tmp_path):
    disk = tmp_path / "disk"
    with mounted(disk, "24m"):
        workspace = Workspace.at(disk / "data")
        files(workspace, KEPT)
        before = warehouse.build(workspace, actor="test")
        files(workspace)
        filled(disk)
        with pytest.raises((CampusError, OSError)):
            warehouse.build(workspace, actor="test")
        with warehouse.Reader(workspace) as reader:
            assert reader.version == before.path.stem
            assert reader.table("unit_month").num_rows > 0
        (disk / "filler").unlink()
        warehouse.build(workspace, actor="test")
        assert not list(workspace.warehouse.glob("*.draft*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such limit")
@pytest.mark.parametrize("room", [0, 3, 40, 900])
def test_wherever_the_disk_is_full_while_a_report_is_filed_nothing_is_there_by_half(workspace, room):
    """Without a disk of one's own: a limit on the size of files, in a process that has nothing else to write."""
    filing = processes.Process(target=_file_with_room_for, args=(workspace.data, room))
    filing.start()
    filing.join()
    assert filing.exitcode == 0
    assert_nothing_lost(workspace)


def _file_with_room_for(data, room):
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    with pytest.raises(CampusError, match="cannot be written"):
        files(Workspace.at(data))


@pytest.mark.parametrize("step", ["keep_original", "keep_rows", "keep_warnings"])
def test_each_step_of_filing_may_find_the_disk_full(workspace, monkeypatch, step):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(submissions.store, step, full)
    with pytest.raises(CampusError, match="No space left on device"):
        files(workspace)
    monkeypatch.undo()
    assert_nothing_lost(workspace)


def test_a_temporary_file_that_vanishes_before_it_has_its_name_is_told(workspace, monkeypatch):
    def vanishing(descriptor):
        for path in workspace.data.rglob(".*.tmp"):
            path.unlink()

    monkeypatch.setattr(store.os, "fsync", vanishing)
    with pytest.raises(CampusError, match="No such file"):
        files(workspace)
    monkeypatch.undo()
    assert_nothing_lost(workspace)


def test_a_folder_that_may_not_be_written_is_told_and_can_be_read(tmp_path):
    disk = tmp_path / "disk"
    with mounted(disk, "8m"):  # even the administrator cannot write to a disk that is mounted for reading alone
        workspace = Workspace.at(disk / "data")
        files(workspace, KEPT)
        register.close()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(CampusError, match=r"cannot be (written|opened)"):
            files(workspace)
        assert store.read_original(workspace, hashlib.sha256(KEPT).hexdigest()) == KEPT
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert_nothing_lost(workspace)


def test_a_data_folder_that_vanishes_is_told_and_takes_nothing_in_until_it_is_back(workspace):
    away = workspace.data.with_name("unplugged")
    workspace.data.rename(away)
    for _ in range(2):
        with pytest.raises(CampusError) as told:
            files(workspace)
        assert told.value.code == "data_vanished"
    assert not workspace.data.exists() or list(workspace.data.iterdir()) == []
    away.rename(workspace.data)
    assert_nothing_lost(workspace)
