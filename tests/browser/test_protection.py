"""From the targets to the school that is short, and home with its plan."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from tests.browser.conftest import Reader
from tests.browser.looking import settle, visit


def test_a_leader_finds_the_schools_short_of_guards_and_takes_one_plan_home(
    address: str, reader: Reader, tmp_path: Path
) -> None:
    page = reader()
    visit(page, f"{address}/protection")

    page.get_by_role("radio", name="国家2022口径").click()
    settle(page)
    expect(page).to_have_url(re.compile("grouping=national"))
    expect(page.locator(".js-plotly-plot").first).to_contain_text("报警与监控")

    pill = page.get_by_role("radio", name=re.compile("^护学岗"))
    number = int(re.sub(r"\D", "", pill.inner_text()))
    assert number > 0
    pill.click()
    settle(page)
    expect(page).to_have_url(re.compile("item=guard_post"))
    chip = page.get_by_role("button", name="项目：护学岗")
    expect(chip).to_be_visible()
    expect(page.locator("#schools")).to_contain_text(f"护学岗：未达标，共 {number} 所")

    school = _choose_first(page)
    expect(page).to_have_url(re.compile("school="))
    card = page.locator(".cg-plan")
    expect(card).to_contain_text(school)
    expect(card.get_by_role("rowheader", name="护学岗")).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("button", name="下载本校方案（Excel）").click()
    plan = tmp_path / "plan.xlsx"
    download.value.save_as(plan)
    (sheet,) = CalamineWorkbook.from_path(plan).sheet_names
    assert sheet == school

    chip.click()
    settle(page)
    expect(page).not_to_have_url(re.compile("item="))


def test_a_bar_leads_to_its_schools(address: str, reader: Reader) -> None:
    page = reader()
    visit(page, f"{address}/protection")
    chart = page.locator(".js-plotly-plot").first
    short = chart.locator("g.trace.bars").nth(1).locator("g.point path").last  # guard posts, of which many are missing
    box = short.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("item=guard_post"))
    settle(page)
    expect(page.locator("#schools")).to_contain_text("护学岗：未达标")


def _choose_first(page: Page) -> str:
    """Picks the first school of the drop-down; its name."""
    box = page.get_by_role("combobox", name="选择学校")
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # a list that opens while the page still scrolls closes again
    box.click()
    first = page.get_by_role("option").first
    name = first.inner_text()
    first.click()
    settle(page)
    return name
