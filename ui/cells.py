"""The lines and cells of a table of indicators."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from analytics.metrics import Metric
from analytics.settings import Settings
from analytics.wording import say
from ui import uncertainty, wording
from ui.judgement import Judgement, judge
from ui.markup import element, text
from ui.series import Cell

Link = Callable[[str], str]
"""From an indicator to the address of the rows behind its value."""


@dataclass(frozen=True)
class Writer:
    """Writes the lines of one table. It holds what every cell needs, so that a page of hundreds looks it up once."""

    metrics: Sequence[Metric]
    language: str
    settings: Settings
    intervals: uncertainty.Measured = field(default_factory=dict)

    def measuring(self, lines: Iterable[Sequence[Cell]]) -> "Writer":
        """The same, able to say of the rates of these lines between which values they truly lie."""
        asked = (pair for cells in lines for pair in zip(self.metrics, cells, strict=True))
        return replace(self, intervals=uncertainty.measured(asked))

    def judged(self, cells: Sequence[Cell], others: Sequence[Sequence[Cell]]) -> list[Judgement]:
        """The judgements of a line's cells; ``others`` are all lines' known cells, indicator by indicator."""
        return [
            judge(metric, cell, peers, self.settings)
            for metric, cell, peers in zip(self.metrics, cells, others, strict=True)
        ]

    def line(
        self,
        head: str,
        cells: Sequence[Cell],
        judged: Sequence[Judgement] | None = None,
        link: Link | None = None,
        class_: str | None = None,
    ) -> str:
        """A line: its head, and a cell for each indicator, judged or plain, linked or not."""
        shades = judged or ["unknown" if cell.value is None else "fair" for cell in cells]
        written = (
            self.cell(metric, cell, shade, link(metric.id) if link else None)
            for metric, cell, shade in zip(self.metrics, cells, shades, strict=True)
        )
        return element("tr", element("th", text(head), scope="row"), *written, class_=class_)

    def heads(self, corner: str, arrow: Callable[[str], str | None] = lambda _: None) -> str:
        """The head of the table; ``arrow`` says of an indicator how the lines are ordered by it, if they are."""
        named = (
            element(
                "th",
                text(metric.label(self.language)),
                scope="col",
                title=metric.definition(self.language),
                aria_sort=arrow(metric.id),
            )
            for metric in self.metrics
        )
        return element("tr", element("th", text(corner), scope="col"), *named)

    def cell(
        self, metric: Metric, cell: Cell, judgement: Judgement, address: str | None = None, under: str = ""
    ) -> str:
        """One cell: its value, which leads to ``address`` if it is known, and what stands ``under`` it (HTML)."""
        value = text(metric.format_value(cell.value, self.language))
        return element(
            "td",
            element("a", value, href=address) if address and cell.value is not None else value,
            under,
            class_=None if judgement == "fair" else judgement,
            title=self._hint(metric, cell, judgement),
        )

    def _hint(self, metric: Metric, cell: Cell, judgement: Judgement) -> str | None:
        """What the value was counted from, or why there is none."""
        if cell.value is None:
            return reason(metric, cell, self.language)
        words = base(metric, cell, self.language)
        if words is None:
            return None
        sure = uncertainty.words(metric, self.intervals.get((metric.id, cell)), self.language)
        few = say("charts.few", self.language, count=self.settings.few_cases) if judgement == "few" else ""
        return say("charts.join", self.language).join(part for part in (words, sure, few) if part)


def base(metric: Metric, cell: Cell, language: str) -> str | None:
    """What a value was divided from; of a median, over how many hazards it was taken. None for a plain count."""
    if cell.numerator is None or cell.denominator is None:
        return None
    counts = {"numerator": wording.count(cell.numerator), "denominator": wording.count(cell.denominator)}
    return say("charts.median_of" if metric.survival else "charts.of", language, **counts)


def reason(metric: Metric, cell: Cell, language: str) -> str:
    """Why there is no value."""
    if cell.denominator == 0:
        return say("charts.nothing_over_nothing", language)
    return say("charts.median_not_reached" if metric.survival and cell.denominator else "charts.unknown", language)
