"""Where and when incidents happen: by kind and place, by weekday and hour, as matrices that lead to the rows."""

from collections.abc import Sequence
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
    _draw("matrix", ("kind", "place"), places, kinds, counts, view)


def clock(counts: Counts, view: Filters) -> None:
    """Weekdays by hours; what happened at a time that is not stated stands in a column of its own."""
    happened = [int(hour) for hour in counts.across("clock") if hour != "unknown"]
    shown = {*SCHOOL_DAY, *range(min(happened, default=7), max(happened, default=7) + 1)}
    hours = [*map(str, sorted(shown)), *(["unknown"] if counts.total("clock", x="unknown") else [])]
    _draw("clock", ("weekday", "hour"), hours, choices.WEEKDAYS, counts, view)


def _draw(
    shows: str, names: tuple[str, str], columns: Sequence[str], lines: Sequence[str], counts: Counts, view: Filters
) -> None:
    """``names`` are what a line and what a column is called in the address."""
    key = drill.key(shows)
    chosen = drill.chosen()
    held = tuple(chosen.get(name) for name in names)
    heads, sides = [drill.named(names[1], code) for code in columns], [drill.named(names[0], code) for code in lines]
    total = counts.total(shows)
    cells = [
        [_cell(counts.at(shows, x, y), total, (side, head), (y, x)) for x, head in zip(columns, heads, strict=True)]
        for y, side in zip(lines, sides, strict=True)
    ]
    charts.draw(
        charts.heat(_short(heads, columns, names[1]), sides, cells, chosen=held if all(held) else None),
        title=t(f"incidents.{shows}", place=view.place),
        note=t(f"incidents.{shows}_note", period=view.period),
        key=key,
        on_click=partial(drill.clicked, key, names),
    )


def _short(heads: Sequence[str], codes: Sequence[str], name: str) -> Sequence[str]:
    """Over a column of hours the number alone has room."""
    return [t("incidents.no_time_short") if code == "unknown" else code for code in codes] if name == "hour" else heads


def _cell(incidents: int, total: int, names: tuple[str, str], codes: tuple[str, str]) -> HeatCell:
    """An empty cell says nothing and leads nowhere."""
    if not incidents:
        return HeatCell(0, "", t("incidents.none_here"))
    what = t("incidents.joined", one=names[0], other=names[1])
    return HeatCell(incidents, str(incidents), t("incidents.told_of", what=what, count=incidents, total=total), codes)
