"""What the rules suggest: whom, which rung and why, with the evidence; an analyst proposes it, or says why not."""

from collections import Counter
from datetime import timedelta
from functools import partial

import streamlit as st

from analytics.supervision import book
from analytics.supervision.suggestions import Suggestion
from ui import address, layout, paging, wording
from ui.markup import element, text
from ui.supervision import acting, words
from ui.supervision.acting import ACTOR, LONGEST
from ui.supervision.gathered import Desk
from ui.wording import t

SIZE = 6


def draw(desk: Desk) -> None:
    note = t("supervision.suggestions_note", month=wording.month(desk.view.last))
    layout.section(t("supervision.suggestions"), note, "suggestions")
    if not desk.suggested:
        st.success(t("supervision.nothing_suggested"))
        return
    _rules(desk.suggested)
    rule = st.session_state["rule"]
    shown = [each for each in desk.suggested if rule in (None, each.rule.rule)]
    first = paging.offset(len(shown), (rule, desk.view), SIZE)
    for each in shown[first : first + SIZE]:
        _one(each, desk)
    paging.draw(len(shown), SIZE)


def _rules(suggested: list[Suggestion]) -> None:
    """Which rules suggest how much; one can be picked."""
    counts = Counter(each.rule.rule for each in suggested)
    if (held := st.session_state["rule"]) and held not in counts:
        st.session_state["rule"] = None
    names = {
        rule: t("supervision.rule_count", rule=t(f"orders.rule_{rule}"), count=count) for rule, count in counts.items()
    }
    st.pills(
        t("supervision.rule"),
        **wording.options(names),
        key="rule",
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _one(suggestion: Suggestion, desk: Desk) -> None:
    with st.container(border=True):
        rule = suggestion.rule
        facts = {"rule": t(f"orders.rule_{rule.rule}"), "clause": rule.clause}
        head = element("strong", text(words.addressee(suggestion.addressee)))
        kind = element("span", text(t(f"orders.kind_{suggestion.kind}")), class_="cg-rung")
        why = words.rung(suggestion.kind, rule.rung, suggestion.why, suggestion.follows)
        said = element("div", text(t("supervision.by_rule", **facts)), " ", text(why), class_="cg-said")
        st.html(element("div", element("div", head, kind), said, words.evidence(suggestion.evidence), class_="cg-case"))
        with st.container(horizontal=True, gap="small"):
            with st.popover(t("supervision.propose"), icon=":material/edit_note:"):
                _propose(suggestion, desk)
            with st.popover(t("supervision.dismiss"), icon=":material/do_not_disturb_on:"):
                _dismiss(suggestion)


def _propose(suggestion: Suggestion, desk: Desk) -> None:
    key = suggestion.key
    with st.form(f"propose_{key}", border=False):
        reason = st.text_area(
            t("supervision.reason_label"),
            words.reason(suggestion.rule.rule, suggestion.evidence),
            key=f"reason_{key}",
            max_chars=LONGEST,
        )
        wanted = desk.today + timedelta(days=desk.settings.order_days)
        deadline = st.date_input(t("supervision.deadline"), wanted, key=f"deadline_{key}", format="YYYY-MM-DD")
        sent = st.form_submit_button(t("supervision.propose_now"), key=f"propose_now_{key}", type="primary")
    if sent:
        acting.act("proposed", partial(book.propose, order=suggestion.order(reason, deadline), actor=ACTOR))


def _dismiss(suggestion: Suggestion) -> None:
    key = suggestion.key
    with st.form(f"dismiss_{key}", border=False):
        note = st.text_input(t("supervision.dismiss_note"), key=f"note_{key}", max_chars=LONGEST)
        sent = st.form_submit_button(t("supervision.dismiss_now"), key=f"dismiss_now_{key}")
    if sent:
        acting.act("dismissed", partial(book.dismiss, key=key, note=note, actor=ACTOR))
