"""Hazards by a property of theirs and by how long they have been open, as bars that lead to the ledger."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from analytics import queries
from ui import address, charts, drill, palette, wording
from ui.charts import Part
from ui.choices import hazards as choices
from ui.filters import Filters
from ui.series import Series
from ui.wording import t

MOST = 16  # bars; of units there are more


def by_month(series: Series, area: str, months: Sequence[str], view: Filters) -> None:
    """Hazards found, rectified and open month by month, from the values of an area."""
    key = drill.key("bars", "month")
    charts.draw(
        charts.trend(series, area, months, one_by_one=True, chosen=drill.chosen().get("month")),
        title=t("overview.trend", place=view.place),
        note=t("hazards.click_note", period=view.period),
        key=key,
        on_click=partial(drill.clicked, key, ("month", "which")),
    )


def by_property(counts: pd.DataFrame, by: str, view: Filters) -> None:
    """Found in the range beside open at its end, for each value of ``by``; rows of ``queries.hazard_counts``."""
    counts = counts.dropna(subset="value").sort_values(["open", "found"], ascending=False).head(MOST)
    values = counts["value"].tolist()
    key = drill.key("bars", by)
    charts.draw(
        charts.bars(
            [drill.named(by, value) for value in values], _property_parts(counts), across=True, chosen=_at(values, by)
        ),
        title=t("hazards.by_title", by=t(f"hazards.narrow_{by}").lower(), place=view.place),
        note=t("hazards.by_note", period=view.period),
        key=key,
        on_click=partial(drill.clicked, key, (by, "which")),
        choice=_property,
    )


def by_age(ages: pd.DataFrame, view: Filters) -> None:
    """Hazards open at the end of the range by days since they were found, coloured by grade."""
    names = list(queries.AGES)
    found = ages.set_index(["grade", "age"])["hazards"]
    parts = [
        Part(
            drill.named("grade", grade),
            [int(found.get((grade, age), 0)) for age in names],
            [(age, grade, "open") for age in names],
            colour,
        )
        for grade, colour in palette.GRADES.items()
    ]
    key = drill.key("bars", "age")
    charts.draw(
        charts.bars([drill.named("age", age) for age in names], parts, across=False, chosen=_at(names, "age")),
        title=t("hazards.age_title", place=view.place),
        note=t("hazards.age_note", month=wording.month(view.last)),
        key=key,
        on_click=partial(drill.clicked, key, ("age", "grade", "which")),
    )


def _property() -> None:
    st.segmented_control(
        t("hazards.by"),
        **wording.options({name: t(f"hazards.narrow_{name}") for name in choices.BREAKDOWNS}),
        key="by",
        required=True,
        wrap=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _property_parts(counts: pd.DataFrame) -> list[Part]:
    columns = {
        "found": (counts["found"], palette.SKY, "found"),
        "overdue": (counts["overdue"], palette.VERMILION, "open"),
        "open": (counts["open"] - counts["overdue"], palette.ORANGE, "open"),
    }
    return [
        Part(
            t(f"charts.{'not_yet_due' if which == 'open' else which}"),
            numbers.astype(int).tolist(),
            [(value, which) for value in counts["value"]],
            colour,
            1 if group == "found" else 2,
        )
        for which, (numbers, colour, group) in columns.items()
    ]


def _at(values: list[str], name: str) -> int | None:
    chosen = st.session_state.get(name)
    return values.index(chosen) if chosen in values else None
