"""How a reader looks at the dashboard."""

import contextlib

from playwright.sync_api import Locator, Page, expect


def visit(page: Page, url: str) -> None:
    """Opens an address cold and waits until the page stands whole."""
    page.goto(url)
    settle(page)


def settle(page: Page) -> None:
    """Waits until the server has nothing more to say and everything drawn is there."""
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible(timeout=60_000)
    expect(page.locator('[data-testid="stSkeleton"]')).to_have_count(0, timeout=30_000)
    expect(page.locator('[data-testid="stException"]')).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)


def heading(page: Page) -> str:
    return page.locator("h1").first.inner_text()


def choose(page: Page, label: str, option: str) -> None:
    """Picks an option of a drop-down by its words."""
    box = page.get_by_role("combobox", name=label)
    wanted = page.get_by_role("option", name=option, exact=True)
    _open(page, box)
    if not wanted.is_visible():
        box.fill(option)  # a long list draws only the options in sight
    wanted.click()
    settle(page)


def _open(page: Page, box: Locator) -> None:
    """A list that was opened while the page was still being drawn closes again: a reader clicks once more."""
    for _ in range(3):
        box.click()
        with contextlib.suppress(AssertionError):
            expect(page.get_by_role("option").first).to_be_visible(timeout=5_000)
            return
    expect(page.get_by_role("option").first).to_be_visible()
