"""What other processes do until they are killed; each says that something is done only when the call has returned."""

import os
from collections.abc import Callable
from itertools import count
from multiprocessing import get_context
from pathlib import Path

from analytics import inbox, register, submissions, warehouse
from analytics.errors import UsageError
from analytics.workspace import Workspace

UNITS = [f"PCS{number:02d}" for number in range(1, 5)]
MONTHS = ["2021-05", "2021-06", "2021-07"]

# A server that has imported everything once and then forks: a new process starts in milliseconds, with no threads.
processes = get_context("forkserver")
processes.set_forkserver_preload(["alembic.command", "pyarrow.parquet", "tests.endurance.working"])


def work_report(number: int) -> bytes:
    """A month's work report that differs by its number of talks, with a column that nobody asked for: a warning."""
    return f"法治安全宣讲场次,受教育人数,手写备忘\n{number},{number * 10},x\n".encode()


def slot(number: int) -> tuple[str, str]:
    """Few units and months, so that most reports supersede another."""
    return UNITS[number % len(UNITS)], MONTHS[number // len(UNITS) % len(MONTHS)]


def writer(receipts: Path) -> Callable[[str], object]:
    """Writes lines that are in the file, or not at all, whenever the process dies."""
    opened = os.open(receipts, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    return lambda line: os.write(opened, f"{line}\n".encode())


def submit_until_killed(data: Path, receipts: Path, first: int) -> None:
    """Files, supersedes and withdraws reports, and makes months final and opens them again, on and on."""
    workspace, say = Workspace.at(data), writer(receipts)
    for number in count(first):
        unit, month = slot(number)
        outcome = submissions.submit(workspace, work_report(number), f"{number}.csv", "work", unit, month, actor=unit)
        assert outcome.submission is not None, outcome.as_dict()
        say(f"filed {outcome.submission.id} {outcome.submission.sha256}")
        if number % 3 == 0:
            verdict = "open" if number % 2 else "locked"
            made = register.open(workspace).decide("lock", month, verdict, actor=unit)
            say(f"decided {made.id} {verdict}")
        if number % 5 == 0:
            _withdraw(workspace, outcome.submission.id, unit, say)


def _withdraw(workspace: Workspace, number: int, unit: str, say: Callable[[str], object]) -> None:
    try:
        submissions.withdraw(workspace, number, "误报", actor=unit)
    except UsageError as error:
        if error.code != "month_is_locked":  # another process may have made it final in between
            raise
    else:
        say(f"withdrawn {number} -")


def build_until_killed(data: Path, receipts: Path, _first: int) -> None:
    """Builds the warehouse on and on."""
    workspace, say = Workspace.at(data), writer(receipts)
    while True:
        say(f"built 0 {warehouse.build(workspace, actor='builder').version}")


def take_in_until_killed(data: Path, receipts: Path, first: int) -> None:
    """Lays reports into an inbox and takes them in, on and on: every other one needs mending."""
    workspace, say, folder = Workspace.at(data), writer(receipts), inbox_of(data)
    folder.mkdir(exist_ok=True)
    for number in count(first):
        unit, month = slot(number)
        wrong = b"x,y\n" if number % 2 else b""
        draft = folder / ".draft.tmp"
        draft.write_bytes(wrong + work_report(number) + (b"-1,-1,y\n" if wrong else b""))
        draft.rename(folder / f"{unit} 月度工作数据 {month} {number}.csv")
        say(f"laid {number} {unit}")
        for each in inbox.run(workspace, folder, actor=unit, settled=0):
            what = "taken" if each.state == "accepted" else "returned"
            say(f"{what} {each.submission or 0} {each.moved_to.replace(' ', '|')}")


def inbox_of(data: Path) -> Path:
    return data.parent / "inbox"
