"""The map in a browser: what is drawn, what a click does, and that it asks nobody for anything (``reader`` looks after that)."""

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.browser.conftest import FLAGS, WEBGL, Reader
from tests.browser.looking import settle, visit

NO_WEBGL = """const own = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return String(kind).startsWith("webgl") ? null : own.call(this, kind, ...more);
};"""


@pytest.fixture(scope="module")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    with closing(playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *WEBGL])) as opened:
        yield opened


def test_layers_are_drawn_and_a_click_on_a_school_picks_it_and_lets_go_of_it(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/map")
    picture = page.get_by_test_id("stDeckGlJsonChart")
    expect(page.locator(".cg-map-said")).to_contain_text("示意分区，非行政界线")
    whole = drawn(page, picture)
    page.get_by_role("button", name="乡镇底色", exact=True).click()
    settle(page)
    expect(page).to_have_url(re.compile("show="))
    assert drawn(page, picture) != whole

    first = page.locator(".cg-verdict a").first
    name = first.inner_text().split("（")[0]
    first.click()  # the map looks at the school now: it is in its middle
    settle(page)
    expect(page.locator(".cg-map-card h3")).to_have_text(name)
    drawn(page, picture)
    click_the_middle(picture)
    expect(page).not_to_have_url(re.compile("school="))
    settle(page)
    click_the_middle(picture)
    expect(page).to_have_url(re.compile("school="))
    expect(page.locator(".cg-map-card h3")).to_have_text(name)


def test_without_webgl_the_page_says_so_and_a_plain_map_can_be_clicked(address: str, reader: Reader) -> None:
    page = reader()
    page.add_init_script(NO_WEBGL)
    visit(page, f"{address}/map?town=330226001&area=330226001")
    expect(page.get_by_text("当前浏览器不支持 WebGL")).to_be_visible()
    expect(page.get_by_test_id("stDeckGlJsonChart")).to_have_count(0)
    page.get_by_role("button", name="乡镇：跃龙街道").click()
    settle(page)
    expect(page).not_to_have_url(re.compile("area="))
    click_the_middle(page.get_by_test_id("stVegaLiteChart"))
    expect(page).to_have_url(re.compile("(area|school|zone)="))


def drawn(page: Page, picture: Locator) -> bytes:
    """The picture once it stands still."""
    before = b""
    for _ in range(20):
        page.wait_for_timeout(500)
        now = picture.screenshot()
        if now == before:
            return now
        before = now
    raise AssertionError("the map never stands still")


def click_the_middle(picture: Locator) -> None:
    """As a hand does: the pointer comes to rest, is told what lies under it, and presses for a moment."""
    picture.scroll_into_view_if_needed()
    picture.hover()
    picture.page.wait_for_timeout(500)
    picture.click(delay=80)
