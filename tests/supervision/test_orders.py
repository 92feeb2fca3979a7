"""The life of an order: which step follows which, what each needs, and when it is late."""

from datetime import date

import pytest

from analytics.errors import UsageError
from analytics.supervision import orders
from analytics.supervision.orders import Addressee, Document, Order

SCHOOL = Addressee("school", "S1", "330226001", "跃龙示例小学")
MAY = date(2021, 5, 3)


def proposal(kind="notice"):
    return orders.proposed(Order(kind, SCHOOL, "重大隐患逾期", number="DB-2021-0001"))


def issued(kind="notice"):
    return orders.issued(proposal(kind), MAY, date(2021, 5, 18), "王主任")


def closed():
    return orders.closed(issued(), date(2021, 5, 17), "已整改", 30)


def test_an_order_is_proposed_issued_closed_and_looked_at_again():
    order = closed()
    assert (order.state, order.recheck_on) == ("closed", date(2021, 6, 16))  # 17 May and 30 days
    assert not order.recheck_is_due(date(2021, 6, 15))
    assert order.recheck_is_due(date(2021, 6, 16))
    held = orders.rechecked(order, date(2021, 6, 16), True, "未反弹")
    assert (held.state, orders.steps(held)) == ("held", ("attach",))
    assert orders.rechecked(order, date(2021, 6, 16), False, "又逾期").state == "relapsed"


@pytest.mark.parametrize(
    ("order", "able"),
    [
        (proposal(), {"issue", "reject", "cancel", "attach"}),
        (issued(), {"close", "cancel", "escalate", "attach"}),
        (issued("listed"), {"close", "cancel", "attach"}),
        (closed(), {"recheck", "attach"}),
        (orders.rejected(proposal(), "不属实"), set()),
        (orders.cancelled(issued(), "重复"), set()),
    ],
)
def test_what_can_be_done_with_an_order_follows_from_its_state(order, able):
    assert set(orders.steps(order)) == able


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (lambda: orders.closed(proposal(), MAY, "已整改", 30), "order_step_wrong"),
        (lambda: orders.issued(issued(), MAY, MAY), "order_step_wrong"),
        (lambda: orders.rechecked(issued(), MAY, True, "好"), "order_step_wrong"),
        (lambda: orders.cancelled(closed(), "重复"), "order_step_wrong"),
        (lambda: orders.rejected(proposal(), " "), "order_why_missing"),
        (lambda: orders.cancelled(proposal(), ""), "order_why_missing"),
        (lambda: orders.closed(issued(), date(2021, 5, 4), "", 30), "order_result_missing"),
        (lambda: orders.closed(issued(), date(2021, 5, 2), "已整改", 30), "order_day_before"),
        (lambda: orders.rechecked(closed(), date(2021, 5, 16), True, "好"), "order_day_before"),
        (lambda: orders.issued(proposal(), MAY, date(2021, 5, 2)), "order_deadline_before"),
        (lambda: orders.proposed(Order("notice", SCHOOL, "  ")), "order_reason_missing"),
        (lambda: orders.proposed(Order("praise", SCHOOL, "好")), "order_kind_unknown"),
        (lambda: orders.escalation(issued("listed"), "仍未整改"), "order_no_rung_above"),
    ],
)
def test_a_step_out_of_turn_or_without_what_it_needs_is_refused(step, code):
    with pytest.raises(UsageError) as refused:
        step()
    assert refused.value.code == code
    assert refused.value.words("zh")
    assert refused.value.words("en")


def test_the_day_of_the_deadline_itself_is_still_in_time():
    assert not issued().is_overdue(date(2021, 5, 18))
    assert issued().is_overdue(date(2021, 5, 19))
    assert not closed().was_late(date(2022, 1, 1))
    assert orders.closed(issued(), date(2021, 5, 19), "已整改", 30).was_late(date(2022, 1, 1))


def test_an_order_that_is_not_kept_to_is_followed_by_one_a_rung_up():
    above = orders.escalation(issued("notice"), "逾期未改")
    assert (above.kind, above.state, above.follows, above.addressee) == (
        "interview",
        "proposed",
        "DB-2021-0001",
        SCHOOL,
    )
    assert orders.escalation(issued("interview"), "逾期未改").kind == "listed"


def test_a_document_is_kept_once():
    twice = orders.documented(orders.documented(issued(), Document("a.pdf", "f0")), Document("b.pdf", "f0"))
    assert twice.documents == (Document("b.pdf", "f0"),)


def test_an_order_comes_back_from_the_register_as_it_was():
    order = orders.documented(closed(), Document("a.pdf", "f0"))
    assert Order.of(order.number, order.state, order.facts) == order
