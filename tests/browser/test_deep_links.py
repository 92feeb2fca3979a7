"""Every view is a link: opened cold, it stands whole and shows what it says."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.looking import heading, settle, visit

TITLES = {
    "overview": ("总览", "Overview"),
    "hazards": ("隐患整治", "Hazards"),
    "incidents": ("案事件", "Incidents"),
    "work": ("六项措施", "Six measures"),
    "protection": ("安防达标", "Protection"),
    "reporting": ("报送情况", "Reporting"),
    "explore": ("指标查询", "Explore"),
    "upload": ("数据上报", "Upload reports"),
}

WIDER_THAN_THE_SCREEN = """() => [...document.querySelectorAll('[data-testid=stMain], [data-testid=stMainBlockContainer] *')]
    .filter(e => !e.closest('.cg-scroll, [data-testid=stDataFrame], svg, [role=radiogroup]'))
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.dataset.testid === 'stMain' && e.scrollWidth > innerWidth)
    .map(e => e.tagName + '.' + e.className)"""


@pytest.mark.parametrize("page_name", TITLES)
def test_a_cold_deep_link_opens_inside_the_frame(address: str, reader: Reader, page_name: str) -> None:
    page = reader()
    visit(page, f"{address}/{page_name}")
    assert heading(page) == TITLES[page_name][0]
    for title, _ in TITLES.values():
        expect(page.get_by_test_id("stSidebarNav").get_by_text(title, exact=True)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "zh-CN"


def test_the_filters_of_a_link_are_applied_and_stay_from_page_to_page(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/hazards?town=330226001,330226101&from=2021-05&to=2021-06")
    scope = "跃龙街道、长街镇 · 2021年5月至2021年6月"
    assert page.locator(".cg-page p").first.inner_text() == scope
    page.get_by_test_id("stSidebarNav").get_by_text("总览", exact=True).click()
    expect(page.locator("h1").first).to_have_text("总览")
    settle(page)
    assert page.locator(".cg-page p").first.inner_text() == scope
    assert "town=330226001%2C330226101" in page.url
    assert "from=2021-05" in page.url


def test_a_link_names_codes_so_it_means_the_same_in_the_other_language(address: str, reader: Reader) -> None:
    page = reader(locale="en-US")
    visit(page, f"{address}/hazards?town=330226001&from=2021-05&to=2021-06&lang=en")
    assert heading(page) == TITLES["hazards"][1]
    assert "Yuelong" in page.locator(".cg-page p").first.inner_text()
    assert page.locator("html").get_attribute("lang") == "en"


def test_two_readers_read_in_two_languages_at_once(address: str, reader: Reader) -> None:
    leader, guest = reader(), reader(locale="en-US")
    leader.goto(f"{address}/overview")
    guest.goto(f"{address}/overview?lang=en&town=330226001")
    settle(leader)
    settle(guest)
    assert (heading(leader), heading(guest)) == TITLES["overview"]
    leader.reload()
    settle(leader)
    assert heading(leader) == TITLES["overview"][0]
    assert "全县" in leader.locator(".cg-page p").first.inner_text()
    assert "Yuelong" in guest.locator(".cg-page p").first.inner_text()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_telephone_shows_every_page_without_scrolling_sideways(address: str, reader: Reader, language: str) -> None:
    page = reader(width=390, height=844)
    for page_name, titles in TITLES.items():
        visit(page, f"{address}/{page_name}?lang={language}")
        assert heading(page) == titles[language == "en"]
        assert page.evaluate(WIDER_THAN_THE_SCREEN) == [], page_name
