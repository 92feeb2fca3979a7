"""反弹: hazards and incidents that came back at the same school and category within the window after closing."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analytics.contract import KINDS
from ui import filters, layout, links, wording
from ui.choices import choices
from ui.markup import element, link, text
from ui.supervision.gathered import Desk
from ui.wording import t

HEADS = ("school", "what", "closed_on", "back_on", "days", "source")
MOST = 20


def draw(desk: Desk) -> None:
    rows = [row for row in desk.came_back if str(row["back_on"])[:7] >= desk.view.first]
    note = t("supervision.relapses_note", days=desk.settings.relapse_days, count=len(rows), period=desk.view.period)
    layout.section(t("supervision.relapses"), note, "relapses")
    if not rows:
        st.success(t("supervision.no_relapse"))
        return
    with st.expander(t("supervision.show_relapses", shown=min(MOST, len(rows)))):
        table(rows[:MOST])


def table(rows: Sequence[Mapping[str, Any]]) -> None:
    heads = [element("th", text(t(f"supervision.back_{head}")), scope="col") for head in HEADS]
    body = element("tbody", *map(_line, rows))
    drawn = element("table", element("thead", element("tr", *heads)), body, class_="cg-table cg-wordy")
    st.html(element("div", drawn, class_="cg-scroll", tabindex="0"))


def _line(row: Mapping[str, Any]) -> str:
    kind = row["kind"]
    sort = choices.words(kind, "category" if kind == "hazards" else "kind").get(row["category"], row["category"])
    town = filters.township_names().get(row["township_code"], "")
    name = t("supervision.in_town", name=row["school_name"] or row["school_code"], town=town)
    said = links.view() | {"submission": str(int(row["submission"])), "line": str(int(row["line"]))}
    source = element("a", text(row["id"]), href=link("source", said))
    cells = (
        text(t("supervision.back_sort", kind=wording.label(KINDS[kind]), sort=sort)),
        text(str(row["closed_on"])[:10]),
        text(str(row["back_on"])[:10]),
        text(str(int(row["days"]))),
        source,
    )
    return element("tr", element("th", text(name), scope="row"), *(element("td", cell) for cell in cells))
