"""Incidents month by month, divided as the reader likes, and the rate per 1,000 pupils under them."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from analytics.metrics import METRICS
from analytics.months import months_between
from analytics.stats.control import xmr
from ui import address, charts, drill, palette, signals, wording
from ui.charts import Line, Part, Tier
from ui.choices import incidents as choices
from ui.filters import Filters
from ui.incidents.counts import Counts
from ui.series import Cell, Series
from ui.wording import t

RATE = "incidents_per_1000"
MOST = 6  # kinds with a colour of their own; the others share one
COLOURS = (palette.VERMILION, palette.ORANGE, palette.PURPLE, palette.SKY, palette.PRIMARY, palette.GREEN)
REST = palette.REST


def draw(counts: Counts, here: Series, whole: Series, area: str, months: Sequence[str], view: Filters) -> None:
    """``here`` has the rates of what is chosen, ``whole`` those of the county, both under the county's code."""
    split = st.session_state["split"]
    key = drill.key("months", split)
    stacked = Tier(_parts(counts, split, months), height=220)
    rates = Tier(lines=_rates(here, whole, area, months, view), height=90, title=t("incidents.rate"), numbers=".2~f")
    charts.draw(
        charts.tiers([stacked, rates], months, chosen=drill.chosen().get("month")),
        title=t("incidents.months", place=view.place),
        note=t("incidents.click_note", period=view.period, said=_signals(here, area, view)),
        key=key,
        on_click=partial(drill.clicked, key, ("month", "place" if split == "place" else "kind")),
        choice=_split,
        alt=_alt(counts, months, view),
    )


def _signals(here: Series, area: str, view: Filters) -> str:
    """Which months of all so far are more than noise."""
    metric, so_far = METRICS["incidents"], months_between(view.every[0], view.last)
    chart = xmr(here.line(metric.id, area, so_far))
    return signals.sentence(metric, chart, so_far) if chart else ""


def _split() -> None:
    st.segmented_control(
        t("incidents.split"),
        **wording.options({split: t(f"incidents.split_{split}") for split in choices.SPLITS}),
        key="split",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _parts(counts: Counts, split: str, months: Sequence[str]) -> list[Part]:
    """Each part's name, the codes that it adds up, and its colour."""
    if split == "place":
        places = [place for place in choices.PLACES if counts.total("place", y=place)]
        return [_part(counts, "place", (place,), months, colour) for place, colour in _coloured(places)]
    if split == "goal":
        found = {kinds: sum(counts.total("kind", y=kind) for kind in kinds) for kinds in choices.goals().values()}
        coloured = zip(found, (*COLOURS[:3], REST), strict=True)
        return [_part(counts, "kind", kinds, months, colour) for kinds, colour in coloured if found[kinds]]
    often = sorted(choices.KINDS, key=lambda kind: -counts.total("kind", y=kind))
    often = [kind for kind in often if counts.total("kind", y=kind)]
    parts = [_part(counts, "kind", (kind,), months, colour) for kind, colour in _coloured(often[:MOST])]
    rest = tuple(kind for kind in choices.KINDS if kind in often[MOST:])
    return parts + ([_part(counts, "kind", rest, months, REST)] if rest else [])


def _coloured(codes: Sequence[str]) -> list[tuple[str, str]]:
    colours = iter(COLOURS)
    return [(code, REST if code == "unknown" else next(colours)) for code in codes]


def _part(counts: Counts, name: str, codes: tuple[str, ...], months: Sequence[str], colour: str) -> Part:
    values = [sum(counts.at(name, month, code) for code in codes) for month in months]
    words, joined = _name(name, codes), ",".join(codes)
    told = [
        t(
            "incidents.told_of",
            what=t("incidents.at", month=wording.month(month), name=words),
            count=value,
            total=counts.total("kind", x=month),
        )
        for month, value in zip(months, values, strict=True)
    ]
    return Part(words, values, [(month, joined) for month in months], colour, told=told)


def _name(name: str, codes: tuple[str, ...]) -> str:
    """A goal is named shortly, without its kinds: the note under the chart's title has no room for them either."""
    goal = next((goal for goal, kinds in choices.goals().items() if kinds == codes and name == "kind"), None)
    if len(codes) > 1:
        return t(f"incidents.goal_{goal}") if goal else t("incidents.rest")
    return drill.named(name, codes[0])


def _rates(here: Series, whole: Series, area: str, months: Sequence[str], view: Filters) -> list[Line]:
    """The rate of what is chosen, which can be clicked; beside it the county's, if that is another one."""
    codes = [(month, None) for month in months]
    lines = [_rate(view.place, here, area, months, style=0, codes=codes)]
    return lines + ([_rate(t("shell.whole_county"), whole, area, months, style=1)] if view.towns else [])


def _rate(name: str, series: Series, area: str, months: Sequence[str], *, style: int, codes: Sequence = ()) -> Line:
    cells = [series.cell(RATE, area, month) for month in months]
    told = [_told(name, month, cell) for month, cell in zip(months, cells, strict=True)]
    return Line(name, [cell.value for cell in cells], told, codes, style)


def _told(name: str, month: str, cell: Cell) -> str:
    if cell.value is None or cell.numerator is None or cell.denominator is None:
        return ""
    return t(
        "incidents.told_rate",
        what=t("incidents.at", month=wording.month(month), name=name),
        rate=f"{cell.value:.2f}",
        count=wording.count(cell.numerator),
        pupils=wording.count(cell.denominator),
    )


def _alt(counts: Counts, months: Sequence[str], view: Filters) -> str:
    told = (f"{wording.month(month)} {counts.total('kind', x=month)}" for month in months)
    return t("charts.alt", title=t("incidents.months", place=view.place), note=wording.listed(told))
