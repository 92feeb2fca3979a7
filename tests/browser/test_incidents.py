"""From a cell of the matrix to its incidents, on to the file that told of them, and the view handed on as a link."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader
from tests.browser.looking import settle, visit

FULLEST = """plot => {
    const cells = Array.from(plot.data[0].text, Number);
    const at = cells.indexOf(Math.max(...cells));
    return {at, incidents: cells[at], codes: plot.data[0].customdata[at]};
}"""


def test_a_cell_leads_to_as_many_incidents_as_it_says_and_the_view_is_a_link(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/incidents")
    expect(page.locator(".cg-verdict")).to_contain_text("起")
    matrix = page.locator(".js-plotly-plot").filter(has_text="校门口").first
    fullest = matrix.evaluate(FULLEST)
    kind, place = fullest["codes"]
    _clicks(page, matrix.locator(".bars .point").nth(fullest["at"]))
    expect(page.get_by_role("button", name=f"类型：{kind}")).to_be_visible()
    expect(page.get_by_role("button", name=f"地点：{place}")).to_be_visible()
    assert _listed(page) == f"共 {fullest['incidents']} 起，分页显示，下载文件含全部"

    guest = reader(locale="en-US")
    visit(guest, f"{page.url}&lang=en".replace("lang=zh&", ""))
    assert _listed(guest) == f"{fullest['incidents']} incidents, page by page; the downloads hold all"
    guest.get_by_role("button", name="Clear all").click()
    guest.wait_for_url(lambda url: "kind=" not in url and "place=" not in url)


def test_a_number_of_the_first_lines_leads_to_its_rows(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/incidents")
    late = page.locator(".cg-verdict a[href*='which=late']")
    number = late.inner_text()
    late.click()
    page.wait_for_url("**which=late**")
    settle(page)
    expect(page.get_by_role("button", name="范围：超时上报")).to_be_visible()
    assert _listed(page).startswith(f"共 {number} 起")
    page.get_by_test_id("stButtonGroup").get_by_text("未办结", exact=True).click()
    settle(page)
    expect(page.get_by_role("button", name="范围：未办结")).to_be_visible()
    assert "which=open" in page.url


def test_a_point_of_the_funnel_looks_at_its_township_alone(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/incidents")
    funnel = page.locator(".js-plotly-plot").filter(has_text="99.8%").first
    _clicks(page, funnel.locator(".scatterlayer .point").first)
    page.wait_for_url("**town=3302**")
    settle(page)
    expect(page.get_by_role("button", name="乡镇（街道）：")).to_be_visible()


def _clicks(page: Page, mark: Locator) -> None:
    """A chart's own layer catches the pointer above its marks."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*at)
    page.mouse.click(*at)
    settle(page)


def _listed(page: Page) -> str:
    """What the list says of its length."""
    return page.locator("#rows p").inner_text()
