"""A clerk's report, from a file with mistakes to the figure in the chart."""

from io import BytesIO
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from analytics import register, store
from analytics.workspace import Workspace
from tests.browser.conftest import Reader
from tests.browser.looking import choose, settle, visit
from tests.given import csv_of

UNIT, TOWN, MONTH = "跃龙教办", "330226001", "2021-08"


def test_a_clerks_month_from_a_bad_file_by_its_mended_workbook_to_receipt_chart_undo_and_restoring(
    own_address: str, own_data: Path, reader: Reader
) -> None:
    school = _a_school_of(own_data)
    page = reader()
    visit(page, f"{own_address}/upload")
    choose(page, "报送单位", UNIT)
    choose(page, "报送月份", "2021年8月")

    _drop(page, "八月台账.csv", _ledger(school, third_found_on="2021-08-32", third_category="消防"))
    expect(page.get_by_test_id("stAlert").filter(has_text="行需要修改")).to_contain_text("第 4 行")
    expect(page.get_by_role("table", name="须修改")).to_contain_text("发现日期")
    bad_line = page.get_by_role("table", name="文件内容").get_by_role("row").filter(has_text="2021-08-32")
    expect(bad_line.get_by_role("rowheader")).to_have_text("4")
    expect(page.get_by_role("button", name="确认接收")).to_be_disabled()
    assert _filed(own_data) == []

    with page.expect_download() as taken:
        page.get_by_role("button", name="下载核对结果").click()
    page.get_by_role("button", name="移除这份文件").click()
    settle(page)
    _drop(page, taken.value.suggested_filename, _mended(taken.value.path(), "C4", "2021-08-30"))
    accept = page.get_by_role("button", name="确认接收")
    expect(accept).to_be_enabled()
    accept.dblclick()
    receipt = page.get_by_role("table", name="报送回执")
    expect(receipt).to_be_visible()
    (filed,) = _filed(own_data)
    expect(receipt).to_contain_text(filed.sha256)
    expect(receipt).to_contain_text("逾期（应于 2021-09-01 前报送）")

    page.get_by_role("link", name="查看本单位所在乡镇该月的数据").click()
    expect(page.locator("h1").first).to_have_text("隐患整治")
    settle(page)
    assert f"town={TOWN}" in page.url
    assert f"from={MONTH}" in page.url
    found = page.evaluate("document.querySelector('.js-plotly-plot').data.find(trace => trace.name === '新发现').y")
    assert list(found.values() if isinstance(found, dict) else found) == [3]

    page.go_back()
    settle(page)
    page.get_by_text("报送记录", exact=True).click()
    settle(page)
    choose(page, "报表种类", "隐患台账")
    choose(page, "报送月份", "2021年8月")
    choose(page, "查看哪一份", f"第 {filed.id} 号 · 2021年8月 · 隐患台账 · {filed.file_name}")
    _act(page, "撤回", "误报")
    gone = page.get_by_test_id("stAlert").filter(has_text=f"第 {filed.id} 号报送已撤回")
    expect(gone).to_contain_text("现无有效报送")
    _act(page, "恢复", "核对无误")
    back = page.get_by_test_id("stAlert").filter(has_text=f"第 {filed.id} 号报送的内容已恢复")
    expect(back).to_contain_text(f"现以第 {filed.id + 1} 号报送为准")
    assert [(s.id, s.state) for s in _filed(own_data)] == [(filed.id + 1, "current"), (filed.id, "withdrawn")]


def _ledger(school: str, third_found_on: str, third_category: str) -> bytes:
    """Three hazards, in the encoding that a Chinese spreadsheet program saves CSV in."""
    rows = [
        {"hazard_id": "2021-08-901", "school_code": school, "found_on": "2021-08-05"},
        {"hazard_id": "2021-08-902", "school_code": school, "found_on": "2021/8/6"},
        {"hazard_id": "2021-08-903", "school_code": school, "found_on": third_found_on, "category": third_category},
    ]
    return csv_of("hazards", rows, encoding="gb18030")


def _drop(page: Page, name: str, content: bytes) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    settle(page)


def _mended(workbook: Path, cell: str, value: str) -> bytes:
    """The workbook of what was found, the marked cell put right, and otherwise as it is."""
    book = openpyxl.load_workbook(BytesIO(workbook.read_bytes()))
    (sheet,) = (sheet for sheet in book if sheet[cell].comment)
    sheet[cell] = value
    book.save(content := BytesIO())
    return content.getvalue()


def _act(page: Page, act: str, why: str) -> None:
    """Takes the chosen report back, or brings it back."""
    page.get_by_text(f"{act}这份报送", exact=True).click()
    page.get_by_label(f"{act}原因").fill(why)
    page.get_by_role("button", name=f"确认{act}").click()
    settle(page)


def _a_school_of(data: Path) -> str:
    workspace = Workspace.at(data)
    (listed,) = register.open(workspace).current("schools", "JB01")
    return str(store.read_rows(workspace, listed)["school_code"][0])


def _filed(data: Path) -> list[register.Submission]:
    return register.open(Workspace.at(data)).history("hazards", "JB01", MONTH)
