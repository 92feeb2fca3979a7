"""From a cell of the matrix to its reports, and the view handed on as a link."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Reader
from tests.browser.looking import settle, visit

LIST = '[data-testid="stDataFrame"]'


def _middle(mark: Locator) -> tuple[float, float]:
    """Where a mark of a chart lies: the chart's own layer catches the pointer above it."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_cell_leads_to_its_reports_and_the_view_is_a_link(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/reporting")
    police = page.locator(".js-plotly-plot").first
    at = _middle(police.locator(".bars .point").first)
    page.mouse.move(*at)
    expect(police.locator(".hoverlayer")).to_contain_text("隐患台账")
    page.mouse.click(*at)
    unit = page.get_by_role("button", name="单位：跃龙派出所")
    expect(unit).to_be_visible()
    settle(page)
    expect(page.get_by_role("button", name="月份：2021年4月")).to_be_visible()
    assert "unit=PCS01" in page.url
    assert "month=2021-04" in page.url
    expect(page.locator(LIST)).to_be_visible()

    guest = reader(locale="en-US")
    visit(guest, f"{page.url}&lang=en".replace("lang=zh&", ""))
    expect(guest.get_by_role("button", name="Unit: Yuelong Police Station")).to_be_visible()
    expect(guest.locator(LIST)).to_be_visible()
    guest.get_by_role("link", name=".csv").first.click()
    expect(guest.locator("h1").first).to_contain_text("report", ignore_case=True)


def test_letting_go_of_the_chips_brings_the_matrix_back_as_it_was(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/reporting?unit=PCS01&month=2021-04")
    page.get_by_role("button", name="全部取消").click()
    settle(page)
    expect(page.locator(LIST)).to_have_count(0)
    assert "unit=" not in page.url
