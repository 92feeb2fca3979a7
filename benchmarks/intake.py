"""What reading costs: a hazard ledger of a million rows in two encodings, an untidy one, and a workbook.

python -m benchmarks.intake [--rows N]
"""

import argparse
import io
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from pyarrow import csv

from analytics import reference
from analytics.contract import KINDS
from analytics.intake import read
from benchmarks import memory


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    # Each file is read in a process of its own, so that the peak is that of reading and of nothing else.
    own_process = ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1)
    with tempfile.TemporaryDirectory() as folder, own_process:
        for title, content in contents(rows):
            file = Path(folder) / "file"
            file.write_bytes(content)
            print(f"{title}: {own_process.submit(measured, file).result()}", flush=True)


def contents(rows: int) -> Iterator[tuple[str, bytes]]:
    table = ledger(rows)
    plain = as_csv(table)
    yield "UTF-8", plain
    yield "GB18030", plain.decode().encode("gb18030")
    yield "untidy", untidy(table)
    yield "workbook, a tenth of the rows", as_workbook(table.slice(0, rows // 10))


def ledger(rows: int) -> pa.Table:
    """Hazards with every column filled: codes in no order, each description once, dates and words of a list."""
    rng = np.random.default_rng(1)
    found = np.datetime64("2021-04-01") + rng.integers(0, 270, rows)

    def one_of(*words: str) -> pa.Array:
        return pa.array(words).take(pa.array(rng.integers(0, len(words), rows)))

    def day(latest: int, share: float = 1.0) -> pa.Array:
        return pa.array(found + rng.integers(1, latest, rows), mask=rng.random(rows) >= share).cast(pa.string())

    numbers = pa.array(rng.permutation(rows)).cast(pa.string())
    columns = {
        "hazard_id": pc.binary_join_element_wise("H2021-", numbers, ""),
        "school_code": one_of(*(f"S226{number}" for number in range(1001, 1161))),
        "found_on": pa.array(found).cast(pa.string()),
        "description": pc.binary_join_element_wise("教学楼消防通道堆放杂物，第", numbers, "处", ""),
        "measures": one_of("清理杂物并每日巡查", "更换损坏的探头", "加固围墙后由安保处复查"),
        "responsible": one_of("总务处", "安保处"),
        "fund_yuan": pa.array(rng.integers(0, 20_000, rows)).cast(pa.string()),
        "deadline": day(60),
        "rectified_on": day(30, share=0.5),
        "rechecked_on": day(60, share=0.4),
    }
    kind = KINDS["hazards"]
    lists = {column.id: one_of(*(term.zh for term in column.terms)) for column in kind.columns if column.terms}
    return pa.table({column.zh: (columns | lists)[column.id] for column in kind.columns})


def untidy(table: pa.Table) -> bytes:
    """The same with a title above, dates in words, and a blank line and a short total row below."""
    place = table.schema.get_field_index("发现日期")
    words = pc.strftime(table["发现日期"].cast(pa.date32()), format="%Y年%m月%d日")
    body = as_csv(table.set_column(place, "发现日期", words))
    return "宁海县校园安全隐患台账\n".encode() + body + "\n合计,,,\n".encode()


def as_csv(table: pa.Table) -> bytes:
    file = io.BytesIO()
    csv.write_csv(table, file, csv.WriteOptions(quoting_style="none"))
    return file.getvalue()


def as_workbook(table: pa.Table) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("台账")
    sheet.write_row(0, 0, table.column_names)
    for line, row in enumerate(zip(*table.to_pydict().values(), strict=True), 1):
        sheet.write_row(line, 0, row)
    book.close()
    return file.getvalue()


def measured(file: Path) -> str:
    kind, county = KINDS["hazards"], reference.load()
    read(as_csv(ledger(10)), "warm up", kind, county)
    content = file.read_bytes()
    with memory.peak() as peak:
        started = time.perf_counter()
        reading = read(content, "file", kind, county)
        seconds = time.perf_counter() - started
    rows, problems = reading.rows.num_rows, reading.problems["code"].to_pylist()
    return (
        f"{len(content) / 1e6:.0f} MB, {rows:,} rows in {seconds:.2f} s = {rows / seconds:,.0f} rows/s, "
        f"peak {peak[0] / 2**20:,.0f} MiB, problems {problems}"
    )


if __name__ == "__main__":
    main()
