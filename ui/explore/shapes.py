"""The answer as a picture, one an indicator: lines, bars, a heat map, small multiples."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from analytics.metrics import Metric
from ui import address, charts, drill, figures
from ui.charts import HeatCell, Level, Line, Panel
from ui.explore import shades, words
from ui.explore.asked import Asked, Place, Spot
from ui.explore.grid import Grid, Head
from ui.explore.values import Values
from ui.wording import label, t

SHORT = 14  # letters of a name that a third of a telephone's width has room for
NUMBERS = {"count": ",.0f", "percent": ".0%", "rate": ".2f", "days": ".0f", "hours": ".1f"}
"""How the scale of each format is written, in d3's notation."""


def lines(asked: Asked, values: Values, metric: Metric) -> None:
    """Few lines each in its own pen; of many townships only the totals, the township compared with, and a background."""
    places = list(asked.places)
    compared = asked.versus_place
    if compared and compared.code not in [place.code for place in places]:
        places.append(compared)
    strong = places if len(places) <= charts.FEW else [p for p in places if p.kind != "township" or p == compared]
    rest = [place for place in places if place not in strong]
    drawn = [_line(asked, values, metric, place, style) for style, place in enumerate(strong)]
    months, band = asked.months, ()
    if asked.interval and strong:
        band = [values.ends(Spot(metric, strong[0], month)) for month in months]
    figure = charts.lines(
        drawn,
        months,
        numbers=NUMBERS[metric.format],
        background=[_line(asked, values, metric, place, 0) for place in rest],
        goal=goal(metric),
        band=band,
    )
    notes = [t("explore.band_note", place=strong[0].name)] if any(band) else []
    notes += [t("explore.grey_lines", most=charts.FEW)] if rest else []
    draw(asked, metric, figure, "line", note=t("explore.semicolon").join(notes))


def bars(asked: Asked, values: Values, grid: Grid, lines: Sequence[Head]) -> None:
    """A bar a place, of the whole period, in the order in which the lines stand."""
    metric = grid.metric
    spots = [grid.spot(line, grid.columns[0]) for line in lines]
    if asked.interval:
        values.measure(spots)
    against = words.opponent(asked) if asked.versus and not values.is_part(metric) else ""
    made = [_level(asked, values, spot) for spot in spots]
    figure = charts.levels(made, numbers=NUMBERS[metric.format], name=label(metric), against=against, goal=goal(metric))
    draw(asked, metric, figure, "bar")


def heat(asked: Asked, values: Values, grid: Grid, lines: Sequence[Head]) -> None:
    """The table as colours: the darker the more; where it compares, blue is better and orange worse."""
    metric = grid.metric
    months = [column for column in grid.columns if column.item is not None]
    spots = [[grid.spot(line, column) for column in months] for line in lines if line.item is not None]
    shade = shades.of(asked, values, [spot for line in spots for spot in line])
    cells = [[_heat_cell(asked, values, spot, shade) for spot in line] for line in spots]
    known = any(values.value(spot) is not None for line in spots for spot in line)
    names = [line.name for line in lines if line.item is not None]
    heads = [_short(column, first=number == 0) for number, column in enumerate(months)]
    figure = charts.heat(heads, names, cells) if known else None
    draw(asked, metric, figure, "heat", note=t("explore.heat_compared" if asked.versus else "explore.heat_note"))


def multiples(asked: Asked, values: Values, metric: Metric) -> None:
    """A small chart a place, in each of them the county's line (or that of the township compared with) beside its own."""
    beside = asked.versus_place or asked.county
    panels = [
        Panel(
            place.name,
            _panel(asked, values, metric, place, beside),
            metric.target if metric.format != "count" else None,
        )
        for place in asked.places
        if place != beside or len(asked.places) == 1
    ]
    columns = 3 if max(len(panel.title) for panel in panels) <= SHORT else 2
    figure = charts.multiples(panels, asked.months, numbers=NUMBERS[metric.format], columns=columns)
    both = any(len(panel.lines) > 1 for panel in panels)
    draw(asked, metric, figure, "multiples", note=t("explore.multiples_note", place=beside.name) if both else "")


def goal(metric: Metric) -> tuple[float, str] | None:
    """The target that a rate is held against. Numbers of things have none that depends on no size but nought."""
    if metric.target is None or metric.format == "count":
        return None
    return metric.target, t("charts.target", target=figures.plain(metric, metric.target))


def draw(
    asked: Asked,
    metric: Metric,
    figure: go.Figure | None,
    shape: str,
    *,
    title: str = "",
    note: str = "",
    nothing: str = "",
    mark: Callable[[str], str] = str,
) -> None:
    """The chart under its title. A click on a point picks it; ``mark`` makes the mark's code of what the point carries."""
    key = drill.key("explore", shape, metric.id)
    charts.draw(
        figure,
        title=title or words.title(asked, metric),
        note=t("explore.semicolon").join([asked.view.period, *filter(None, [note])]),
        key=key,
        on_click=partial(_pick, key, mark),
        nothing=nothing or t("explore.nothing", metric=label(metric)),
    )


def _pick(key: str, mark: Callable[[str], str]) -> None:
    """Callback of a chart: picks the mark that was clicked, or lets go of it if it was picked before."""
    points = st.session_state[key]["selection"]["points"]
    address.touch()
    if points:
        picked = mark(points[0]["customdata"][0])
        st.session_state["mark"] = None if st.session_state.get("mark") == picked else picked


def _line(asked: Asked, values: Values, metric: Metric, place: Place, style: int) -> Line:
    spots = [Spot(metric, place, month) for month in asked.months]
    return Line(
        place.name,
        [values.value(spot) for spot in spots],
        [words.told(asked, values, spot) for spot in spots],
        [(spot.code,) for spot in spots],
        style,
    )


def _panel(asked: Asked, values: Values, metric: Metric, place: Place, beside: Place) -> list[Line]:
    own = replace(_line(asked, values, metric, place, 1), name=t("explore.own_line"))
    # A number of things is not drawn beside the county's, under which it would be a flat line.
    if place == beside or (metric.format == "count" and beside.kind != "township"):
        return [own]
    return [_line(asked, values, metric, beside, 0), own]


def _level(asked: Asked, values: Values, spot: Spot) -> Level:
    return Level(
        spot.place.name,
        values.value(spot),
        words.value(values, spot),
        words.told(asked, values, spot),
        (spot.code,),
        None if values.is_part(spot.metric) else values.against(spot).value,
        values.ends(spot) if asked.interval else None,
        spot.place.kind != "township",
    )


def _heat_cell(asked: Asked, values: Values, spot: Spot, shade: shades.Shade) -> HeatCell:
    part = values.share(spot)
    if part is not None:
        text = f"{part:.0%}"
    else:
        text = words.short(values, spot, of_difference=asked.versus != "" and not values.is_part(spot.metric))
    return HeatCell(values.value(spot), text, words.told(asked, values, spot), (spot.code,), shade(spot))


def _short(head: Head, *, first: bool) -> str:
    return charts.month_tick(head.item, first=first) if isinstance(head.item, str) else head.name
