"""What a unit has filed: listed, downloaded, compared, taken back and brought back."""

import pytest
from streamlit.testing.v1 import AppTest

from analytics import locks, register
from analytics.wording import say
from tests.given import County
from tests.pages.conftest import html, reads
from ui import wording

FIRST = "hazard_id | found_on | category\nH1 | 2021-05-06 | 消防\nH2 | 2021-05-07 | 消防"
SECOND = "hazard_id | found_on | category\nH1 | 2021-05-08 | 消防\nH3 | 2021-05-09 | 消防"


@pytest.fixture
def page(opens, county: County, monkeypatch):
    """The history of 跃龙教办, which has filed a register and two versions of May's ledger."""
    county.files("schools", "JB01", "2021-04", "school_code\nS1")
    county.files("hazards", "JB01", "2021-05", FIRST)
    county.files("hazards", "JB01", "2021-05", SECOND)
    county.builds()

    def opened(lang: str = "zh", **address: str) -> AppTest:
        monkeypatch.setattr(wording, "DEFAULT", lang)
        return opens(county.workspace.data, "upload", part="history", lang=lang, **({"unit": "JB01"} | address))

    return opened


def states(county: County) -> list[tuple[int, str]]:
    return [(s.id, s.state) for s in register.open(county.workspace).history("hazards")]


def acts(app: AppTest, act: str, number: int, why: str) -> AppTest:
    app.text_input(f"history_why_{number}").set_value(why)
    app.button(f"history_{act}_now").click()
    return reads(app)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_that_a_unit_has_filed_is_listed_newest_first(page, language):
    app = page(lang=language)
    shown = html(app)
    assert say("history.note", language, count="3", standing="2") in shown
    places = [shown.index(f'<th scope="row">{number}</th>') for number in (3, 2, 1)]
    assert places == sorted(places)
    assert say("receipt.state_superseded", language) in shown


def test_kind_and_month_narrow_the_list_also_from_the_address(page):
    assert say("history.note", "zh", count="1", standing="1") in html(page(kind="schools"))
    app = page(period="2021-05")
    assert say("history.note", "zh", count="2", standing="1") in html(app)
    app.selectbox("kind").set_value("work")
    assert say("history.empty", "zh") in [info.value for info in reads(app).info]


def test_a_submission_comes_with_its_receipt_and_its_original(page, county):
    app = page(number="2")
    assert register.open(county.workspace).submission(2).sha256 in html(app)
    assert [button.proto.label for button in app.get("download_button")] == [
        say("upload.receipt_download", "zh"),
        say("source.download", "zh"),
    ]


def test_two_versions_stand_side_by_side_row_by_row(page):
    app = page(number="3")
    assert say("history.compared", "zh", older=2, newer=3, new="1", changed="1", same="0", gone="1") in [
        markdown.value for markdown in app.markdown
    ]
    shown = html(app)
    assert "<td>变更</td><td>H1</td><td>发现日期</td><td>2021-05-06</td><td>2021-05-08</td>" in shown
    assert "<td>新增</td><td>H3</td><td>整行</td><td>—</td><td>学校代码：S1、" in shown
    assert "<td>减少</td><td>H2</td><td>整行</td><td>学校代码：S1、" in shown


def test_taking_a_submission_back_needs_a_reason_and_lets_the_one_before_count(page, county):
    app = acts(page(number="3"), "withdraw", 3, " ")
    assert [error.value for error in app.error] == [say("errors.why_missing", "zh")]
    app = acts(app, "withdraw", 3, "误报")
    assert states(county) == [(3, "withdrawn"), (2, "current")]
    assert say("history.withdrawn_back", "zh", before=2) in app.success[0].value
    assert say("receipt.state_withdrawn", "zh", why="误报") in html(app)
    assert county.value("hazards_found", month="2021-05") == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_withdrawn_submission_can_be_brought_back(page, county, language):
    app = acts(page(lang=language, number="3"), "withdraw", 3, "误报")
    app = acts(app, "restore", 3, "撤错了")
    assert states(county) == [(4, "current"), (3, "withdrawn"), (2, "superseded")]
    assert say("history.restored", language, number=3, new=4) == app.success[0].value


def test_a_replaced_version_can_be_brought_back(page, county):
    acts(page(number="2"), "restore", 2, "改错了")
    assert states(county) == [(4, "current"), (3, "superseded"), (2, "superseded")]


def test_what_does_not_pass_todays_checks_stays_as_it_is_and_says_why(page, county):
    county.withdraws(register.open(county.workspace).submission(1))
    app = acts(page(number="2"), "restore", 2, "改错了")
    assert states(county) == [(3, "current"), (2, "superseded")]
    assert "S1" in app.error[0].value


def test_what_counts_in_a_final_month_stays(page, county):
    locks.lock(county.workspace, "2021-05", actor="李")
    app = acts(page(number="3"), "withdraw", 3, "误报")
    assert app.error[0].value == say("errors.month_is_locked", "zh", month="2021-05", submission=3)


def test_versions_of_the_same_bytes_are_said_to_be_the_same(page, county):
    app = acts(page(number="3"), "withdraw", 3, "误报")
    app = acts(app, "restore", 3, "撤错了")
    app.selectbox("number").set_value(4)
    assert say("history.same_bytes", "zh", older=3, newer=4) in [info.value for info in reads(app).info]


def test_a_report_of_one_row_is_compared_count_by_count(page, county):
    county.files("work", "JB01", "2021-05", "talks | drills\n10 | 不适用")
    county.files("work", "JB01", "2021-05", "talks | drills\n12 | 0")
    shown = html(page(number="5"))
    assert "<td>变更</td><td>法治安全宣讲场次</td><td>10</td><td>12</td>" in shown
    assert "<td>标为不适用的栏目</td><td>安全演练次数</td><td>—</td>" in shown


def test_nothing_is_shown_before_a_unit_is_chosen_or_anything_was_filed(opens, county):
    app = opens(county.workspace.data, "upload")
    app.segmented_control("part").set_value("history")
    assert say("history.choose_unit", "zh") in [info.value for info in reads(app).info]


def test_the_list_can_be_narrowed_to_what_has_become_of_reports(page):
    app = page(standing="superseded")
    assert say("history.note", "zh", count="1", standing="0") in html(app)
    app.selectbox("standing").set_value("withdrawn")
    assert say("history.empty", "zh") in [info.value for info in reads(app).info]


def test_a_report_has_the_same_name_to_choose_it_by_whatever_becomes_of_it(page, county):
    """The browser knows an option by its words alone, and would lose the choice when they change."""
    app = page(number="3")
    names = app.selectbox("number").options
    acts(app, "withdraw", 3, "误报")
    assert app.selectbox("number").options == names
    assert app.selectbox("number").value == 3
