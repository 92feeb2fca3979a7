"""What an analyst decides, and what follows in every figure: a pair counted once, a month made final and opened again."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from analytics import register, store
from analytics.workspace import Workspace
from tests.browser.conftest import Reader
from tests.browser.looking import choose, settle, visit
from tests.given import csv_of

UNIT = "跃龙派出所"  # which filed no ledger for the month
MONTH, IN_WORDS = "2021-06", "2021年6月"
COUNTED = {"hazards": ("which=found", "#ledger"), "incidents": ("", "#rows")}
"""Where all rows of a kind are listed: what the address says for it, and the list's heading."""


def test_a_pair_found_to_be_one_counts_once_until_the_decision_is_taken_back(own_address: str, reader: Reader) -> None:
    page = reader()
    counted = _counted(page, own_address, "incidents")

    visit(page, f"{own_address}/reporting?part=duplicates&kind=incidents")
    waiting = _pairs(page, "待核定")
    page.get_by_role("button", name="是同一件，只计一次").first.click()
    expect(_notice(page)).to_contain_text("只计一次")
    settle(page)
    assert _pairs(page, "待核定") == waiting - 1
    assert _counted(page, own_address, "incidents") == counted - 1

    visit(page, f"{own_address}/reporting?part=duplicates&kind=incidents&pairs=settled")
    expect(page.locator(".cg-pair")).to_contain_text("不重复计入")
    page.get_by_role("button", name="撤销核定").click()
    expect(_notice(page)).to_contain_text("已撤销核定")
    settle(page)
    assert _pairs(page, "待核定") == waiting
    assert _counted(page, own_address, "incidents") == counted


def test_a_late_report_of_a_final_month_waits_until_the_month_is_opened_for_a_reason(
    own_address: str, own_data: Path, reader: Reader
) -> None:
    page, locks = reader(), f"{own_address}/reporting?part=locks"
    visit(page, locks)
    _choose_month(page, "将哪个月定稿")
    page.get_by_role("button", name="定稿", exact=True).click()
    expect(_notice(page)).to_contain_text(f"{IN_WORDS}已定稿")
    counted = _counted(page, own_address, "hazards", MONTH)

    _file_one_hazard(page, own_address, own_data)
    expect(page.get_by_test_id("stAlert").filter(has_text="已接收，待计入")).to_be_visible()
    assert _counted(page, own_address, "hazards", MONTH) == counted
    visit(page, f"{own_address}/reporting?state=waiting")
    expect(page.locator("#reports")).to_contain_text("共 1 份")

    visit(page, locks)
    final = page.get_by_role("table", name="各月定稿情况").get_by_role("row").filter(has_text=IN_WORDS)
    expect(final.locator("a[href$='#waiting']")).to_have_text("1")
    _choose_month(page, "解除哪个月的定稿")
    page.get_by_role("button", name="解除定稿", exact=True).click()
    expect(_notice(page)).to_contain_text("原因")
    settle(page)
    expect(final).to_contain_text("已定稿")

    _choose_month(page, "解除哪个月的定稿")
    page.get_by_label("解除原因（必填）").fill("补报台账")
    page.get_by_role("button", name="解除定稿", exact=True).click()
    expect(_notice(page)).to_contain_text("待计入的 1 份报表现已计入")
    settle(page)
    expect(final).to_contain_text("补报台账")
    assert _counted(page, own_address, "hazards", MONTH) == counted + 1


def _counted(page: Page, address: str, kind: str, month: str | None = None) -> int:
    """How many the county has, which the table's first figure and the list it leads to must agree in."""
    narrowed, heading = COUNTED[kind]
    visit(page, f"{address}/{kind}?{narrowed}" + (f"&from={month}&to={month}" if month else ""))
    headline = _number(page.locator(".cg-total a").first.inner_text())
    assert _number(page.locator(f"{heading} p").inner_text()) == headline
    return headline


def _pairs(page: Page, state: str) -> int:
    return _number(page.get_by_role("radio", name=state).inner_text())


def _number(words: str) -> int:
    """The first number in some words."""
    return int(re.findall(r"[\d,]+", words)[0].replace(",", ""))


def _notice(page: Page) -> Locator:
    return page.get_by_test_id("stAlert").first


def _choose_month(page: Page, label: str) -> None:
    """The options also say how many reports are missing, or wait."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option").filter(has_text=IN_WORDS).click()
    settle(page)


def _file_one_hazard(page: Page, address: str, data: Path) -> None:
    """The ledger that the unit has been owing."""
    visit(page, f"{address}/upload")
    choose(page, "报送单位", UNIT)
    choose(page, "报送月份", IN_WORDS)
    hazard = {"hazard_id": f"{MONTH}-901", "school_code": _a_school_of(data), "found_on": f"{MONTH}-29"}
    file = {"name": "六月台账.csv", "mimeType": "text/csv", "buffer": csv_of("hazards", [hazard])}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    settle(page)
    page.get_by_role("button", name="确认接收").click()


def _a_school_of(data: Path) -> str:
    workspace = Workspace.at(data)
    (listed,) = register.open(workspace).current("schools", "JB01")
    return str(store.read_rows(workspace, listed)["school_code"][0])
