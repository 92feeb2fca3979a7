"""An analyst asks, picks, sends the view on as a link and takes it away; another opens the same."""

import io
import re

import openpyxl
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader
from tests.browser.looking import choose, settle, visit

PATIENCE = 30_000  # milliseconds


def test_a_view_is_sent_on_as_a_link_and_opens_the_same_in_the_other_language(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/explore")
    _takes(page, "未整改")
    page.get_by_role("radio", name="条形").click()
    settle(page)
    choose(page, "比较", "与长街镇相比")
    shown = _bars(page)
    page.get_by_test_id("stPopoverButton").filter(has_text="分享链接").click()
    link = page.get_by_test_id("stPopoverBody").locator("code").inner_text()
    assert link == page.url.replace("%2C", ",") or link == page.url

    guest = reader(locale="en-US")
    visit(guest, link.replace("lang=zh", "lang=en"))
    expect(guest.locator(".cg-page h1")).to_have_text("Explore")
    assert _bars(guest) == shown
    expect(guest.get_by_role("radio", name="Bars")).to_be_checked()
    guest.reload()
    settle(guest)
    assert _bars(guest) == shown


def test_a_point_picked_is_a_chip_that_leads_to_its_rows_and_lets_go(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/explore?metrics=hazards_found&shape=bar&areas=towns&town=330226101")
    _clicks(page, page.locator(".js-plotly-plot .bars .point").first)
    chip = page.get_by_role("button", name=re.compile("已选：长街镇"))
    expect(chip).to_be_visible(timeout=PATIENCE)
    settle(page)
    assert "mark=hazards_found.330226101.period" in page.url
    found = page.locator(".cg-picked p").inner_text()
    chip.click()
    expect(chip).to_have_count(0, timeout=PATIENCE)
    page.go_back()
    settle(page)
    page.get_by_role("link", name="查看明细与依据").click()
    page.wait_for_url("**/hazards?**")
    settle(page)
    expect(page.locator("#ledger p")).to_contain_text(f"共 {found} 处")


def test_a_cell_of_the_table_leads_to_the_rows_of_its_month(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/explore?metrics=hazards_found&town=330226101")
    cell = page.get_by_role("row", name="长街镇").locator("a[href*='month=2021-05']")
    number = cell.inner_text()
    cell.click()
    page.wait_for_url("**/hazards?**")
    settle(page)
    expect(page.get_by_role("button", name="月份：2021年5月")).to_be_visible()
    expect(page.locator("#ledger p")).to_contain_text(f"共 {number} 处")


def test_a_table_is_ordered_and_searched_as_one_types_and_taken_away_as_it_stands(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/explore?metrics=hazards_open")
    choose(page, "排序", "按全期排序")
    values = [
        int(cell.replace(",", "")) for cell in page.locator(".cg-pivot tbody tr td:nth-child(2)").all_inner_texts()
    ]
    assert values[1:] == sorted(values[1:], reverse=True)
    page.get_by_label("查找乡镇（街道）").fill("长街")
    page.get_by_label("查找乡镇（街道）").press("Enter")
    expect(page.locator(".cg-pivot tbody tr")).to_have_count(2, timeout=PATIENCE)
    settle(page)
    assert "sort=period" in page.url
    with page.expect_download() as taken:
        page.get_by_role("button", name="下载 Excel").click()
    sheet = openpyxl.load_workbook(io.BytesIO(taken.value.path().read_bytes())).worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["乡镇（街道）", "全县", "长街镇"]
    assert sheet["B2"].value == values[0]


def test_a_common_question_opens_with_one_click(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/explore?town=330226001")
    page.get_by_test_id("stPopoverButton").filter(has_text="常用查询").click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="四项目标达到多少").click()
    expect(page.locator(".cg-pivot thead")).to_contain_text("专职保安员达标率", timeout=PATIENCE)
    settle(page)
    assert "town=330226001" in page.url
    assert "pivot=area-metric" in page.url


def _takes(page: Page, metric: str) -> None:
    """Takes one more indicator by typing a part of its name."""
    box = page.get_by_role("combobox", name="指标")
    box.fill(metric)
    page.get_by_role("option", name=f"隐患整治 · {metric}", exact=True).click()
    page.keyboard.press("Escape")
    settle(page)


def _bars(page: Page) -> list[list[float]]:
    """The lengths of all bars, chart by chart."""
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    return page.evaluate("[...document.querySelectorAll('.js-plotly-plot')].map(plot => Array.from(plot.data[0].x))")


def _clicks(page: Page, mark: Locator) -> None:
    """Plotly takes clicks on a layer above its marks: on the mark's middle, as a hand would."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settle(page)
