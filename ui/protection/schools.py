"""缺什么、补什么, school by school: a list that narrows to an item, a state, a place, a stage, and can be taken away."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from analytics import queries
from analytics.queries.protection import ITEMS, STATES
from ui import address, downloads, drill, empty, filters, layout, links, paging, store, wording
from ui.choices import choices as shared
from ui.filters import Filters
from ui.markup import element, text
from ui.protection import plan, targets
from ui.protection.reading import Reading, reading
from ui.protection.targets import Standing
from ui.wording import t

COUNTS = ("pupils", "guards_required", "guards_actual", "guards_short")


def draw(standing: Standing, view: Filters) -> None:
    """The schools of the month that were asked for, and the plan of the one that was picked."""
    asked = _asked(view)
    number = int(store.fetch(queries.protection_schools_count(**asked))["schools"].iloc[0])
    layout.section(t("protection.schools"), _note(asked, number), "schools")
    if drill.just_clicked():
        st.toast(t("protection.narrowed", count=wording.count(number)))
    _which(standing, asked)
    drill.chips()
    if number:
        offset = paging.offset(number, tuple(asked.items()))
        rows = store.fetch(queries.protection_schools(**asked, limit=paging.SIZE, offset=offset))
        words = reading()
        _table(rows, words)
        paging.draw(number)
        _takeaway(asked, words, view)
        _proof()
    else:
        rows = pd.DataFrame(columns=["school_code", "school_name"])
        empty.nothing_here(t("protection.no_such_school"))
    plan.draw(rows, asked)


def pointer() -> None:
    """For a reader who came by a link to some of the schools: says so at the head of the page and leads down to them."""
    if drill.chosen():
        words = wording.listed(drill.named(name, code) for name, code in drill.chosen().items())
        st.html(element("a", text(t("protection.to_schools", chosen=words)), href="#schools", class_="cg-pointer"))


def _asked(view: Filters) -> dict[str, Any]:
    """The question for the rows: a month or a township that was clicked takes the place of the filters."""
    narrowed = drill.chosen()
    item, area = narrowed.get("item"), narrowed.get("area")
    return {
        "areas": (area,) if area else view.towns,
        "month": narrowed.get("month") or view.last,
        "asked": (item,) if item else targets.four(),
        "state": st.session_state["state"],
        "stage": narrowed.get("stage"),
        "find": narrowed.get("words"),
    }


def _note(asked: Mapping[str, Any], number: int) -> str:
    item = targets.name(asked["asked"][0]) if len(asked["asked"]) == 1 else t(f"protection.any_{targets.grouping()}")
    facts = {"month": wording.month(asked["month"]), "item": item, "state": t(f"protection.state_{asked['state']}")}
    return t("protection.schools_note", count=wording.count(number), **facts)


def _which(standing: Standing, asked: Mapping[str, Any]) -> None:
    """What is looked for: an item with the number of schools short of it, a state, a stage, a name."""
    held = st.session_state["item"]
    items = dict.fromkeys((*targets.five(), *targets.FURTHER, *([held] if held else [])))
    of_now = asked["month"] == filters.current().last and not drill.chosen().get("area")
    words = {item: _counted(item, standing) if of_now else targets.name(item) for item in items}
    st.pills(
        t("protection.narrow_item"),
        **wording.options(words),
        key="item",
        on_change=address.touch,
        label_visibility="collapsed",
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            t("protection.state"),
            **wording.options({state: t(f"protection.state_{state}") for state in STATES}),
            key="state",
            required=True,
            wrap=True,
            on_change=address.touch,
            label_visibility="collapsed",
        )
        st.selectbox(
            t("protection.narrow_stage"),
            **wording.options(shared.words("schools", "stage")),
            key="stage",
            index=None,
            placeholder=t("protection.every_stage"),
            on_change=address.touch,
            label_visibility="collapsed",
            width=180,
        )
        drill.search(t("protection.find"))


def _counted(item: str, standing: Standing) -> str:
    state = st.session_state["state"]
    return t("protection.pill", name=targets.name(item), count=wording.count(standing.count(item, state)))


def _table(rows: pd.DataFrame, words: Reading) -> None:
    """The schools, of which one can be picked."""
    codes = tuple(rows["school_code"])
    # The key changes with the rows: a row picked among others must not be taken for the one in its place now.
    key = f"schools_{hash(codes) & 0xFFFFFFFF:x}"
    # The first day of a month for the month, so that it can be ordered by.
    since = pd.to_datetime(rows["short_since"], format="%Y-%m").dt.date
    st.dataframe(
        words.read(rows).assign(short_since=since),
        hide_index=True,
        column_config=_columns(words.heads),
        placeholder="—",
        key=key,
        on_select=partial(_picked, key, codes),
        selection_mode="single-row",
    )
    st.caption(t("protection.pick"))


def _picked(key: str, codes: tuple[str, ...]) -> None:
    """Callback of the table: the picked school's plan is shown; of a row let go of, it is closed."""
    address.touch()
    places = st.session_state[key]["selection"]["rows"]
    st.session_state["school"] = codes[places[0]] if places and places[0] < len(codes) else None


def _columns(heads: Mapping[str, str]) -> dict[str, Any]:
    config: dict[str, Any] = {name: st.column_config.Column(head) for name, head in heads.items()}
    config["school_name"] = st.column_config.TextColumn(heads["school_name"], pinned=True)
    config["short_since"] = st.column_config.DateColumn(heads["short_since"], format=t("protection.month_format"))
    for name in COUNTS:
        config[name] = st.column_config.NumberColumn(heads[name], format="localized")
    return config


def _takeaway(asked: dict[str, Any], words: Reading, view: Filters) -> None:
    """The plans of the schools listed in one workbook, and the list as it is narrowed."""
    with st.container(horizontal=True, gap="small"):
        plan.download_all(asked, view)
        name = t("protection.file", month=asked["month"])
        downloads.buttons(partial(words.table, asked), name=name, title=t("protection.schools"), key="schools")


def _proof() -> None:
    """The way to the reports that the item's figure was counted from."""
    item = st.session_state["item"]
    metric = ITEMS[item] if item else targets.gap()
    month = drill.chosen().get("month")
    said = links.view(**({filters.LAST: month} if month else {})) | {"metric": metric}
    st.page_link(plan.ROWS, label=t("protection.proof"), icon=":material/fact_check:", query_params=said)
