"""Kills processes at random instants, and looks after each round at what they have left.

python -m tests.endurance.kill [--kills N] [--seed S]
"""

import argparse
import random
import signal
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from analytics import error_workbook, inbox, queries, register, warehouse
from analytics.verify import verify, verify_truth
from analytics.wording import say
from analytics.workspace import Workspace
from tests.endurance import working
from tests.endurance.working import processes

WORKERS = (working.submit_until_killed, working.take_in_until_killed, working.build_until_killed)
ROUNDS_A_FOLDER = 6  # so that each folder is young, old and opened for the first time in its turn
LONGEST = 1.2  # seconds that a process lives once all are at work


def rounds_for(kills: int) -> int:
    return -(-kills // len(WORKERS))


class Scene:
    """A data folder in which processes are killed, and what they said they had done."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.workspace = Workspace.at(folder / "data")
        self.receipts = folder / "receipts"
        self.moments = random.Random(seed)
        self.tally: Counter[str] = Counter()

    def round(self, number: int) -> None:
        """Some processes at work together, killed one after the other; then everything is looked at."""
        said = len(self.said())
        workers = [
            processes.Process(target=run, args=(self.workspace.data, self.receipts, 10_000 * number + 5_000 * place))
            for place, run in enumerate(WORKERS)
        ]
        for worker in workers:
            worker.start()
        # In every other round they die while they open the folder or do the first thing, else amid their work.
        while number % 2 and not self._all_began(said) and all(worker.is_alive() for worker in workers):
            time.sleep(0.005)
        moments = sorted(self.moments.uniform(0, LONGEST if number % 2 else LONGEST / 2) for _ in workers)
        started = time.perf_counter()
        for moment, worker in zip(moments, self.moments.sample(workers, len(workers)), strict=True):
            time.sleep(max(0.0, started + moment - time.perf_counter()))
            worker.kill()
        for worker in workers:
            worker.join()
            assert worker.exitcode == -signal.SIGKILL, f"a process failed by itself: {worker.exitcode}"
            self.tally["kills"] += 1
        self.look()

    def _all_began(self, said: int) -> bool:
        began = {what for what, *_ in self.said()[said:]}
        return {"filed", "built"} <= began and bool(began & {"taken", "returned"})

    def look(self) -> None:
        """All that was acknowledged is there, nothing is there by half, and readers are answered."""
        register.close()  # as a process that starts anew
        books = register.peek(self.workspace)
        filed = {s.id: s for s in books.history()} if books else {}
        decided = {each.id: each for each in books.decided()} if books else {}
        for what, key, value in self.said():
            number = int(key)
            assert what != "filed" or filed[number].sha256 == value
            assert what != "withdrawn" or filed[number].state == "withdrawn"
            assert what != "decided" or decided[number].verdict == value
            assert what != "taken" or number in filed
        assert [finding for finding in verify_truth(self.workspace).findings if not finding.harmless] == []
        self._look_into_inbox()
        self._read()
        self.tally["rounds"] += 1

    def _look_into_inbox(self) -> None:
        """Every file that was laid there is there once: waiting, or moved; a returned one has its error workbook."""
        folder = working.inbox_of(self.workspace.data)
        held = [path for path in folder.rglob("*.csv") if not path.name.startswith(".")]
        laid = sum(what == "laid" for what, *_ in self.said())
        # A file may have been laid by one who was killed before he could say so.
        assert laid <= len(held) <= laid + self.tally["rounds"] + 1
        for path in (path for path in held if path.parent.name == say("inbox.folder_refused", "zh")):
            assert path.with_name(error_workbook.file_name(path.name, "zh")).exists()

    def _read(self) -> None:
        with warehouse.Reader(self.workspace) as reader:
            try:
                (answer,) = reader.fetch(queries.freshness()).to_dict("records")
            except warehouse.NoWarehouse:
                assert not any(what == "built" for what, *_ in self.said())
                return
        assert answer["submissions"] >= 0
        self.tally["warehouses read"] += 1

    def end(self) -> Counter[str]:
        """The next start does what is left to do: a run of the inbox, a build; and then everything verifies."""
        folder = working.inbox_of(self.workspace.data)
        for _ in inbox.run(self.workspace, folder, actor="test", settled=0):
            pass
        assert list(folder.glob("*.csv")) == []
        taken = sum(path.parent.name == say("inbox.folder_accepted", "zh") for path in folder.rglob("*.csv"))
        filed = register.open(self.workspace).history()
        assert taken == sum("月度工作数据" in submission.file_name for submission in filed), "each was filed once"
        warehouse.build(self.workspace, actor="test")
        assert [finding.code for finding in verify(self.workspace).findings if not finding.harmless] == []
        register.close()
        return self.tally + Counter(what for what, *_ in self.said())

    def said(self) -> list[list[Any]]:
        lines = self.receipts.read_text().splitlines() if self.receipts.exists() else []
        return [line.split() for line in lines]


def killed(folder: Path, kills: int, seed: int) -> Counter[str]:
    """Kills at least so often, in one data folder after the other below ``folder``; returns what was counted."""
    tally: Counter[str] = Counter()
    rounds = rounds_for(kills)
    for first in range(0, rounds, ROUNDS_A_FOLDER):
        own = folder / f"{first}"
        own.mkdir(parents=True)
        scene = Scene(own, seed + first)
        for number in range(first, min(first + ROUNDS_A_FOLDER, rounds)):
            scene.round(number)
        tally += scene.end()
    return tally


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        tally = killed(Path(folder), asked.kills, asked.seed)
    counted = ", ".join(f"{what} {number:,}" for what, number in sorted(tally.items()))
    print(f"nothing lost, nothing by half; {counted}; {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
