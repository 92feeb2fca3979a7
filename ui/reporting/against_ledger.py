"""A unit's monthly figures against its own ledger: where they differ, and where one of both is missing."""

from typing import Any

import pandas as pd
import streamlit as st

from analytics import queries
from ui import address, drill, empty, layout, links, rowtable, store, wording
from ui.choices import checks
from ui.filters import Filters
from ui.listing import Column, Line, Value
from ui.listing import draw as draw_listing
from ui.markup import link
from ui.reporting import findings
from ui.reporting.findings import Findings
from ui.wording import t

HEEDED = ("channel", "unit", "month")
LISTED = ("unit", "month", "item", "work", "ledger", "difference", "standing")


def draw(view: Filters) -> None:
    rows = _narrowed(_compared(view))
    counts = _counts(rows)
    layout.section(t("reconcile.ledger"), t("reconcile.ledger_note", period=view.period))
    standing = st.segmented_control(
        t("reconcile.standing"),
        **wording.options(
            {name: t(f"reconcile.standing_{name}", count=wording.count(counts[name])) for name in checks.STANDINGS}
        ),
        key="standing",
        required=True,
        wrap=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )
    drill.chips(HEEDED, t("reconcile.unit_hint"))
    listed = rows[rows["standing"] == standing]
    if listed.empty:
        empty.nothing_here(t(f"reconcile.none_{standing}"))
    else:
        findings.draw(_findings(listed), "ledger", t("reconcile.ledger"), view)
    _by_unit(_compared(view), view)


def counted(view: Filters) -> dict[str, Any]:
    """compared, differs, missing: figures; units: those of which any figure differs."""
    rows = _compared(view)
    counts = _counts(rows)
    units = rows[rows["standing"] == "differs"]["unit"].nunique()
    numbers = {"compared": counts["agrees"] + counts["differs"], "units": units, **counts}
    return {name: wording.count(number) for name, number in numbers.items()} | {"differs": counts["differs"]}


def _compared(view: Filters) -> pd.DataFrame:
    rows = store.fetch(queries.work_and_ledger(view.towns, view.first, view.last))
    standing = rows["state"].map(lambda state: state if state in checks.STANDINGS else "missing")
    return rows.assign(standing=standing)


def _narrowed(rows: pd.DataFrame) -> pd.DataFrame:
    for name, code in drill.chosen().items():
        if name in HEEDED:
            rows = rows[rows[name] == code]
    return rows


def _counts(rows: pd.DataFrame) -> dict[str, int]:
    counts = rows["standing"].value_counts()
    return {name: int(counts.get(name, 0)) for name in checks.STANDINGS}


def _findings(rows: pd.DataFrame) -> Findings:
    told = rows.assign(
        subject="ledger:" + rows["unit"] + ":" + rows["month"] + ":" + rows["item"],
        unit=rows["unit"].map(rowtable.units()),
        item=rows["item"].map({item: checks.item(item) for item in rows["item"].unique()}),
        standing=rows["state"].map({state: t(f"reconcile.state_{state}") for state in rows["state"].unique()}),
        submission=rows["work_submission"],
        line=rows["work_line"],
        other=rows["ledger_submission"],
    )
    return Findings.whole(told, {name: t(f"reconcile.head_{name}") for name in LISTED})


def _by_unit(rows: pd.DataFrame, view: Filters) -> None:
    """Units by how often the two differ, those with the most first; every count leads to its list."""
    layout.section(t("reconcile.by_unit"), t("quality.by_unit_note", period=view.period))
    counts = pd.crosstab(rows["unit"], rows["standing"]).reindex(columns=list(checks.STANDINGS), fill_value=0)
    counts = counts.sort_values(list(checks.STANDINGS[:2]), ascending=False, kind="stable")
    draw_listing(
        t("reporting.narrow_unit"),
        [Column(name, t(f"reconcile.count_{name}")) for name in checks.STANDINGS],
        [_line(str(unit), row) for unit, row in counts.iterrows()],
        first=t("reconcile.most_first"),
        title=t("reconcile.by_unit"),
    )


def _line(unit: str, counts: pd.Series) -> Line:
    said = links.view() | {"part": "reconcile", "compare": "ledger", "unit": unit}
    values = [
        Value(
            int(count),
            wording.count(count),
            link("reporting", said | {"standing": str(name)}) if count else None,
            shade="poor" if count and name == "differs" else None,
        )
        for name, count in counts.items()
    ]
    return Line(unit, drill.named("unit", unit), values)
