"""Townships by targets: the share that is met, of how many schools, and the way to the schools that are short."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.metrics import METRICS, NUMBER_FORMATS, Metric
from analytics.queries.protection import ITEMS
from analytics.settings import Settings
from analytics.wording import say
from ui import filters, layout, links, listing, store, wording
from ui.cells import base, reason
from ui.filters import Filters
from ui.judgement import judge, known
from ui.listing import Column, Value
from ui.markup import element, link, text
from ui.protection import targets
from ui.series import Cell, Series
from ui.wording import t


def draw(series: Series, area: str, names: Mapping[str, str], view: Filters) -> None:
    """The townships with the most schools short first, under the line of all."""
    shown = [METRICS[id_] for id_ in (targets.gap(), *(ITEMS[item] for item in targets.five()), "guards_short")]
    cells = {code: [series.cell(metric.id, code, view.last) for metric in shown] for code in (*names, area)}
    others = [known(cells[code][i] for code in names) for i in range(len(shown))]
    writer = Writer(shown, others, wording.language(), store.settings(), links.view(), targets.grouping())
    worst_first = sorted(names, key=lambda code: -(cells[code][0].value or 0))
    layout.section(t("protection.townships"), t("protection.townships_note", month=wording.month(view.last)))
    listing.draw(
        t("charts.township"),
        writer.columns(),
        [writer.line(code, names[code], cells[code]) for code in worst_first],
        first=t("protection.most_short_first"),
        title=t("protection.townships"),
        total=writer.total(view.place, cells[area]) if len(names) > 1 else None,
        legend=_legend(writer.settings.few_cases),
    )


@dataclass(frozen=True)
class Writer:
    """Writes the lines. It holds what every cell needs, so that a table of hundreds looks it up once.

    ``others``: the townships' known values, indicator by indicator; ``here``: the address of the reader's filters.
    """

    shown: Sequence[Metric]
    others: Sequence[Sequence[float]]
    language: str
    settings: Settings
    here: Mapping[str, str]
    grouping: str

    def columns(self) -> list[Column]:
        return [Column(m.id, _head(m.id), NUMBER_FORMATS[m.format], m.definition(self.language)) for m in self.shown]

    def line(self, code: str, name: str, cells: Sequence[Cell]) -> listing.Line:
        """A township's line, judged among the others."""
        return listing.Line(code, name, [self._value(i, cell, code) for i, cell in enumerate(cells)])

    def total(self, name: str, cells: Sequence[Cell]) -> listing.Line:
        """The line of all, which is not judged."""
        return listing.Line("", name, [self._value(i, cell, None) for i, cell in enumerate(cells)], class_="cg-total")

    def _value(self, i: int, cell: Cell, code: str | None) -> Value:
        """A value beside what it was divided from."""
        metric = self.shown[i]
        words = metric.format_value(cell.value, self.language)
        if cell.value is None:
            return Value(None, words, hint=reason(metric, cell, self.language))
        shade = judge(metric, cell, self.others[i], self.settings) if code else "fair"
        return Value(
            cell.value,
            words,
            self._schools(metric.id, cell, code),
            hint=self._hint(metric, cell),
            shade=None if shade == "fair" else shade,
            html=text(words) + _counts(cell),
        )

    def _schools(self, id_: str, cell: Cell, code: str | None) -> str:
        """The way to the schools that are short; where none is, to those that meet the target."""
        short = cell.value if cell.denominator is None else targets.short(cell)
        place = {filters.TOWNS: code} if code else {}
        narrowed = links.SCHOOLS[id_] | {"grouping": self.grouping} | ({} if short else {"state": "met"})
        return link("protection", {**self.here, **place, **narrowed}) + "#schools"

    def _hint(self, metric: Metric, cell: Cell) -> str:
        label, under = metric.label(self.language), base(metric, cell, self.language)
        return label if under is None else say("protection.cell_hint", self.language, name=label, base=under)


def _counts(cell: Cell) -> str:
    if cell.numerator is None or cell.denominator is None:
        return ""
    return element("small", text(f"{wording.count(cell.numerator)} / {wording.count(cell.denominator)}"))


def _head(id_: str) -> str:
    """The item's short name: the table's own title says that these are shares of schools."""
    item = next((item for item, metric in ITEMS.items() if metric == id_), None)
    return targets.name(item) if item else t(f"protection.head_{'guards' if id_ == 'guards_short' else 'gap'}")


def _legend(few: int) -> str:
    shades = (
        element("span", element("i", style=f"background:var(--shade-{name})"), text(t(f"charts.legend_{name}")))
        for name in ("good", "poor", "bad")
    )
    notes = (element("span", text(words)) for words in (t("charts.legend_few", count=few), t("charts.legend_unknown")))
    return "".join((*shades, *notes))
