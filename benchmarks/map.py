"""Builds a county of many schools and zones and asks it what the map asks: ``python -m benchmarks.map [schools] [zones]``."""

import statistics
import sys
import tempfile
import time

from analytics import queries, warehouse
from analytics.workspace import Workspace
from benchmarks.county import fill

QUESTIONS = {
    "map_schools": queries.map_schools("2021-11", ()),
    "map_zones": queries.map_zones("2021-11", ()),
    "covered, own geometry": queries.covered_schools("2021-11", ()),
    "covered, 500 m, morning": queries.covered_schools("2021-11", (), 500, "morning"),
    "covered, 2,000 m": queries.covered_schools("2021-11", (), 2000),
    "covered, one township": queries.covered_schools("2021-11", ("330226001",), 500),
    "near_places": queries.near_places(()),
}


def main(schools: int, zones: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.at(folder)
        fill(workspace, 10_000, schools, zones=zones)
        built = warehouse.build(workspace, actor="benchmark")
        near = built.tables["zone_school"]
        print(f"{built.tables['school']} schools, {built.tables['zone']} zones: {built.seconds:.2f} s, {near} pairs")
        with warehouse.Reader(workspace) as reader:
            for name, query in QUESTIONS.items():
                print(f"{name:25} {_median_ms(lambda query=query: reader.fetch(query)):6.1f} ms")


def _median_ms(ask) -> float:
    ask()
    times = []
    for _ in range(7):
        started = time.perf_counter()
        ask()
        times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    main(*(int(argument) for argument in (sys.argv[1:] + ["5000", "2000"][len(sys.argv) - 1 :])))
