"""Browser tests: a demo county, a server, a browser that lets nothing leave this machine unnoticed."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from analytics import demo
from analytics.workspace import Workspace
from tests import once
from tests.serving import dashboard

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"]
WEBGL = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""Drawn by the processor, the whole page with it: several times as slow, so only for the map."""
HERE = {"127.0.0.1", "localhost"}

Reader = Callable[..., Page]

expect.set_options(timeout=30_000)  # milliseconds: a decision rebuilds the figures, on a machine that runs other tests


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        words = "no Chromium on this machine: install the package chromium"
        pytest.fail(words) if os.environ.get("CAMPUS_CI") else pytest.skip(words)
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    with closing(playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, "--disable-gpu"])) as opened:
        yield opened


@pytest.fixture(scope="session")
def demo_data(chromium: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A small demo county, made once. Tests that file reports take a copy."""

    def file(folder: Path) -> Path:
        created = demo.create(Workspace.at(folder), schools=40, months=4, seed=1)
        assert created.refused == ()
        return folder

    return once.shared("small-county", tmp_path_factory, worker_id, file)


@pytest.fixture(scope="session")
def address(demo_data: Path) -> Iterator[str]:
    """Where the demo county is served, for tests that only look."""
    with dashboard(demo_data) as url:
        yield url


@pytest.fixture
def own_data(demo_data: Path, tmp_path: Path) -> Path:
    """A copy of the demo county, for a test that files reports."""
    return shutil.copytree(demo_data, tmp_path / "data")


@pytest.fixture
def own_address(own_data: Path) -> Iterator[str]:
    with dashboard(own_data) as url:
        yield url


@pytest.fixture
def reader(browser: Browser, tmp_path: Path) -> Iterator[Reader]:
    """Opens a browser of its own for each reader. At the end nothing may have left this machine or failed."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    failed: list[str] = []

    def open_one(width: int = 1400, height: int = 900, locale: str = "zh-CN") -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale=locale, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda sent: asked.append(sent.url))
        page.on("websocket", lambda socket: asked.append(socket.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        return page

    yield open_one
    for number, context in enumerate(contexts):
        for page in context.pages:
            _picture(page, tmp_path / f"{number}.png")
        context.close()
    assert {url for url in asked if _leaves_this_machine(url)} == set()
    assert failed == []


def _picture(page: Page, path: Path) -> None:
    """The whole page, which scrolls inside the window and not with it."""
    width = page.evaluate("innerWidth")
    height = page.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? innerHeight")
    page.set_viewport_size({"width": width, "height": min(height, 6000)})
    page.screenshot(path=path)


def _leaves_this_machine(url: str) -> bool:
    return urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).hostname not in HERE
