"""What other processes do in these tests: they submit reports, and say so only when the submission has returned."""

import os
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from analytics import register, submissions
from analytics.workspace import Workspace

UNITS = [f"PCS{number:02d}" for number in range(1, 13)]

# A server that has imported everything once and then forks: a new process starts in milliseconds, with no threads.
processes = get_context("forkserver")
processes.set_forkserver_preload(["alembic.command", "pyarrow.parquet", "tests.register.working"])


def work_report(talks: int) -> bytes:
    """A month's work report that differs by its number of talks, with a column that nobody asked for: a warning."""
    return f"法治安全宣讲场次,受教育人数,手写备忘\n{talks},{talks * 10},x\n".encode()


def submit_until_killed(data: Path, receipts: Path, first: int) -> None:
    """Submits report after report, locking months now and then; a receipt is a line, written when one has been accepted."""
    workspace = Workspace.at(data)
    written = os.open(receipts, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    for number in count(first):
        unit, month = UNITS[number % 12], f"2021-{number // 12 % 8 + 5:02d}"
        outcome = submissions.submit(workspace, work_report(number), f"{number}.csv", "work", unit, month, actor=unit)
        assert outcome.submission is not None, outcome.as_dict()
        os.write(written, f"{outcome.submission.id} {outcome.submission.sha256}\n".encode())
        if number % 3 == 0:  # in between months are locked and opened, so that some of the reports wait
            register.open(workspace).decide("lock", month, "open" if number % 2 else "locked", actor=unit)


def submit_months(data: Path, unit: str, start: object) -> None:
    """Files the unit's reports of eight months, and one report that every other process files as well."""
    start.wait()  # type: ignore[attr-defined]
    workspace = Workspace.at(data)
    for month in range(5, 13):
        submissions.submit(workspace, work_report(month), "work.csv", "work", unit, f"2021-{month:02d}", actor=unit)
    submissions.submit(workspace, work_report(99), "same.csv", "work", "ZSX01", "2021-05", actor=unit)
