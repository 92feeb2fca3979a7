"""The filters that all pages share: townships and a range of months. Held as codes, kept in the address."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analytics import queries
from ui import address, store, wording
from ui.address import Param
from ui.wording import t

TOWNS, FIRST, LAST = "town", "from", "to"


@dataclass(frozen=True)
class Filters:
    """What the reader looks at: no townships means the whole county; ``first`` and ``last`` are both included.

    ``every`` is the first and last month of all. Values by month are asked for over all of them: the month before the
    range is then among them, and another range is answered from memory.
    """

    towns: tuple[str, ...]
    first: str
    last: str
    every: tuple[str, str]

    @property
    def place(self) -> str:
        names = township_names()
        return wording.listed([names[code] for code in self.towns], most=3) or t("shell.whole_county")

    @property
    def period(self) -> str:
        return wording.months(self.first, self.last)


def current() -> Filters:
    """The filters in force; months chosen the wrong way round are taken the right way round."""
    first, last = sorted((st.session_state[FIRST], st.session_state[LAST]))
    months = available_months()
    return Filters(tuple(sorted(st.session_state[TOWNS])), first, last, (months[0], months[-1]))


def available_months() -> list[str]:
    """From the first month to the last that anything was reported for; none at all if nothing was."""
    months = store.records(queries.months())
    last = max((month["month"] for month in months if month["reported"]), default="")
    return [month["month"] for month in months if month["month"] <= last]


def township_names() -> dict[str, str]:
    """Code to name in the reader's language, in the county's own order."""
    return dict(store.made(_names, queries.townships())[wording.language()])


def _names(townships: pd.DataFrame) -> dict[str, dict[str, str]]:
    codes = townships["code"].tolist()
    names = {"zh": townships["name"], "en": townships["name_en"]}
    return {language: dict(zip(codes, column.tolist(), strict=True)) for language, column in names.items()}


def chosen_townships(view: Filters) -> dict[str, str]:
    """The townships looked at: those chosen, or all."""
    return {code: name for code, name in township_names().items() if not view.towns or code in view.towns}


def params() -> tuple[Param, ...]:
    """What the address may say. The whole range is left out, so that a bookmark follows new months."""
    months = available_months()
    return (
        Param(TOWNS, address.some_of(township_names()), [], ",".join),
        Param(FIRST, address.one_of(months), months[0]),
        Param(LAST, address.one_of(months), months[-1]),
    )


def picked(chart: str) -> None:
    """Callback of a chart whose marks carry (township,): looks at that township alone, or at all again."""
    address.touch()
    points = st.session_state[chart]["selection"]["points"]
    if points:
        code = points[0]["customdata"][0]
        st.session_state[TOWNS] = [] if st.session_state[TOWNS] == [code] else [code]


def chips(key: str) -> None:
    """The townships looked at, each with a button that lets go of it: for beside a chart whose marks choose one."""
    towns, names = st.session_state[TOWNS], township_names()
    if not towns:
        st.caption(t("shell.pick_town"))
        return
    with st.container(horizontal=True, gap="small"):
        for code in towns:
            words = t("shell.chip", name=t("shell.towns"), value=names[code])
            st.button(
                words,
                key=f"{key}_{code}",
                icon=":material/close:",
                icon_position="right",
                on_click=_let_go,
                args=(code,),
            )


def _let_go(code: str) -> None:
    address.touch()
    st.session_state[TOWNS] = [town for town in st.session_state[TOWNS] if town != code]


def draw() -> None:
    """The widgets, whose keys are the names in the address."""
    names, months = township_names(), {month: wording.month(month) for month in available_months()}
    st.multiselect(
        t("shell.towns"),
        **wording.options(names),
        key=TOWNS,
        placeholder=t("shell.whole_county"),
        select_all=False,
        on_change=address.touch,
    )
    for label, key in ((t("shell.first_month"), FIRST), (t("shell.last_month"), LAST)):
        st.selectbox(label, **wording.options(months), key=key, on_change=address.touch)
