"""督查问责 as a reader works it: what is suggested, an order's life step by step, inspections and effects."""

from datetime import date
from functools import partial

import pytest

from analytics.supervision import book, orders, rounds
from analytics.supervision.orders import Addressee, Order
from analytics.wording import say
from tests.given import County
from tests.pages.conftest import html, reads, said

CHANGJIE = Addressee("school", "S5", "330226101", "长街示例小学")
KEY = "overdue_serious:school:S5:2021-05"
LANGUAGES = ("zh", "en")


@pytest.fixture
def own(county: County) -> County:
    """长街 has left a serious hazard of April open, which was due on 25 April."""
    county.files("schools", "JB05", "2021-04", "school_code | name | township_code\nS5 | 长街示例小学 | 长街镇")
    ledger = "hazard_id | school_code | grade | found_on | deadline\nK1 | S5 | 重大 | 2021-04-08 | 2021-04-25"
    for month in ("2021-04", "2021-05"):
        county.files("hazards", "JB05", month, ledger)
    county.builds()
    return county


@pytest.fixture
def page(opens, own):
    return lambda **address: opens(own.workspace.data, "supervision", **address)


def submit(app, label):
    button = next(b for b in app.button if b.label == label)
    button.click()
    return reads(app)


def proposed(own: County) -> str:
    order = Order("notice", CHANGJIE, "重大隐患逾期", "overdue_serious", "2021-05")
    return book.propose(own.workspace, order, actor="李").number


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_suggestion_says_whom_which_rung_why_and_on_what_figures(page, language):
    drawn = html(page(lang=language, rule="overdue_serious"))
    assert "长街示例小学" in drawn
    assert say("orders.kind_interview", language) in drawn
    assert say("supervision.rung_base", language, base=say("orders.kind_interview", language)) in drawn
    name = say("supervision.figure_serious_overdue", language)
    month = say("shell.month", language, year="2021", name=say("shell.month_names.m05", language))
    facts = {"month": month, "name": name, "numerator": 1, "denominator": 1}
    assert say("supervision.figure_part", language, value="1", **facts) in drawn
    assert "which=overdue&amp;grade=%E9%87%8D%E5%A4%A7&amp;school=S5#ledger" in drawn


def test_an_analyst_proposes_a_suggestion_which_is_then_in_hand(page, own):
    app = submit(page(rule="overdue_serious"), "提交拟办")
    assert app.success[0].value.startswith("已拟办，编号 DB-")
    (order,) = book.orders(own.workspace)
    assert (order.kind, order.state, order.addressee.code, order.rule) == (
        "interview",
        "proposed",
        "S5",
        "overdue_serious",
    )
    assert "重大隐患逾期：" in order.reason
    assert order.number in html(app)
    assert not any(button.key == f"propose_now_{KEY}" for button in app.button)


def test_a_suggestion_is_dismissed_with_a_note_and_not_without(page, own):
    app = submit(page(rule="overdue_serious"), "确定暂不处理")
    assert len(app.error) == 1
    app.text_input(f"note_{KEY}").set_value("已在核实")
    app = submit(app, "确定暂不处理")
    assert app.success[0].value == say("supervision.done_dismissed", "zh")
    assert book.dismissed(own.workspace)[KEY].why == "已在核实"
    assert "暂不处理" not in [button.label for button in app.button if button.key == f"dismiss_now_{KEY}"]


def test_an_order_is_issued_closed_and_re_checked_on_its_card(page, own):
    number = proposed(own)
    app = page(order=number)
    app.text_input("issue_by").set_value("王主任")
    app = submit(app, "发出")
    assert (book.orders(own.workspace)[0].state, book.orders(own.workspace)[0].issued_by) == ("issued", "王主任")
    app = submit(app, "办结")
    assert app.error[0].value == say("errors.order_result_missing", "zh")
    app.text_area("close_result").set_value("已整改到位")
    app = submit(app, "办结")
    assert book.orders(own.workspace)[0].state == "closed"
    app = submit(app, "复查（回头看）")
    assert app.error[0].value == say("supervision.choose_outcome", "zh")
    app.radio("recheck_outcome").set_value("held")
    app.text_area("recheck_words").set_value("未反弹")
    app = submit(app, "复查（回头看）")
    assert book.orders(own.workspace)[0].state == "held"
    drawn = html(app)
    for step in ("拟办", "已发出", "已办结", "已复查，未反弹"):
        assert step in drawn


