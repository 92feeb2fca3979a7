"""Where and when incidents happen: by kind and place, by weekday and hour, as matrices that lead to the rows."""

from functools import partial

from ui import charts, drill
from ui.charts import HeatCell
from ui.choices import incidents as choices
from ui.filters import Filters
from ui.incidents.counts import Counts
from ui.wording import t

SCHOOL_DAY = range(7, 18)  # hours that are always shown


def matrix(counts: Counts, view: Filters) -> None:
    """Kinds by places, the kind with the most incidents first."""
    kinds = sorted(choices.KINDS, key=lambda kind: -counts.total("matrix", y=kind))
    kinds = [kind for kind in kinds if counts.total("matrix", y=kind)]
    places = [place for place in choices.PLACES if place != "unknown" or counts.total("matrix", x=place)]
    cells = [
        [_cell(counts, "matrix", place, kind, (kind, place), ("kind", "place")) for place in places] for kind in kinds
    ]
    _draw("matrix", ("kind", "place"), places, kinds, cells, view)


def clock(counts: Counts, view: Filters) -> None:
    """Weekdays by hours; what happened at a time that is not stated stands in a column of its own."""
    happened = [int(hour) for hour in counts.across("clock") if hour != "unknown"]
    shown = {*SCHOOL_DAY, *range(min(happened, default=7), max(happened, default=7) + 1)}
    hours = [*map(str, sorted(shown)), *(["unknown"] if counts.total("clock", x="unknown") else [])]
    cells = [
        [_cell(counts, "clock", hour, day, (day, hour), ("weekday", "hour")) for hour in hours]
        for day in choices.WEEKDAYS
    ]
    _draw("clock", ("weekday", "hour"), hours, choices.WEEKDAYS, cells, view)


def _draw(shows: str, names: tuple[str, str], columns, lines, cells: list[list[HeatCell]], view: Filters) -> None:
    key = drill.key(shows)
    chosen = drill.chosen()
    held = tuple(chosen.get(name) for name in names)
    charts.draw(
        charts.heat(
            [_head(names[1], code) for code in columns],
            [drill.named(names[0], code) for code in lines],
            cells,
            chosen=held if all(held) else None,
        ),
        title=t(f"incidents.{shows}", place=view.place),
        note=t(f"incidents.{shows}_note", period=view.period),
        key=key,
        on_click=partial(drill.clicked, key, names),
    )


def _head(name: str, code: str) -> str:
    """Over a column of hours the number alone has room."""
    if name != "hour":
        return drill.named(name, code)
    return t("incidents.no_time_short") if code == "unknown" else code


def _cell(counts: Counts, shows: str, x: str, y: str, codes: tuple[str, str], names: tuple[str, str]) -> HeatCell:
    incidents, total = counts.at(shows, x, y), counts.total(shows)
    what = t("incidents.joined", one=drill.named(names[0], codes[0]), other=drill.named(names[1], codes[1]))
    told = t("incidents.told_of", what=what, count=incidents, total=total)
    return HeatCell(incidents, str(incidents) if incidents else "", told, codes if incidents else ())
