"""Ten file at once, threads of one process and processes of the command line, while others build and read.

python -m tests.endurance.crowd [--reports N]
"""

import argparse
import contextlib
import io
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from analytics import cli, queries, register, store, submissions, warehouse
from analytics.verify import verify
from analytics.workspace import Workspace
from tests.endurance.working import processes, work_report

THREADS, PROCESSES, COMMANDS = 5, 3, 2
WRITERS = THREADS + PROCESSES + COMMANDS
SHARED = [("PCS01", "2021-05"), ("PCS01", "2021-06"), ("PCS02", "2021-05")]
COMMON = ("ZSX01", "2021-05")
"""Where all of them file one and the same report."""


def reports(writer: int, number: int) -> list[tuple[str, str, bytes]]:
    """What a writer files: some for units and months that the others file for too, and one that all of them file."""
    own = [(*SHARED[(writer + each) % len(SHARED)], work_report(1000 * writer + each)) for each in range(number)]
    return [*own, (*COMMON, work_report(999_999))]


def through_the_door(data: Path, writer: int, number: int) -> None:
    workspace = Workspace.at(data)
    for unit, month, content in reports(writer, number):
        outcome = submissions.submit(workspace, content, f"{writer}.csv", "work", unit, month, actor=f"writer {writer}")
        assert outcome.accepted, outcome.as_dict()


def by_command(data: Path, writer: int, number: int) -> None:
    for unit, month, content in reports(writer, number):
        file = data.parent / f"{writer}.csv"
        file.write_bytes(content)
        where = ["--kind", "work", "--unit", unit, "--month", month, "--as", f"writer {writer}", "--data", str(data)]
        with contextlib.redirect_stdout(io.StringIO()):
            assert cli.main(["submit", str(file), *where]) == 0


class Readers:
    """Threads that build and read until they are told to stop; what goes wrong in them is kept."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.over = threading.Event()
        self.errors: list[BaseException] = []
        self.tally: Counter[str] = Counter()
        self.threads = [threading.Thread(target=self._until_over, args=(run,)) for run in (self._build, self._read)]

    def __enter__(self) -> "Readers":
        warehouse.build(self.workspace, actor="reader")
        self.reader = warehouse.Reader(self.workspace)
        self.seen = 0
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()
        self.reader.close()

    def _until_over(self, run: object) -> None:
        try:
            while not self.over.is_set():
                run()  # type: ignore[operator]
        except BaseException as error:
            self.errors.append(error)

    def _build(self) -> None:
        if warehouse.ensure(self.workspace, actor="reader") is not None:
            self.tally["builds"] += 1

    def _read(self) -> None:
        """What is read is of one state: the same reports in each mart, and never fewer than before."""
        (fresh,) = self.reader.fetch(queries.freshness()).to_dict("records")
        assert fresh["submissions"] >= self.seen
        self.seen = fresh["submissions"]
        assert len(self.reader.fetch(queries.townships())) == len(self.workspace.reference.townships)
        self.tally["reads"] += 1


def crowd(folder: Path, number: int) -> Counter[str]:
    """Lets all of them file ``number`` reports and the common one; returns what was counted."""
    data = folder / "data"
    workspace = Workspace.at(data)
    with Readers(workspace) as readers:
        writers: list[object] = [
            threading.Thread(target=through_the_door, args=(data, writer, number)) for writer in range(THREADS)
        ]
        doors = [through_the_door] * PROCESSES + [by_command] * COMMANDS
        writers += [
            processes.Process(target=door, args=(data, writer, number)) for writer, door in enumerate(doors, THREADS)
        ]
        for writer in writers:
            writer.start()  # type: ignore[attr-defined]
        for writer in writers:
            writer.join()  # type: ignore[attr-defined]
    assert readers.errors == []
    assert [w.exitcode for w in writers if hasattr(w, "exitcode")] == [0] * (PROCESSES + COMMANDS)
    _look(workspace, folder, number)
    return readers.tally + Counter(reports=len(register.open(workspace).history()))


def _look(workspace: Workspace, folder: Path, number: int) -> None:
    """All arrived, each once, in a state that filing them one after the other in some order gives as well."""
    filed = sorted(register.open(workspace).history(), key=lambda submission: submission.id)
    arrived = Counter(submission.sha256 for submission in filed)
    assert len(arrived) == WRITERS * number + 1
    assert set(arrived.values()) == {1}
    again = Workspace.at(folder / "one after the other")
    for each in filed:
        content = store.read_original(workspace, each.sha256)
        given = {"actor": each.submitted_by, "at": each.submitted_at}
        submissions.submit(again, content, each.file_name, each.kind, each.unit, each.month, **given)
    assert [_facts(s) for s in register.open(again).history()] == [_facts(s) for s in reversed(filed)]
    warehouse.build(workspace, actor="test")
    warehouse.build(again, actor="test")
    with warehouse.Reader(workspace) as one, warehouse.Reader(again) as other:
        for table in ("unit_month", "township_month", "work_figure"):
            assert one.table(table).equals(other.table(table)), table
    assert verify(workspace).ok


def _facts(submission: register.Submission) -> tuple[object, ...]:
    s = submission
    return s.id, s.slot, s.sha256, s.state, s.rows, s.warnings, s.submitted_at, s.submitted_by


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=100)
    number = parser.parse_args().reports
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally = crowd(Path(folder), number)
    counted = ", ".join(f"{what} {count:,}" for what, count in sorted(tally.items()))
    print(f"{WRITERS} at once: all arrived, each once; {counted}; {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
