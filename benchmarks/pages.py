"""Server side of a filter change, page by page, on the demo county: ``python -m benchmarks.pages [DATA]``.

From the moment a reader chooses a township until the server has sent everything the page then shows: the run itself, its
queries, its charts, and the garbage collection after it. Asked first: nothing of the answer is in memory yet.
"""

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from analytics import demo
from analytics.workspace import Workspace
from benchmarks.reader import visit
from tests.serving import dashboard

PAGES = ("overview", "hazards")
GOAL = 100  # ms, median of overview


def main() -> None:
    with TemporaryDirectory() as made:
        data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made) / "data"
        if not demo.is_filled(Workspace.at(data)):
            demo.create(Workspace.at(data))
        print(
            f"{'page':<10} {'opened':>9} {'asked first':>16} {'asked again':>16} {'CPU a run':>10} {'sent a run':>11}"
        )
        with dashboard(data) as address:
            for page in PAGES:
                print(measured(address, page, [area.name for area in Workspace.at(data).reference.townships]))
    print(f"goal: overview, asked first, median under {GOAL} ms")


def measured(address: str, page: str, towns: list[str]) -> str:
    (server,) = psutil.Process().children()
    with visit(address, page) as reader:
        opened = reader.opens()
        received, spent = reader.received, sum(server.cpu_times()[:2])
        first = [reader.sets("town", town) for town in towns]
        size = (reader.received - received) / len(towns) / 1000
        processor = (sum(server.cpu_times()[:2]) - spent) / len(towns) * 1000
        assert towns[-1] in reader.html(), "the page does not show what was chosen"
        again = [reader.sets("town", town) for town in towns]
    return f"{page:<10} {opened * 1000:>6.0f} ms {shown(first)} {shown(again)} {processor:>7.0f} ms {size:>8.0f} kB"


def shown(seconds: list[float]) -> str:
    """Median and the slowest of ten, in milliseconds."""
    median, tenth = statistics.median(seconds) * 1000, statistics.quantiles(seconds, n=10)[-1] * 1000
    return f"{median:>7.0f} / {tenth:.0f} ms".rjust(16)


if __name__ == "__main__":
    main()
