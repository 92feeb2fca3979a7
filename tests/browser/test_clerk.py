"""A clerk's report, from a file with mistakes to the figure in the chart."""

from pathlib import Path

from playwright.sync_api import Page, expect

from analytics import register, store
from analytics.workspace import Workspace
from tests.browser.conftest import Reader
from tests.browser.looking import choose, settle, visit
from tests.given import csv_of

UNIT, TOWN, MONTH = "跃龙教办", "330226001", "2021-08"


def test_a_bad_file_is_explained_the_mended_one_is_accepted_and_the_chart_shows_it(
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

    page.get_by_role("button", name="移除这份文件").click()
    settle(page)
    _drop(page, "八月台账.csv", _ledger(school, third_found_on="2021-08-30", third_category="消防"))
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


def test_taking_the_report_back_lets_the_one_before_count_again(
    own_address: str, own_data: Path, reader: Reader
) -> None:
    school = _a_school_of(own_data)
    page = reader()
    visit(page, f"{own_address}/upload")
    choose(page, "报送单位", UNIT)
    choose(page, "报送月份", "2021年8月")
    for day in ("2021-08-30", "2021-08-31"):
        _drop(page, "八月台账.csv", _ledger(school, third_found_on=day, third_category="消防"))
        page.get_by_role("button", name="确认接收").click()
        expect(page.get_by_role("table", name="报送回执")).to_be_visible()
        settle(page)
    second, first = _filed(own_data)
    page.get_by_role("button", name="查看全部报送记录").click()
    settle(page)
    choose(page, "查看哪一份", f"第 {second.id} 号 · 2021年8月 · 隐患台账 · 有效 · 八月台账.csv")
    page.get_by_text("撤回这份报送", exact=True).click()
    page.get_by_label("撤回原因").fill("误报")
    page.get_by_role("button", name="确认撤回").click()
    done = page.get_by_test_id("stAlert").filter(has_text=f"第 {second.id} 号报送已撤回")
    expect(done).to_contain_text(f"现以第 {first.id} 号报送为准")
    assert [(s.id, s.state) for s in _filed(own_data)] == [(second.id, "withdrawn"), (first.id, "current")]


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


def _a_school_of(data: Path) -> str:
    workspace = Workspace.at(data)
    (listed,) = register.open(workspace).current("schools", "JB01")
    return str(store.read_rows(workspace, listed)["school_code"][0])


def _filed(data: Path) -> list[register.Submission]:
    return register.open(Workspace.at(data)).history("hazards", "JB01", MONTH)
