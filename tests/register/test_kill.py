"""A process killed at any moment leaves a data folder that opens, verifies and has all that was acknowledged."""

import os
import random
import time

import pytest

from analytics import register
from analytics.verify import verify_truth
from analytics.workspace import Workspace
from tests.register.working import processes, submit_until_killed

KILLS = int(os.environ.get("CAMPUS_TEST_KILLS", "25"))
KILLS_A_FOLDER = 5


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("folder", range(-(-KILLS // KILLS_A_FOLDER)))
def test_whatever_was_acknowledged_survives_a_kill_and_the_folder_verifies(tmp_path, folder):
    moments = random.Random(folder)
    workspace, receipts = Workspace.at(tmp_path / "data"), tmp_path / "receipts"
    for kill in range(KILLS_A_FOLDER):
        worker = processes.Process(target=submit_until_killed, args=(workspace.data, receipts, kill * 1000))
        before = len(_receipts(receipts))
        worker.start()
        # Every other one is killed while it opens the folder or files its first report, the rest amid a row of reports.
        while kill % 2 and worker.is_alive() and len(_receipts(receipts)) == before:
            time.sleep(0.005)
        time.sleep(moments.uniform(0.0, 0.3 if kill % 2 else 0.6))
        worker.kill()
        worker.join()
        acknowledged = _receipts(receipts)
        assert worker.exitcode == -9
        filed = {submission.id: submission.sha256 for submission in _filed(workspace)}
        assert acknowledged.items() <= filed.items()
        assert [finding for finding in verify_truth(workspace).findings if not finding.harmless] == []


def _filed(workspace):
    """As a process that starts anew finds it."""
    register.close()
    books = register.peek(workspace)
    return books.history() if books else []


def _receipts(path):
    lines = path.read_text().splitlines() if path.exists() else []
    return {int(number): sha256 for number, sha256 in (line.split() for line in lines)}
