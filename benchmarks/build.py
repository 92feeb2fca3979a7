"""Builds the warehouse over many hazards and asks it what the pages ask: ``python -m benchmarks.build [hazards …]``."""

import resource
import statistics
import sys
import tempfile
import time

from analytics import queries, warehouse
from analytics.workspace import Workspace
from benchmarks.county import fill

PERIOD = ((), "2021-04", "2022-01")
OVERVIEW = (
    "hazards_found",
    "hazards_open",
    "hazards_overdue",
    "hazards_rectified",
    "rectification_rate",
    "rectification_on_time",
    "incidents",
    "incidents_per_1000",
    "guards_target",
    "closed_campus_target",
    "alarm_target",
    "video_target",
    "completeness",
    "timeliness",
)
LEDGER = (*OVERVIEW[:6], "rectification_cohort", "rectification_verified", "median_days_to_rectify")
PAGES = {
    "overview": [
        queries.metrics(OVERVIEW, *PERIOD),
        queries.reports("2022-01"),
        queries.attention("2022-01"),
        queries.freshness(),
        queries.months(),
    ],
    "hazards": [
        queries.metrics(LEDGER, *PERIOD),
        queries.metrics_over(LEDGER[:-1], *PERIOD),
        queries.hazard_counts("category", *PERIOD),
        queries.age_of_open((), "2022-01"),
        queries.hazard_spells("grade", (), "2022-01"),
        queries.hazard_rows(*PERIOD, limit=200),
        queries.hazard_rows_count(*PERIOD),
        queries.duplicates_waiting(()),
        queries.freshness(),
        queries.months(),
    ],
}


def measure(hazards: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.at(folder)
        fill(workspace, hazards)
        built = [warehouse.build(workspace, actor="benchmark") for _ in range(3)]
        print(f"{hazards:,} hazards: build {statistics.median(b.seconds for b in built):.2f} s")
        with warehouse.Reader(workspace) as reader:
            for page, asked in PAGES.items():
                spent = {query.name: _milliseconds(reader, query) for query in asked}
                parts = ", ".join(f"{name} {ms:.0f}" for name, ms in spent.items())
                print(f"  {page}: {sum(spent.values()):.0f} ms together ({parts})")
    print(f"  peak memory so far {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")


def _milliseconds(reader: warehouse.Reader, query: warehouse.Query) -> float:
    spent = []
    for _ in range(7):
        started = time.perf_counter()
        reader.fetch(query)
        spent.append(time.perf_counter() - started)
    return statistics.median(spent) * 1000


if __name__ == "__main__":
    for count in map(int, sys.argv[1:] or ("1000", "1000000")):
        measure(count)
