"""The lines and cells of a table of indicators."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analytics.metrics import Metric
from analytics.settings import Settings
from analytics.wording import say
from ui import wording
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

    def judged(self, cells: Sequence[Cell], others: Sequence[Sequence[float]]) -> list[Judgement]:
        """The judgements of a line's cells; ``others`` are all lines' known values, indicator by indicator."""
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
        written = (self._cell(*parts, link) for parts in zip(self.metrics, cells, shades, strict=True))
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

    def _cell(self, metric: Metric, cell: Cell, judgement: Judgement, link: Link | None) -> str:
        value = text(metric.format_value(cell.value, self.language))
        return element(
            "td",
            element("a", value, href=link(metric.id)) if link and cell.value is not None else value,
            class_=None if judgement == "fair" else judgement,
            title=self._hint(cell, judgement),
        )

    def _hint(self, cell: Cell, judgement: Judgement) -> str | None:
        """What the value was divided from, or why there is none."""
        if cell.value is None:
            return say("charts.nothing_over_nothing" if cell.denominator == 0 else "charts.unknown", self.language)
        if cell.numerator is None or cell.denominator is None:
            return None
        counts = {"numerator": wording.count(cell.numerator), "denominator": wording.count(cell.denominator)}
        words = [say("charts.of", self.language, **counts)]
        if judgement == "few":
            words.append(say("charts.few", self.language, count=self.settings.few_cases))
        return say("charts.join", self.language).join(words)
