"""What both records of a pair say: what they agree in as a sentence, what they differ in side by side."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import streamlit as st

from ui import filters, links, rowtable, wording
from ui.choices import hazards
from ui.markup import element, link, text
from ui.wording import t

CHANNELS = ("police", "education")
ID = {"hazards": "hazard_id", "incidents": "incident_id"}
FACTS = {
    "hazards": (
        "found_on",
        "description",
        "category",
        "grade",
        "found_by",
        "measures",
        "deadline",
        "rectified_on",
        "rechecked_on",
        "recheck_result",
        "state",
    ),
    "incidents": (
        "occurred_at",
        "summary",
        "kind",
        "place",
        "deaths",
        "serious_injuries",
        "minor_injuries",
        "reported_at",
        "closed_on",
        "accountability",
    ),
}
"""What tells whether two records are one, the most telling first."""

Sides = dict[str, dict[str, Any] | None]


def draw(pair: dict[str, Any], sides: Sides) -> None:
    """The pair's school and kind, what is the same, and a table of the rest with a column for each channel."""
    kind = pair["kind"]
    heads, words = rowtable.heads(kind), rowtable.vocabularies(kind)
    said = {name: [_said(name, sides[channel], words) for channel in CHANNELS] for name in FACTS[kind]}
    same = {name: both[0] for name, both in said.items() if both[0] and both[0] == both[1]}
    lines = [_line(heads[name], both) for name, both in said.items() if name not in same and any(both)]
    lines += [_line(heads[ID[kind]], [pair[f"{channel}_id"] for channel in CHANNELS]), _sources(sides)]
    head = element(
        "tr", element("th", text(t("duplicates.fact")), scope="col"), *(_head(pair, c, sides) for c in CHANNELS)
    )
    table = element(
        "table",
        element("thead", head),
        element("tbody", *lines),
        class_="cg-table cg-wordy cg-pair",
        aria_label=t("duplicates.table", title=title(pair, sides)),
    )
    st.html(_heading(pair, sides, same, heads) + element("div", table, class_="cg-scroll", tabindex="0"))


def title(pair: dict[str, Any], sides: Sides) -> str:
    """Of what the pair is, and where: as one would speak of it."""
    record = sides["police"] or sides["education"]
    sort = t(f"duplicates.sort_{pair['kind']}")
    if record is None:
        return t("duplicates.title_gone", sort=sort)
    what = record["category" if pair["kind"] == "hazards" else "kind"]
    facts = rowtable.vocabularies(pair["kind"]).get("category" if pair["kind"] == "hazards" else "kind", {})
    return t(
        "duplicates.title",
        sort=sort,
        what=facts.get(what, what),
        school=record["school_name"] or record["school_code"],
        town=filters.township_names().get(record["township_code"], record["township_code"]),
    )


def _heading(pair: dict[str, Any], sides: Sides, same: dict[str, str], heads: dict[str, str]) -> str:
    facts = wording.listed(t("duplicates.same_fact", head=heads[name], said=said) for name, said in same.items())
    agreed = element("div", text(t("duplicates.same", facts=facts)), class_="cg-pair-filed") if same else ""
    return element("div", element("strong", text(title(pair, sides))), agreed, class_="cg-pair-title")


def _head(pair: dict[str, Any], channel: str, sides: Sides) -> str:
    """The channel and its unit; of a linked pair also whether its record counts for the county."""
    unit = rowtable.units().get(pair[f"{channel}_unit"], pair[f"{channel}_unit"])
    words = [t("duplicates.side", channel=t(f"reporting.channel_{channel}"), unit=unit)]
    record = sides[channel]
    if record is None:
        words.append(t("duplicates.gone"))
    elif pair["state"] == "linked":
        words.append(t("duplicates.counts" if record["counts_for_county"] else "duplicates.counts_not"))
    return element("th", *(element("div", text(each)) for each in words), scope="col")


def _line(head: str, said: Sequence[str]) -> str:
    """One fact in which the two differ."""
    cells = (element("td", text(each or "—")) for each in said)
    return element("tr", element("th", text(head), scope="row"), *cells)


def _said(name: str, record: dict[str, Any] | None, words: Any) -> str:
    value = None if record is None else record[name]
    if value is None or value is pd.NaT:
        return ""
    if name == "state":
        return hazards.named("state", value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, date):
        return (
            f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) and name.endswith("_at") else f"{value:%Y-%m-%d}"
        )
    return words.get(name, {}).get(value, str(value))


def _sources(sides: Sides) -> str:
    """File and line of each record, leading to them; who filed it and when."""
    cells = (element("td", _source(sides[channel])) for channel in CHANNELS)
    return element("tr", element("th", text(t("duplicates.source")), scope="row"), *cells)


def _source(record: dict[str, Any] | None) -> str:
    if record is None or record["file_name"] is None:
        return "—"
    line = int(record["line"])
    said = links.view() | {"submission": str(int(record["submission"])), "line": str(line)}
    place = element("a", text(t("duplicates.line", file=record["file_name"], line=line)), href=link("source", said))
    filed = t("duplicates.filed", by=record["submitted_by"], at=wording.moment(record["submitted_at"]))
    return place + element("div", text(filed), class_="cg-pair-filed")
