"""A round of joint inspection: where it stands, what it found by the ledgers, and the assessment 评估通报 that is published."""

from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from analytics import queries
from analytics.supervision import inspections, rounds
from analytics.supervision.rounds import Round
from ui import address, downloads, filters, layout, links, store, wording
from ui.markup import element, link, text
from ui.supervision import acting
from ui.supervision.acting import ACTOR, LONGEST
from ui.supervision.gathered import Desk
from ui.takeaway import number, table, words
from ui.wording import t

HEADS = ("school", "township", "team", "visited", "found", "serious", "rectified")
Line = dict[str, Any]


def draw(known: list[Round], desk: Desk) -> None:
    layout.section(t("supervision.rounds"), t("supervision.rounds_note"), "rounds")
    if not known:
        st.caption(t("supervision.no_rounds"))
        return
    names = {each.number: _named(each) for each in known}
    if st.session_state["round"] not in names:
        st.session_state["round"] = known[0].number
    st.selectbox(t("supervision.which_round"), **wording.options(names), key="round", on_change=address.touch)
    _one(next(each for each in known if each.number == st.session_state["round"]))


def _named(each: Round) -> str:
    facts = {"number": each.number, "title": each.title, "first": each.first, "last": each.last}
    return t("supervision.round", state=t(f"supervision.round_{each.state}"), count=len(each.visits), **facts)


def _one(each: Round) -> None:
    if each.summary:
        st.html(
            element(
                "div", element("strong", text(t("supervision.assessment"))), text(each.summary), class_="cg-verdict"
            )
        )
    lines = assessed(each)
    _sentence(each, lines)
    _table(lines)
    name = t("supervision.assessment_file", number=each.number)
    downloads.buttons(partial(_taken, lines), name=name, title=t("supervision.assessment"), key="assessment")
    st.markdown(f"[{t('supervision.enter_findings')}]({link('upload', links.view() | {'kind': 'hazards'})})")
    if each.state == "planned":
        _finish(each)
    elif each.state == "done":
        _publish(each, lines)


def assessed(each: Round) -> list[Line]:
    """The schools of the round with what joint inspections found at them on its days, as the ledgers have it."""
    found = store.records(queries.joint_findings((), each.first, each.last))
    schools = [vars(visit) for visit in each.visits]
    return inspections.assessed(schools, found, lambda day: day is not None and day == day)


def _sentence(each: Round, lines: list[Line]) -> None:
    went = [line for line in lines if line["visited"]]
    facts = {name: sum(line[name] for line in went) for name in ("found", "serious", "rectified")}
    st.markdown(t("supervision.round_found", schools=len(went), **facts))


def _said(line: Line) -> list[str]:
    town = filters.township_names().get(line["township_code"], line["township_code"])
    visited = t("supervision.yes" if line["visited"] else "supervision.no")
    counts = [str(line[name]) for name in ("found", "serious", "rectified")]
    return [line["name"], town, t("supervision.team", number=line["team"]), visited, *counts]


def _table(lines: list[Line]) -> None:
    heads = [element("th", text(t(f"supervision.rounds_{head}")), scope="col") for head in HEADS]
    body = (element("tr", *(element("td", text(cell)) for cell in _said(line))) for line in lines)
    drawn = element(
        "table", element("thead", element("tr", *heads)), element("tbody", *body), class_="cg-table cg-wordy"
    )
    st.html(element("div", drawn, class_="cg-scroll", tabindex="0"))


def _taken(lines: list[Line]) -> pa.Table:
    rows = [_said(line) for line in lines]
    columns = [words(t(f"supervision.rounds_{head}"), [row[at] for row in rows]) for at, head in enumerate(HEADS[:4])]
    counts = [number(t(f"supervision.rounds_{head}"), "0", [line[head] for line in lines]) for head in HEADS[4:]]
    return table([*columns, *counts])


def _finish(each: Round) -> None:
    with st.form("finish_round"):
        names = {visit.school_code: visit.name for visit in each.visits}
        missed = st.multiselect(
            t("supervision.not_visited"),
            **wording.options(names),
            key=f"missed_{each.number}",
            placeholder=t("supervision.all_visited"),
            select_all=False,
        )
        why = st.text_input(t("supervision.cancel_why"), key="round_why", max_chars=LONGEST)
        with st.container(horizontal=True, gap="small"):
            done = st.form_submit_button(t("supervision.round_over"), key="round_over", type="primary")
            cancelled = st.form_submit_button(t("supervision.round_cancel"), key="round_cancel")
    if done:
        went = set(names) - set(missed)
        acting.act("round_done", partial(rounds.carried_out, number=each.number, visited=went, actor=ACTOR))
    if cancelled:
        acting.act("round_cancelled", partial(rounds.cancel, number=each.number, why=why, actor=ACTOR))


def _publish(each: Round, lines: list[Line]) -> None:
    with st.form("publish_round"):
        went = [line for line in lines if line["visited"]]
        facts = {name: sum(line[name] for line in went) for name in ("found", "serious", "rectified")}
        draft = t("supervision.assessment_draft", schools=len(went), first=each.first, last=each.last, **facts)
        summary = st.text_area(t("supervision.assessment_words"), draft, key=f"summary_{each.number}", max_chars=2000)
        sent = st.form_submit_button(t("supervision.publish"), key="publish_now", type="primary")
    if sent:
        acting.act("published", partial(rounds.publish, number=each.number, summary=summary, actor=ACTOR))
