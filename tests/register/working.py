"""What other processes do in these tests: they submit reports."""

from multiprocessing import get_context
from pathlib import Path

from analytics import submissions
from analytics.workspace import Workspace

# A server that has imported everything once and then forks: a new process starts in milliseconds, with no threads.
processes = get_context("forkserver")
processes.set_forkserver_preload(["alembic.command", "pyarrow.parquet", "tests.register.working"])


def work_report(talks: int) -> bytes:
    """A month's work report that differs by its number of talks, with a column that nobody asked for: a warning."""
    return f"法治安全宣讲场次,受教育人数,手写备忘\n{talks},{talks * 10},x\n".encode()


def submit_months(data: Path, unit: str, start: object) -> None:
    """Files the unit's reports of eight months, and one report that every other process files as well."""
    start.wait()  # type: ignore[attr-defined]
    workspace = Workspace.at(data)
    for month in range(5, 13):
        submissions.submit(workspace, work_report(month), "work.csv", "work", unit, f"2021-{month:02d}", actor=unit)
    submissions.submit(workspace, work_report(99), "same.csv", "work", "ZSX01", "2021-05", actor=unit)
