"""The forms of an order's steps: only those that its state allows, each behind its own button."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import streamlit as st

from analytics.supervision import book, orders
from analytics.supervision.orders import Order
from analytics.workspace import Workspace
from ui import wording
from ui.supervision import acting
from ui.supervision.acting import ACTOR, LONGEST
from ui.supervision.gathered import Desk
from ui.wording import t

ICONS = {
    "issue": ":material/send:",
    "reject": ":material/block:",
    "close": ":material/task_alt:",
    "recheck": ":material/replay:",
    "cancel": ":material/undo:",
    "escalate": ":material/trending_up:",
    "attach": ":material/attach_file:",
}
DAY = "YYYY-MM-DD"


def draw(order: Order, desk: Desk) -> None:
    with st.container(horizontal=True, gap="small"):
        for step in orders.steps(order):
            with st.popover(t(f"supervision.step_{step}"), icon=ICONS[step]):
                with st.form(f"{step}_{order.number}", border=False):
                    made = FORMS[step](order, desk)
                    sent = st.form_submit_button(t(f"supervision.step_{step}"), key=f"{step}_now", type="primary")
                if sent:
                    _take(step, order, *made)


Step = Callable[[Order], Order]


def _take(step: str, order: Order, change: Step | None, why: str) -> None:
    if step == "attach":
        _attach(order)
    elif change is not None and step == "escalate":
        acting.act("escalated", partial(book.escalate, number=order.number, step=change, actor=ACTOR))
    elif change is not None:
        taken = partial(book.take, number=order.number, step=change, actor=ACTOR, why=why)
        acting.act("stepped", taken, what=t(f"supervision.step_{step}"))
    else:
        st.error(t("supervision.choose_outcome"))


def _issue(order: Order, desk: Desk) -> tuple[Step, str]:
    on = st.date_input(t("orders.head_issued_on"), desk.today, key="issue_on", format=DAY)
    wanted = order.deadline or desk.today + timedelta(days=desk.settings.order_days)
    deadline = st.date_input(t("orders.head_deadline"), max(wanted, on), key="issue_deadline", format=DAY)
    by = st.text_input(t("orders.head_issued_by"), key="issue_by", max_chars=40)
    why = st.text_input(t("supervision.remark"), key="issue_why", max_chars=LONGEST)
    return partial(orders.issued, on=on, deadline=deadline, by=by), why


def _reject(order: Order, desk: Desk) -> tuple[Step, str]:
    why = st.text_input(t("supervision.why"), key="reject_why", max_chars=LONGEST)
    return partial(orders.rejected, why=why), why


def _cancel(order: Order, desk: Desk) -> tuple[Step, str]:
    why = st.text_input(t("supervision.why"), key="cancel_why", max_chars=LONGEST)
    return partial(orders.cancelled, why=why), why


def _close(order: Order, desk: Desk) -> tuple[Step, str]:
    on = st.date_input(t("orders.head_closed_on"), desk.today, key="close_on", format=DAY)
    result = st.text_area(t("orders.head_result"), key="close_result", max_chars=LONGEST)
    days = desk.settings.recheck_days
    st.caption(t("supervision.recheck_follows", days=days))
    return partial(orders.closed, on=on, result=result, recheck_days=days), result


def _recheck(order: Order, desk: Desk) -> tuple[Step | None, str]:
    on = st.date_input(t("orders.head_rechecked_on"), desk.today, key="recheck_day", format=DAY)
    outcomes = {"held": t("supervision.outcome_held"), "relapsed": t("supervision.outcome_relapsed")}
    outcome = st.radio(t("supervision.outcome"), **wording.options(outcomes), key="recheck_outcome", index=None)
    result = st.text_area(t("orders.head_recheck_result"), key="recheck_words", max_chars=LONGEST)
    step = partial(orders.rechecked, on=on, held=outcome == "held", result=result) if outcome else None
    return step, result


def _escalate(order: Order, desk: Desk) -> tuple[Step, str]:
    above = orders.rung_above(order.kind)
    st.caption(t("supervision.escalates_to", kind=t(f"orders.kind_{above}")))
    reason = st.text_area(t("supervision.reason_label"), key="escalate_reason", max_chars=LONGEST)
    wanted = desk.today + timedelta(days=desk.settings.order_days)
    deadline = st.date_input(t("supervision.deadline"), wanted, key="escalate_deadline", format=DAY)
    return partial(orders.escalation, reason=reason, deadline=deadline), reason


def _document(order: Order, desk: Desk) -> tuple[None, str]:
    types = ["pdf", "doc", "docx", "xls", "xlsx", "wps", "et", "ofd", "jpg", "jpeg", "png", "zip", "txt"]
    st.file_uploader(t("supervision.document"), type=types, key="document")
    return None, ""


def _attach(order: Order) -> None:
    file = st.session_state.get("document")
    if file is None:
        st.error(t("supervision.choose_document"))
        return
    content, name = file.getvalue(), file.name

    def keep(workspace: Workspace) -> object:
        return book.attach(workspace, order.number, name, content, actor=ACTOR)

    acting.act("attached", keep, name=name)


FORMS: dict[str, Callable[[Order, Desk], tuple[Step | None, str]]] = {
    "issue": _issue,
    "reject": _reject,
    "close": _close,
    "recheck": _recheck,
    "cancel": _cancel,
    "escalate": _escalate,
    "attach": _document,
}
