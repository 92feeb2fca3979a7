"""Every page on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.looking import visit
from ui.shell import PAGES

UNFILTERED = ("upload", "briefing")  # the one takes files in, the other is the whole county's, of a month of its own


@pytest.mark.parametrize("page", [page for page in PAGES if page not in UNFILTERED])
def test_a_page_on_paper_shows_its_filters_and_nothing_to_press(reader: Reader, address: str, page: str):
    screen = reader()
    visit(screen, f"{address}/{page}?lang=zh&town=330226101&to=2021-06")
    screen.emulate_media(media="print")
    expect(screen.locator("h1").first).to_be_visible()
    head = screen.locator(".cg-page").first.inner_text()
    assert "长街镇" in head
    assert "2021年6月" in head
    assert "2021-06-30" in head, "the page does not say as of when"
    for hidden in ("stSidebar", "stHeader", "stDownloadButton", "stTextInput", "stPopover"):
        assert not screen.get_by_test_id(hidden).filter(visible=True).count(), hidden


def test_paper_is_a4_and_lies_across(reader: Reader, address: str):
    screen = reader()
    visit(screen, f"{address}/hazards?lang=zh")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", screen.pdf(prefer_css_page_size=True))
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(842, 595)}


def test_what_the_rows_are_narrowed_to_stands_on_paper(reader: Reader, address: str):
    screen = reader()
    visit(screen, f"{address}/hazards?lang=zh&which=open")
    screen.emulate_media(media="print")
    expect(screen.get_by_role("button", name="范围：期末未整改")).to_be_visible()