def test_a_card_offers_only_what_its_state_allows(page, own):
    number = proposed(own)
    offered = lambda: {b.label for b in page(order=number).button if b.key and b.key.endswith("_now")}  # noqa: E731
    steps = {say(f"supervision.step_{step}", "zh") for step in ("issue", "reject", "cancel", "attach")}
    assert steps <= offered()
    assert say("supervision.step_close", "zh") not in offered()


@pytest.fixture
def register(own):
    """Five orders: an overdue one, one to be re-checked, two proposals, one rejected."""
    first = date(2021, 6, 1)
    numbers = [proposed(own) for _ in range(5)]
    for number in numbers[:2]:
        issue = partial(orders.issued, on=first, deadline=date(2021, 6, 15))
        book.take(own.workspace, number, issue, actor="王")
    close = partial(orders.closed, on=date(2021, 6, 10), result="已改", recheck_days=30)
    book.take(own.workspace, numbers[1], close, actor="李")
    book.take(own.workspace, numbers[4], partial(orders.rejected, why="不属实"), actor="王")
    return numbers


@pytest.mark.parametrize(
    ("narrowed", "shown"),
    [
        ({}, {0, 1, 2, 3, 4}),
        ({"late": "overdue"}, {0}),
        ({"late": "recheck"}, {1}),
        ({"state": "proposed"}, {2, 3}),
        ({"kind": "listed"}, set()),
        ({"type": "school", "state": "rejected"}, {4}),
        ({"town": "330226001"}, set()),
    ],
)
def test_the_register_is_narrowed_by_the_address(page, register, narrowed, shown):
    drawn = html(page(**narrowed))
    assert {at for at, number in enumerate(register) if f"order={number}" in drawn} == shown


def test_the_sentence_counts_what_is_in_hand_and_overdue(page, register):
    drawn = html(page())
    assert say("supervision.open", "zh", count=3, overdue=1) in drawn
    assert say("supervision.rechecks", "zh", count=1) in drawn


def test_an_unknown_number_is_told(page):
    assert "DB-2021-0099" in page(order="DB-2021-0099").info[0].value


def test_orders_come_in_by_a_file_and_a_wrong_one_is_told(page, own):
    app = page()
    head = "编号,督办方式,对象类别,对象代码,事由,状态\n"
    app.file_uploader("orders_file").set_value(("o.csv", f"{head},通报,学校,S9,逾期,拟办".encode(), "text/csv"))
    app = submit(app, "核对并导入")
    assert "第 2 行" in app.error[0].value
    app.file_uploader("orders_file").set_value(("o.csv", f"{head},通报,学校,S5,逾期,拟办".encode(), "text/csv"))
    app = submit(app, "核对并导入")
    assert app.success[0].value == say("supervision.done_imported", "zh")
    assert len(book.orders(own.workspace)) == 1


def test_a_round_is_planned_carried_out_and_its_assessment_published(page, own):
    app = page(part="inspections")
    assert "逾期重大隐患 1（10 分）" in html(app)
    app = submit(app, "登记这次督查")
    (planned,) = rounds.rounds(own.workspace)
    assert [visit.school_code for visit in planned.visits] == ["S5"]
    app = submit(app, "登记为完成")
    app = submit(app, "发布评估通报")
    (published,) = rounds.rounds(own.workspace)
    assert published.state == "published"
    assert published.summary in html(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_effect_of_an_order_is_told_with_its_chart(page, own, language):
    number = proposed(own)
    issue = partial(orders.issued, on=date(2021, 4, 30), deadline=date(2021, 5, 15))
    book.take(own.workspace, number, issue, actor="王")
    app = page(part="effects", lang=language)
    assert app.selectbox("effect_order").value == number
    facts = {"month": say("shell.month", language, year="2021", name=say("shell.month_names.m04", language))}
    assert facts["month"] in html(app)
    assert said(app)["part"] == "effects"


def test_without_an_order_in_the_months_there_is_no_effect(page):
    assert len(page(part="effects").info) == 1
