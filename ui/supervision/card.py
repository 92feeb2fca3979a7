"""One order: what it says and on what evidence, its life so far, and what can be done with it now."""

from datetime import date

import streamlit as st

from analytics import store as files
from analytics.register import Decision
from analytics.supervision import book
from analytics.supervision.orders import Order
from analytics.workspace import Workspace
from ui import address, layout, store, wording
from ui.markup import element, text
from ui.supervision import relapses, stepping, words
from ui.supervision.gathered import Desk
from ui.wording import t


def draw(desk: Desk) -> None:
    """The order that the address names, if the reader may see it."""
    number = st.session_state["order"]
    if not number:
        return
    order = next((each for each in book.orders(Workspace.at(), store.scope()) if each.number == number), None)
    if order is None:
        st.info(t("supervision.unknown_order", number=number))
        return
    facts = {"number": order.number, "kind": t(f"orders.kind_{order.kind}"), "to": words.addressee(order.addressee)}
    layout.section(t("supervision.card", **facts), words.state(order, desk.today), "order")
    with st.container(border=True):
        left, right = st.columns(2, gap="large")
        with left:
            st.html(element("div", _facts(order), words.evidence(order.evidence), class_="cg-case"))
        with right:
            st.html(_life(book.life(Workspace.at(), number, store.scope())))
            _documents(order)
        if back := desk.relapsed.get(number):
            st.warning(t("supervision.back_after", count=len(back), days=desk.settings.relapse_days))
            relapses.table(back)
        stepping.draw(order, desk)
        st.button(t("supervision.close_card"), key="close_card", icon=":material/close:", on_click=_let_go)


def _let_go() -> None:
    address.touch()
    st.session_state["order"] = None


def _facts(order: Order) -> str:
    """What it says, line by line; what is not known yet is left out."""
    said = {
        "reason": order.reason,
        "rule": t(f"orders.rule_{order.rule}") if order.rule else "",
        "issued_on": _day(order.issued_on),
        "issued_by": order.issued_by,
        "deadline": _day(order.deadline),
        "closed_on": _day(order.closed_on),
        "result": order.result,
        "recheck_on": _day(order.recheck_on),
        "rechecked_on": _day(order.rechecked_on),
        "recheck_result": order.recheck_result,
    }
    lines = [_fact(name, text(value)) for name, value in said.items() if value]
    if order.follows:
        lines.append(_fact("follows", element("a", text(order.follows), href=words.order_link(order.follows))))
    return element("table", element("tbody", *lines), class_="cg-mini cg-facts")


def _fact(name: str, inner: str) -> str:
    return element("tr", element("th", text(t(f"orders.head_{name}")), scope="row"), element("td", inner))


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _life(steps: list[Decision]) -> str:
    """Every step with when, who and why, the oldest first."""
    items = []
    for at, step in enumerate(steps):
        is_document = at > 0 and steps[at - 1].verdict == step.verdict
        what = t("supervision.attached") if is_document else t(f"orders.state_{step.verdict}")
        facts = {"at": wording.moment(step.at), "what": what, "by": step.actor}
        items.append(
            element("li", text(t("supervision.step", **facts)), element("div", text(step.why), class_="cg-said"))
        )
    return element("div", element("strong", text(t("supervision.life"))), element("ol", *items), class_="cg-case")


def _documents(order: Order) -> None:
    for document in order.documents:
        try:
            content = files.read_original(Workspace.at(), document.sha256)
        except OSError:
            st.caption(t("supervision.document_lost", name=document.name))
            continue
        st.download_button(
            document.name,
            content,
            file_name=document.name,
            key=f"document_{document.sha256}",
            icon=":material/attach_file:",
            on_click="ignore",
        )
