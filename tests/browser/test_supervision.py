"""An order from the suggestion to its closing, by hand in a browser."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from analytics.supervision import book
from analytics.workspace import Workspace
from tests.browser.conftest import Reader
from tests.browser.looking import settle, visit


def test_a_suggestion_is_proposed_issued_and_closed(own_address: str, own_data: Path, reader: Reader) -> None:
    page = reader()
    visit(page, f"{own_address}/supervision")
    page.get_by_role("button", name="拟办", exact=False).first.click()
    page.get_by_role("button", name="提交拟办").click()
    number = _told(page, r"已拟办，编号 (DB-\d{4}-\d{4})")

    settle(page)
    page.get_by_role("link", name=number).click()
    page.wait_for_url("**order=DB-*")
    settle(page)
    _step(page, "发出")
    _told(page, r"(发出)，已登记")
    settle(page)
    page.get_by_role("button", name="办结").click()
    page.get_by_label("办理结果").fill("已整改到位")
    page.get_by_test_id("stFormSubmitButton").get_by_role("button", name="办结").click()
    _told(page, r"(办结)，已登记")
    (order,) = book.orders(Workspace.at(own_data))
    assert (order.number, order.state, order.result) == (number, "closed", "已整改到位")


def _step(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=False).first.click()
    page.get_by_test_id("stFormSubmitButton").get_by_role("button", name=name, exact=True).click()


def _told(page: Page, pattern: str) -> str:
    """What the notice says of the last step."""
    notice = page.get_by_test_id("stAlert").filter(has_text=re.compile(pattern))
    expect(notice).to_be_visible()
    found = re.search(pattern, notice.inner_text())
    assert found
    return found[1]
