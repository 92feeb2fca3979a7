"""The register of orders: narrowed by kind, state, addressee and what is due; taken away as a file, and filled from one."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from analytics import clock, queries
from analytics.supervision import book, importing, table
from analytics.supervision.orders import STATES, Addressee, Order
from analytics.supervision.rules import KINDS
from analytics.workspace import Workspace
from ui import address, downloads, filters, layout, store, wording
from ui.choices.supervision import LATE
from ui.markup import element, text
from ui.supervision import acting, words
from ui.supervision.acting import ACTOR, LONGEST
from ui.supervision.gathered import Desk
from ui.wording import t

COLUMNS = ("number", "kind", "addressee", "rule", "issued_on", "deadline", "state", "result")
MOST = 200


def draw(desk: Desk) -> None:
    layout.section(t("supervision.register"), t("supervision.register_note", count=len(desk.orders)), "register")
    _narrowing()
    chosen = [order for order in desk.orders if _fits(order, desk)]
    if chosen:
        _table(chosen[:MOST], desk)
    else:
        st.caption(t("supervision.no_orders" if not desk.orders else "supervision.none_fit"))
    if len(chosen) > MOST:
        st.caption(t("supervision.first_orders", shown=MOST, count=wording.count(len(chosen))))
    _files(chosen)


def _narrowing() -> None:
    offered = {
        "kind": {kind: t(f"orders.kind_{kind}") for kind in KINDS},
        "state": {state: t(f"orders.state_{state}") for state in STATES},
        "type": {kind: t(f"orders.addressee_type_{kind}") for kind in table.TYPES},
        "late": {late: t(f"supervision.late_{late}") for late in LATE},
    }
    for column, (name, options) in zip(st.columns(len(offered)), offered.items(), strict=True):
        column.selectbox(
            t(f"supervision.by_{name}"),
            **wording.options(options),
            key=name,
            index=None,
            placeholder=t("supervision.all"),
            on_change=address.touch,
        )


def _fits(order: Order, desk: Desk) -> bool:
    kind, state, type_, late = (st.session_state[name] for name in ("kind", "state", "type", "late"))
    is_so = {
        None: True,
        "overdue": order.is_overdue(desk.today),
        "recheck": order.recheck_is_due(desk.today),
        "relapse": order.number in desk.relapsed,
    }
    return (
        kind in (None, order.kind)
        and state in (None, order.state)
        and type_ in (None, order.addressee.type)
        and is_so[late]
    )


def _table(orders: Sequence[Order], desk: Desk) -> None:
    heads = [element("th", text(t(f"supervision.head_{name}")), scope="col") for name in COLUMNS]
    body = element("tbody", *(_line(order, desk) for order in orders))
    drawn = element("table", element("thead", element("tr", *heads)), body, class_="cg-table cg-wordy")
    label = t("supervision.register")
    st.html(element("div", drawn, class_="cg-scroll", tabindex="0", role="region", aria_label=label))


def _line(order: Order, desk: Desk) -> str:
    state = words.state(order, desk.today)
    if order.recheck_is_due(desk.today):
        state = t("supervision.state_recheck", state=state, day=order.recheck_on)
    if order.number in desk.relapsed:
        state = t("supervision.state_back", state=state, count=len(desk.relapsed[order.number]))
    late = order.is_overdue(desk.today)
    cells = [
        (t(f"orders.kind_{order.kind}"), None),
        (words.addressee(order.addressee), None),
        (t(f"orders.rule_{order.rule}") if order.rule else order.reason, None),
        (_day(order.issued_on), "cg-whole"),
        (_day(order.deadline), "cg-whole bad" if late else "cg-whole"),
        (state, "bad" if late or order.state == "relapsed" else None),
        (order.recheck_result or order.result or "—", None),
    ]
    number = element("a", text(order.number), href=words.order_link(order.number))
    head = element("th", number, scope="row")
    return element("tr", head, *(element("td", text(said), class_=class_) for said, class_ in cells))


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else "—"


def _files(orders: Sequence[Order]) -> None:
    with st.container(horizontal=True, gap="small"):
        make = partial(table.table, tuple(orders), wording.language())
        downloads.button("csv", make, name=t("supervision.file"), key="orders")
        downloads.button("xlsx", make, name=t("supervision.file"), title=t("supervision.register"), key="orders")
        with st.popover(t("supervision.import"), icon=":material/upload_file:"):
            _import()
        with st.popover(t("supervision.new"), icon=":material/add:"):
            _new()


def _import() -> None:
    with st.form("orders_import", border=False, clear_on_submit=True):
        st.caption(t("supervision.import_note"))
        file = st.file_uploader(t("supervision.import_file"), type=["csv"], key="orders_file")
        sent = st.form_submit_button(t("supervision.import_now"), key="import_now")
    if sent and file is not None:
        content, name, language = file.getvalue(), file.name, wording.language()

        def take(workspace: Workspace) -> object:
            return importing.take_in(workspace, content, name, language, actor=ACTOR)

        acting.act("imported", take)


def _new() -> None:
    """An order that no rule suggests: the analyst names the addressee and the reason."""
    kind = st.selectbox(
        t("supervision.by_type"),
        **wording.options({kind: t(f"orders.addressee_type_{kind}") for kind in table.TYPES}),
        key="new_type",
    )
    offered = _addressees(kind)
    with st.form("orders_new", border=False):
        to = st.selectbox(
            t("supervision.head_addressee"),
            **wording.options({code: words.addressee(each) for code, each in offered.items()}),
            key=f"new_to_{kind}",
            index=None,
            placeholder=t("supervision.choose"),
        )
        rung = st.selectbox(
            t("supervision.by_kind"), **wording.options({k: t(f"orders.kind_{k}") for k in KINDS}), key="new_kind"
        )
        reason = st.text_area(t("supervision.reason_label"), key="new_reason", max_chars=LONGEST)
        days = timedelta(days=store.settings().order_days)
        deadline = st.date_input(
            t("supervision.deadline"), clock.now().date() + days, key="new_deadline", format="YYYY-MM-DD"
        )
        sent = st.form_submit_button(t("supervision.propose_now"), key="new_now", type="primary")
    if sent and to is None:
        st.error(t("supervision.choose_addressee"))
    elif sent:
        order = Order(rung, offered[to], reason, month=filters.current().last, deadline=deadline)
        acting.act("proposed", partial(book.propose, order=order, actor=ACTOR))


def _addressees(kind: str) -> dict[str, Addressee]:
    if kind == "township":
        return {code: Addressee("township", code, code, name) for code, name in filters.township_names().items()}
    if kind == "unit":
        units = store.reference().units
        return {unit.code: Addressee("unit", unit.code, unit.seat, unit.name) for unit in units}
    rows = store.records(queries.schools_listed(()))
    return {r["school_code"]: Addressee("school", r["school_code"], r["township_code"], r["name"]) for r in rows}
