"""Cold load in a browser: overview against a bare page with one Plotly chart: ``python -m benchmarks.page_load [DATA]``.

Each visit is a new browser context, so that nothing is cached; the two pages take turns. Until the chart is drawn and the
server has nothing more to say, over loopback and as over a line of 10 Mbit/s with 20 ms to the server and back.
"""

import shutil
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from analytics import demo
from analytics.workspace import Workspace
from tests.serving import dashboard

VISITS = 9
LINES = {
    "loopback": None,
    "10 Mbit/s": {"offline": False, "latency": 20, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6},
}
GOAL = 1.3
DRAWN = """() => document.querySelector('.js-plotly-plot .main-svg')
    && document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid="stSkeleton"]')"""


def main() -> None:
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(made) / "data"
        if not demo.is_filled(Workspace.at(data)):
            demo.create(Workspace.at(data))
        flags = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        with dashboard(data) as ours, dashboard(data, "benchmarks/bare_app.py") as bare:
            for name, line in LINES.items():
                print(compared(browser, ours, bare, name, line))
        browser.close()
    print(f"goal: at most {GOAL} times")


def compared(browser: Browser, ours: str, bare: str, name: str, line: dict[str, float] | None) -> str:
    for url in (ours, bare):
        load(browser, url, line)  # the first reader of all warms the server up
    pairs = [(load(browser, ours, line), load(browser, bare, line)) for _ in range(VISITS)]
    overview, plain = (statistics.median(seconds) for seconds in zip(*pairs, strict=True))
    return f"{name:<10} overview {overview:.2f} s   bare page {plain:.2f} s   {overview / plain:.2f} times"


def load(browser: Browser, url: str, line: dict[str, float] | None) -> float:
    """Seconds from the address to the drawn chart, with nothing in the cache."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    page = context.new_page()
    if line:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)
    started = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_function(DRAWN, timeout=60_000)
    seconds = time.perf_counter() - started
    context.close()
    return seconds


if __name__ == "__main__":
    main()
