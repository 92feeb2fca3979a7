"""Townships by targets: the share that is met, of how many schools, and the way to the schools that are short."""

from collections.abc import Mapping

from analytics.metrics import METRICS, NUMBER_FORMATS
from analytics.queries.protection import ITEMS
from ui import filters, layout, links, listing, store, wording
from ui.cells import base, reason
from ui.filters import Filters
from ui.judgement import judge, known
from ui.listing import Column, Value
from ui.markup import element, link, text
from ui.protection import targets
from ui.series import Cell, Series
from ui.wording import t


def columns() -> tuple[str, ...]:
    """The indicators of the table: the schools with a gap, the targets, and the guards missing."""
    return (targets.gap(), *(ITEMS[item] for item in targets.five()), "guards_short")


def draw(series: Series, area: str, names: Mapping[str, str], view: Filters) -> None:
    """The townships with the most schools short first, under the line of all."""
    ids = columns()
    language = wording.language()
    cells = {code: [series.cell(id_, code, view.last) for id_ in ids] for code in names}
    others = [known(line[i] for line in cells.values()) for i in range(len(ids))]
    worst_first = sorted(names, key=lambda code: -(cells[code][0].value or 0))
    lines = [_line(code, names[code], cells[code], others, ids) for code in worst_first]
    total = [series.cell(id_, area, view.last) for id_ in ids]
    layout.section(t("protection.townships"), t("protection.townships_note", month=wording.month(view.last)))
    listing.draw(
        t("charts.township"),
        [
            Column(id_, _head(id_), NUMBER_FORMATS[METRICS[id_].format], METRICS[id_].definition(language))
            for id_ in ids
        ],
        lines,
        first=t("protection.most_short_first"),
        title=t("protection.townships"),
        total=_line(None, view.place, total, others, ids) if len(names) > 1 else None,
        legend=_legend(),
    )


def _line(
    code: str | None,
    name: str,
    cells: list[Cell],
    others: list[list[float]],
    ids: tuple[str, ...],
) -> listing.Line:
    values = [
        _value(id_, cell, peers if code else [], _schools(id_, cell, code))
        for id_, cell, peers in zip(ids, cells, others, strict=True)
    ]
    return listing.Line(code or "", name, values, class_=None if code else "cg-total")


def _value(id_: str, cell: Cell, others: list[float], href: str) -> Value:
    """A value over what it was divided from; judged among the townships, the line of all is not."""
    metric, language = METRICS[id_], wording.language()
    words = metric.format_value(cell.value, language)
    if cell.value is None:
        return Value(None, words, hint=reason(metric, cell, language))
    judged = judge(metric, cell, others, store.settings()) if others else "fair"
    under = base(metric, cell, language)
    return Value(
        cell.value,
        words,
        href,
        hint=_hint(metric.label(language), under),
        shade=None if judged == "fair" else judged,
        html=text(words)
        + (
            element("small", text(f"{wording.count(cell.numerator or 0)} / {wording.count(cell.denominator or 0)}"))
            if under
            else ""
        ),
    )


def _schools(id_: str, cell: Cell, code: str | None) -> str:
    """The way to the schools that are short; where none is, to those that meet the target."""
    none_short = cell.denominator and not targets.short(cell)
    place = {filters.TOWNS: code} if code else {}
    narrowed = links.SCHOOLS[id_] | {"grouping": targets.grouping()} | ({"state": "met"} if none_short else {})
    return link("protection", links.view() | place | narrowed) + "#schools"


def _hint(label: str, under: str | None) -> str:
    return label if under is None else t("protection.cell_hint", name=label, base=under)


def _head(id_: str) -> str:
    """The item's short name: the table's own title says that these are shares of schools."""
    item = next((item for item, metric in ITEMS.items() if metric == id_), None)
    return targets.name(item) if item else t(f"protection.head_{'guards' if id_ == 'guards_short' else 'gap'}")


def _legend() -> str:
    shades = (
        element("span", element("i", style=f"background:var(--shade-{name})"), text(t(f"charts.legend_{name}")))
        for name in ("good", "poor", "bad")
    )
    few = t("charts.legend_few", count=store.settings().few_cases)
    return "".join((*shades, *(element("span", text(words)) for words in (few, t("charts.legend_unknown")))))
