"""The same as the map as tables: schools, townships or zones; below them the schools that the map cannot or should not show."""

from functools import partial

import pandas as pd
import streamlit as st

from ui import layout, links, listing, wording
from ui.choices import choices
from ui.filters import township_names
from ui.listing import Column, Line, Value
from ui.map import controls, pick, schooltable, tips
from ui.map.county import POST, County, Row, pupils
from ui.map.towns import Towns
from ui.map.verdict import address
from ui.markup import element, text
from ui.takeaway import DASH
from ui.wording import t

MOST = 200  # lines of a list that has no pages


def draw(county: County, towns: Towns) -> None:
    """What the switch says, narrowed to the township or the zone that is picked."""
    which = st.session_state["lines"]
    layout.section(t("map.lists"), t(f"map.lists_note_{which}", month=wording.month(county.asked.month)), "list")
    controls.lines()
    if which == "townships":
        _townships(county, towns)
    elif which == "zones":
        _zones(county)
    else:
        schooltable.draw(county, schools(county))


def schools(county: County) -> list[Row]:
    """The schools listed: those of the township that is picked, or within the zone."""
    within = pick.within(county)
    rows = county.in_area(county.schools)
    return rows if within is None else [row for row in county.schools if row["school_code"] in within]


def _townships(county: County, towns: Towns) -> None:
    lines = [_township(code, name, county, towns) for code, name in towns.names.items()]
    shown = sorted(lines, key=lambda line: -(line.values[3].number or 0))
    metric = towns.metric
    heads = [Column("value", wording.label(metric), hint=metric.definition(wording.language()))]
    heads += [Column(name, t(f"map.head_{name}")) for name in ("schools", "pupils", "bare", "bare_pupils")]
    listing.draw(t("charts.township"), heads, shown, first=t("map.most_bare_first"), title=t("map.lines_townships"))


def _township(code: str, name: str, county: County, towns: Towns) -> Line:
    cell = towns.cells[code]
    rows = [row for row in county.schools if row["township_code"] == code]
    placed = [row for row in rows if row["lon"] is not None]
    bare = [row for row in placed if county.covered(row["school_code"]) == 0]
    shade = towns.judged(code)
    words = towns.metric.format_value(cell.value, wording.language())
    value = Value(
        cell.value,
        words,
        links.rows(month=county.asked.month)(towns.metric.id, code) if cell.value is not None else None,
    )
    if shade != "fair":
        value = Value(value.number, value.words, value.href, shade=shade)
    counts = [Value(len(rows), wording.count(len(rows))), Value(pupils(rows), wording.count(pupils(rows)))]
    counts += [_of(len(bare), len(placed)), _of(pupils(bare), pupils(placed))]
    return Line(code, name, [value, *counts], address(area=code), "cg-total" if code == county.asked.area else None)


def _of(part: int, whole: int) -> Value:
    """A number beside what it is part of; unknown where there is nothing."""
    if not whole:
        return Value()
    under = element("small", text(t("charts.of", numerator=wording.count(part), denominator=wording.count(whole))))
    return Value(part, wording.count(part), html=text(wording.count(part)) + under)


def _zones(county: County) -> None:
    rows = county.in_area(county.zones.values())
    heads = [Column(name, t(f"map.head_{name}"), None) for name in ("kind", "township", "times")]
    heads += [Column(name, t(f"map.head_{name}")) for name in ("radius", "schools", "pupils")]
    lines = [_zone(row) for row in sorted(rows, key=lambda row: -(row["pupils"] or 0))[:MOST]]
    if len(rows) > MOST:
        st.caption(t("map.too_many_zones", most=MOST, count=wording.count(len(rows))))
    listing.draw(t("map.zone"), heads, lines, first=t("map.most_pupils_first"), title=t("map.lines_zones"))


def _zone(row: Row) -> Line:
    kind = t("map.post") if row["type"] == POST else t("map.patrol_area")
    said = [Value(words=words) for words in (kind, township_names()[row["township_code"]], tips.times(row))]
    numbers = [row["radius_m"], row["schools"], row["pupils"] or 0]
    said += [Value() if number is None else Value(number, wording.count(number)) for number in numbers]
    return Line(row["zone_code"], row["name"], said, address(zone=row["zone_code"]))


def apart(county: County) -> None:
    """Schools that are on no map because nobody knows where they are, and those too near to a place that must not be there."""
    _unplaced(county.in_area(county.unplaced))
    _near([row for row in county.in_area(county.schools) if row["near_place"]])


def _unplaced(rows: list[Row]) -> None:
    if rows:
        layout.section(t("map.unplaced"), t("map.unplaced_note", count=wording.count(len(rows))), "unplaced")
        _plain("unplaced", sorted(rows, key=lambda row: -(row["pupils"] or 0)), ("stage", "pupils", "code"))


def _near(rows: list[Row]) -> None:
    if rows:
        layout.section(t("map.too_near"), t("map.too_near_note", count=wording.count(len(rows))), "near")
        _plain("near", sorted(rows, key=lambda row: row["near_m"]), ("near", "near_m", "stage", "pupils", "code"))


def _plain(name: str, rows: list[Row], columns: tuple[str, ...]) -> None:
    """A short list to pick from; it has no order but its own."""
    codes = tuple(row["school_code"] for row in rows)
    stages, towns = choices.words("schools", "stage"), township_names()
    cells = {
        "name": [row["name"] for row in rows],
        "township": [towns[row["township_code"]] for row in rows],
        "stage": [stages.get(row["stage"], row["stage"]) for row in rows],
        "pupils": [row["pupils"] for row in rows],
        "near": [row["near_place"] for row in rows],
        "near_m": [None if row["near_m"] is None else round(row["near_m"]) for row in rows],
        "code": codes,
    }
    key = f"map_{name}_{hash(codes) & 0xFFFFFFFF:x}_{pick.turn()}"
    numbers = {column: st.column_config.NumberColumn(format="localized") for column in ("pupils", "near_m")}
    shown = ("name", "township", *columns)
    st.dataframe(
        pd.DataFrame({t(f"map.head_{column}"): cells[column] for column in shown}),
        hide_index=True,
        column_config={t(f"map.head_{column}"): config for column, config in numbers.items()},
        placeholder=DASH,
        key=key,
        on_select=partial(pick.of_table, key, "school", codes),
        selection_mode="single-row",
    )
