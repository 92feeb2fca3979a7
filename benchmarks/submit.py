"""What filing costs: the demo county's small files one by one, and a ledger of a million hazards in one file: looked at,
accepted and built into the figures that the pages show.

python -m benchmarks.submit [--rows N] [--files N]
"""

import argparse
import io
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import csv

from analytics import intake, on_file, store, submissions, warehouse
from analytics.clock import ZONE
from analytics.demo import files
from analytics.register import Register
from analytics.workspace import Workspace
from benchmarks import memory

AT = datetime(2021, 9, 1, 9, tzinfo=ZONE)
SCHOOLS = [f"S{number:03d}" for number in range(40)]
PARTS = {
    "read": (intake, "read"),
    "check": (intake, "check"),
    "changes": (intake, "changes"),
    "what is on file": (on_file, "context"),
    "store original": (store, "keep_original"),
    "store rows": (store, "keep_rows"),
    "register": (Register, "accept"),
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--files", type=int, default=500)
    asked = parser.parse_args()
    small_files(asked.files)
    preview(10_000)
    one_large_file(asked.rows)


def small_files(number: int) -> None:
    """The first ``number`` files of the demo county after as many others have come in."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.at(folder)
        made = list(files(workspace.reference, workspace.settings))[: 2 * number]
        for file in made[:-number]:
            _submit(workspace, file)
        with _timed() as spent:
            started = time.perf_counter()
            for file in made[-number:]:
                _submit(workspace, file)
            each = (time.perf_counter() - started) / number
    print(f"small file: {each * 1000:.1f} ms, of which " + _listed(spent, number, 1000, "ms"))


def preview(rows: int) -> None:
    """What a clerk waits for after dropping a file."""
    content = ledger(rows)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.at(folder)
        for _ in range(2):  # the first one loads what reading needs
            started = time.perf_counter()
            submissions.check(workspace, content + b"\n", "h.csv", "hazards", "PCS01", "2021-05", at=AT)
            seconds = time.perf_counter() - started
            content += b"\n"
    print(f"preview of {rows:,} rows: {seconds:.2f} s")


def one_large_file(rows: int) -> None:
    """A first ledger, then the same with a few cells changed."""
    content = ledger(rows)
    print(f"ledger of {rows:,} rows: {len(content) / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.at(folder)
        schools = "学校代码,学校名称,学段,乡镇街道,在校学生数\n" + "".join(
            f"{s},{s},小学,跃龙街道,100\n" for s in SCHOOLS
        )
        filed = submissions.submit(workspace, schools.encode(), "s.csv", "schools", "JB01", "2021-04", actor="x", at=AT)
        assert filed.accepted
        for title, bytes_ in (("first", content), ("corrected", content.replace("一般".encode(), "重大".encode(), 9))):
            with _timed() as spent, memory.peak() as peak:
                started = time.perf_counter()
                submissions.check(workspace, bytes_, "h.csv", "hazards", "PCS01", "2021-05", at=AT)
                looked = time.perf_counter() - started
                started = time.perf_counter()
                outcome = submissions.submit(
                    workspace, bytes_, "h.csv", "hazards", "PCS01", "2021-05", actor="x", at=AT
                )
                seconds = time.perf_counter() - started
                built = warehouse.build(workspace, actor="x").seconds
            assert outcome.accepted
            print(
                f"{title}: looked at in {looked:.2f} s = {rows / looked:,.0f} rows/s, then accepted in {seconds:.2f} s and "
                f"in the figures after {built:.2f} s more = {seconds + built:.2f} s, "
                f"peak {peak[0] / 2**20:,.0f} MiB; {_listed(spent, 1, 1, 's')}; {outcome.changes.as_dict()}"
            )


def ledger(rows: int) -> bytes:
    """A hazard ledger as UTF-8 CSV, half of its hazards rectified."""
    rng = np.random.default_rng(1)

    def one_of(words: list[str]) -> pa.Array:
        return pa.array(np.array(words, dtype=object)[rng.integers(0, len(words), rows)])

    found = np.datetime64("2021-04-01") + rng.integers(0, 60, rows)
    rectified = found + rng.integers(0, 30, rows)
    table = pa.table(
        {
            "隐患编号": [f"H{number:07d}" for number in range(rows)],
            "学校代码": one_of(SCHOOLS),
            "发现日期": pa.array(found),
            "发现方式": one_of(["自查", "教育", "公安", "联合"]),
            "隐患类别": one_of(["人防", "物防", "技防", "消防", "制度"]),
            "隐患等级": one_of(["一般", "重大"]),
            "隐患描述": one_of([f"教学楼{number}层消防通道堆放杂物" for number in range(500)]),
            "整改措施": one_of(["清理杂物并每日巡查", "更换", "加固，复查"]),
            "责任岗位": one_of(["总务处", "保卫处"]),
            "整改资金": rng.integers(0, 9000, rows),
            "整改期限": pa.array(found + rng.integers(1, 60, rows)),
            "整改完成日期": pa.array(rectified, mask=rng.random(rows) < 0.5),
        }
    )
    file = io.BytesIO()
    csv.write_csv(table, file)
    return file.getvalue()


def _submit(workspace: Workspace, file: Any) -> None:
    submissions.submit(
        workspace, file.content, file.name, file.kind, file.unit, file.month, actor=file.actor, at=file.at
    )


@contextmanager
def _timed() -> Iterator[dict[str, float]]:
    """Adds up the seconds spent in each part of a submission."""
    spent: dict[str, float] = defaultdict(float)
    originals = {part: getattr(*place) for part, place in PARTS.items()}

    def timed(part: str, run: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **options: Any) -> Any:
            started = time.perf_counter()
            try:
                return run(*arguments, **options)
            finally:
                spent[part] += time.perf_counter() - started

        return measured

    for part, (owner, name) in PARTS.items():
        setattr(owner, name, timed(part, originals[part]))
    try:
        yield spent
    finally:
        for part, (owner, name) in PARTS.items():
            setattr(owner, name, originals[part])


def _listed(spent: dict[str, float], number: int, scale: int, unit: str) -> str:
    return ", ".join(f"{part} {seconds / number * scale:.2f} {unit}" for part, seconds in spent.items())


if __name__ == "__main__":
    main()
