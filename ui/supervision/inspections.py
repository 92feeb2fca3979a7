"""联合督查: a round is planned by points that anybody can add up, carried out, assessed and its assessment published."""

from datetime import timedelta
from functools import partial

import pyarrow as pa
import streamlit as st

from analytics import queries
from analytics.months import month_end
from analytics.supervision import inspections, rounds
from analytics.supervision.inspections import OF_RISK, Candidate
from analytics.supervision.rounds import Round
from analytics.workspace import Workspace
from ui import downloads, filters, layout, store, wording
from ui.markup import element, text
from ui.supervision import acting, assessing
from ui.supervision.acting import ACTOR
from ui.supervision.gathered import Desk
from ui.takeaway import number, table, words
from ui.wording import t

HEADS = ("team", "school", "township", "points", "why", "visited_on")


def draw(desk: Desk) -> None:
    known = rounds.rounds(Workspace.at(), store.scope())
    assessing.draw(known, desk)
    layout.section(t("supervision.plan"), t("supervision.plan_note", month=wording.month(desk.view.last)), "plan")
    st.caption(_formula(desk))
    left, right = st.columns(2)
    most, teams = desk.settings.round_schools, desk.settings.round_teams
    schools = left.number_input(t("supervision.round_schools"), 1, 500, most, key="round_schools")
    of_teams = right.number_input(t("supervision.round_teams"), 1, 20, teams, key="round_teams")
    going = inspections.planned(_ranked(desk, known), int(schools), int(of_teams))
    if not going:
        st.caption(t("supervision.no_schools"))
        return
    _table(going)
    make = partial(_sheets, going)
    name = t("supervision.plan_file", month=desk.view.last)
    downloads.buttons(make, name=name, title=t("supervision.plan"), key="plan")
    _keep(going, desk)


def _ranked(desk: Desk, known: list[Round]) -> list[Candidate]:
    rows = store.records(queries.inspection_points(desk.view.towns, desk.view.last, _past_months(desk)))
    return inspections.candidates(rows, desk.settings, month_end(desk.view.last), rounds.visits(known))


def _past_months(desk: Desk) -> int:
    return next((rule.months for rule in desk.settings.supervision if rule.rule == "past_serious"), 36)


def _formula(desk: Desk) -> str:
    """How a school's points come about, with the county's own weights."""
    weights = dict(desk.settings.visit_weights)
    parts = [
        t("supervision.weighs", what=t(f"supervision.point_{n}"), weight=f"{weights.get(n, 0):g}") for n in OF_RISK
    ]
    return t(
        "supervision.formula",
        parts=" + ".join(parts),
        month=f"{weights.get('month', 0):g}",
        most=desk.settings.visit_months,
    )


def why(each: Candidate) -> str:
    """What a school's points are made of: 重大逾期 1×10 + …"""
    parts = [
        t(
            "supervision.point",
            what=t(f"supervision.point_{name}"),
            count=each.counts[name],
            points=f"{each.parts[name]:g}",
        )
        for name in OF_RISK
        if each.parts[name]
    ]
    waited = {"what": t("supervision.point_month"), "count": each.months_waited, "points": f"{each.parts['month']:g}"}
    return wording.listed([*parts, t("supervision.point", **waited)])


def _cells(each: Candidate) -> list[str]:
    town = filters.township_names().get(each.township_code, each.township_code)
    visited = f"{each.visited_on:%Y-%m-%d}" if each.visited_on else t("supervision.never")
    return [t("supervision.team", number=each.team), each.name, town, f"{each.points:g}", why(each), visited]


def _cell(head: str, words: str) -> str:
    return element("td", text(words), class_={"why": "cg-why", "points": None, "township": None}.get(head, "cg-whole"))


def _table(going: list[Candidate]) -> None:
    heads = [element("th", text(t(f"supervision.plan_{head}")), scope="col") for head in HEADS]
    lines = (
        element("tr", *(_cell(head, cell) for head, cell in zip(HEADS, _cells(each), strict=True))) for each in going
    )
    drawn = element(
        "table", element("thead", element("tr", *heads)), element("tbody", *lines), class_="cg-table cg-wordy"
    )
    st.html(element("div", drawn, class_="cg-scroll", tabindex="0"))


def _sheets(going: list[Candidate]) -> dict[str, pa.Table]:
    """All schools, then a sheet for each team, with room for what it finds."""
    sheets = {t("supervision.plan_all"): _sheet(going)}
    teams = sorted({each.team for each in going})
    return sheets | {t("supervision.team", number=n): _sheet([e for e in going if e.team == n]) for n in teams}


def _sheet(going: list[Candidate]) -> pa.Table:
    rows = [_cells(each) for each in going]
    columns = [words(t("supervision.plan_code"), [each.school_code for each in going])]
    for at, head in enumerate(HEADS):
        name = t(f"supervision.plan_{head}")
        is_number = head == "points"
        columns.append(
            number(name, "0.#", [e.points for e in going]) if is_number else words(name, [r[at] for r in rows])
        )
    return table([*columns, words(t("supervision.plan_found"), [None] * len(going))])


def _keep(going: list[Candidate], desk: Desk) -> None:
    with st.form("plan_round"):
        st.caption(t("supervision.plan_keep"))
        days = (desk.today, desk.today + timedelta(days=2))
        left, middle, right = st.columns(3)
        first = left.date_input(t("supervision.round_first"), days[0], key="round_first", format="YYYY-MM-DD")
        last = middle.date_input(t("supervision.round_last"), days[1], key="round_last", format="YYYY-MM-DD")
        title = right.text_input(t("supervision.round_title"), key="round_title", max_chars=60)
        sent = st.form_submit_button(t("supervision.plan_now"), key="plan_now", type="primary")
    if sent:
        acting.act("planned", partial(rounds.plan, first=first, last=last, schools=going, actor=ACTOR, title=title))
