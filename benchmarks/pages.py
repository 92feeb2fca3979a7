"""Server side of a filter change, page by page: ``python -m benchmarks.pages [--large] [DATA]``.

From the moment a reader chooses something until the server has sent everything the page then shows: the run itself, its
queries, its charts, and the garbage collection after it. Asked first: nothing of the answer is in memory yet. On the demo
county, or with ``--large`` on one of 1,000,000 hazards and 5,000 schools.
"""

import itertools
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from analytics import demo, warehouse
from analytics.workspace import Workspace
from benchmarks.county import fill
from benchmarks.reader import visit
from tests.serving import dashboard

LARGE, ZONES = (1_000_000, 5_000), 2_000  # hazards, schools; posts and patrol areas
GOAL, LARGE_GOAL = 120, 250  # ms, median over the choices of a page
MONTHS = ("2021-06", "2021-09", "2021-12")
TOWNS = 8
OWN: dict[str, list[dict[str, str]]] = {
    "overview": [],
    "hazards": [
        {"by": "unit"},
        {"by": "grade"},
        {"which": "overdue"},
        {"category": "消防", "which": "open"},
        {"rows": "month"},
        {"page": "3"},
        {"words": "消防"},
    ],
    "incidents": [
        {"which": "late"},
        {"kind": "欺凌", "place": "校内"},
        {"split": "kind"},
        {"month": "2021-09"},
        {"words": "示例"},
        {"rows": "month"},
    ],
    "protection": [
        {"grouping": "national"},
        {"item": "guards"},
        {"item": "video", "state": "all"},
        {"stage": "小学"},
        {"words": "示例"},
        {"month": "2021-06", "item": "alarm"},
    ],
    "work": [
        {"measure": "4"},
        {"lines": "township", "measure": "4"},
        {"lines": "unit", "measure": "6"},
        {"item": "talks"},
        {"item": "shifts_done", "place": "township"},
    ],
    "map": [
        {"metric": "rectification_rate"},
        {"metric": "guards_target"},
        {"state": "hazards"},
        {"state": "targets"},
        {"stage": "小学"},
        {"month": "2021-09"},
        {"show": "schools"},
        {"area": "330226001"},
        {"lines": "townships"},
        {"lines": "zones"},
        {"draw": "svg", "area": "330226001"},
        {"part": "coverage", "radius": "300"},
    ],
    "reporting": [
        {"channel": "police"},
        {"kind": "hazards"},
        {"unit": "PCS01", "month": "2021-09"},
        {"state": "late"},
        {"by": "kind"},
        {"part": "summaries"},
        {"part": "reconcile"},
        {"part": "quality"},
        {"part": "duplicates"},
        {"part": "locks"},
    ],
    "explore": [
        {"metrics": "hazards_open,rectification_rate,incidents_per_1000", "show": "parts,interval", "vs": "county"},
        {"pivot": "month-area", "vs": "before"},
        {"shape": "line"},
        {"shape": "bar", "show": "interval"},
        {"shape": "heat", "vs": "before"},
        {"shape": "multiples"},
        {"shape": "funnel"},
        {"shape": "control", "metrics": "incidents,hazards_found"},
    ],
    "rows": [
        {"metric": "hazards_open"},
        {"metric": "rectification_rate"},
        {"metric": "video_target"},
        {"metric": "incidents"},
    ],
}
"""What a reader chooses on each page besides townships and months, as its address says it."""


def main() -> None:
    large = "--large" in sys.argv
    given = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    with TemporaryDirectory() as made:
        workspace = Workspace.at(given[0] if given else Path(made) / "data")
        _prepare(workspace, large)
        towns = [area.code for area in workspace.reference.townships][:TOWNS]
        print(
            f"{'page':<11} {'opened':>9} {'asked first':>16} {'asked again':>16} {'CPU a run':>10} {'sent a run':>11}"
        )
        with dashboard(workspace.data) as address:
            for page in OWN:
                print(measured(address, page, _choices(page, towns)))
    print(f"goal: asked first, median under {LARGE_GOAL if large else GOAL} ms")


def _prepare(workspace: Workspace, large: bool) -> None:
    if large and not workspace.data.exists():
        fill(workspace, *LARGE, zones=ZONES)
        warehouse.build(workspace, actor="benchmark")
    elif not demo.is_filled(workspace):
        demo.create(workspace)


def _choices(page: str, towns: list[str]) -> list[dict[str, str]]:
    """What is chosen one after the other: each township alone and with a month, and the page's own choices."""
    months = itertools.cycle(MONTHS)
    both = [{"town": town, "to": next(months)} for town in towns]
    return [*({"town": town} for town in towns), *both, *({"to": month} for month in MONTHS), *OWN[page]]


def measured(address: str, page: str, choices: list[dict[str, str]]) -> str:
    (server,) = psutil.Process().children()
    with visit(address, page) as reader:
        opened = reader.opens()
        received, spent = reader.received, sum(server.cpu_times()[:2])
        first = [reader.opens(**chosen) for chosen in choices]
        size = (reader.received - received) / len(choices) / 1000
        processor = (sum(server.cpu_times()[:2]) - spent) / len(choices) * 1000
        again = [reader.opens(**chosen) for chosen in choices]
    slowest = choices[max(range(len(choices)), key=first.__getitem__)]
    return (
        f"{page:<11} {opened * 1000:>6.0f} ms {shown(first)} {shown(again)} {processor:>7.0f} ms {size:>8.0f} kB"
        f"  slowest {max(first) * 1000:.0f} ms: {slowest}"
    )


def shown(seconds: list[float]) -> str:
    """Median and the slowest of ten, in milliseconds."""
    median, tenth = statistics.median(seconds) * 1000, statistics.quantiles(seconds, n=10)[-1] * 1000
    return f"{median:>7.0f} / {tenth:.0f} ms".rjust(16)


if __name__ == "__main__":
    main()
