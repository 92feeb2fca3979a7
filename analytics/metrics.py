"""The catalogue of indicators: what each means, and of which columns it is the sum or the rate."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from analytics.stats.laws import Law

DECLARED = Path(__file__).with_name("metrics.toml")

Format = Literal["count", "percent", "rate", "days", "hours"]
Over = Literal["sum", "first", "last"]
Better = Literal["lower", "higher", "none"]
Subject = Literal["hazards", "incidents", "protection", "patrols", "work", "reporting"]

NUMBER_FORMATS: dict[Format, str] = {"count": "#,##0", "percent": "0.0%", "rate": "0.00", "days": "0", "hours": "0.0"}
"""How a spreadsheet shows the values of each format: as many digits as ``format_value``."""

LAWS: dict[Format, Law] = {"percent": "binomial", "rate": "poisson"}
"""How the rates of each format vary by chance, unless an indicator says otherwise."""


class CatalogueError(ValueError):
    """An indicator is declared in a way that cannot be computed or read."""


@dataclass(frozen=True)
class Term:
    """A column of ``township_month``, and how the months of a period combine: added, or the first or last one's."""

    column: str
    over: Over = "sum"


@dataclass(frozen=True)
class Metric:
    """One indicator. A rate has a denominator; ``survival`` ones are medians of ``rectification_days``.

    ``law`` says how a rate varies by chance, which its interval and its limits follow from; None if it has neither.
    """

    id: str
    subject: Subject
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    clause: str
    owner: str
    format: Format
    better: Better
    target: float | None = None
    numerator: tuple[Term, ...] = ()
    denominator: tuple[Term, ...] = ()
    scale: float = 1
    survival: bool = False
    matures: bool = False
    law: Law | None = None
    rows: tuple[str, ...] = ()

    @property
    def is_stock(self) -> bool:
        """Whether a period's value is that of its last month."""
        return all(term.over == "last" for term in self.numerator)

    def label(self, language: str) -> str:
        return self.zh if language == "zh" else self.en

    def definition(self, language: str) -> str:
        return self.definition_zh if language == "zh" else self.definition_en

    def format_value(self, value: float | None, language: str = "zh") -> str:
        """The value as it is shown, in any language; unknown is a dash, never a zero."""
        if value is None or value != value:
            return "—"
        return {
            "count": f"{value:,.0f}",
            "percent": f"{value:.1%}",
            "rate": f"{value:.2f}",
            "days": f"{value:.0f}" + (" 天" if language == "zh" else " d"),
            "hours": f"{value:.1f}" + (" 小时" if language == "zh" else " h"),
        }[self.format]


def load(path: Path = DECLARED) -> dict[str, Metric]:
    """The catalogue in its own order. Raises CatalogueError."""
    declared = tomllib.loads(path.read_text(encoding="utf-8"))
    metrics = {name: _metric(name, entry) for name, entry in declared.items()}
    for metric in metrics.values():
        _check(metric)
    return metrics


def _metric(name: str, entry: dict[str, Any]) -> Metric:
    numerator, denominator = (tuple(map(_term, entry.pop(side, ()))) for side in ("numerator", "denominator"))
    rows = tuple(entry.pop("rows"))
    subject = entry.pop("subject", None)
    law = entry.pop("law", LAWS.get(entry["format"]))
    return Metric(
        id=name, subject=subject, law=law or None, numerator=numerator, denominator=denominator, rows=rows, **entry
    )


def _term(text: str) -> Term:
    column, _, over = text.partition("@")
    return Term(column, over or "sum")  # type: ignore[arg-type]


def _check(metric: Metric) -> None:
    wrong = [
        what
        for what, holds in {
            f"subject {metric.subject}, one of {', '.join(get_args(Subject))}": metric.subject in get_args(Subject),
            f"format {metric.format}": metric.format in get_args(Format),
            f"better {metric.better}": metric.better in get_args(Better),
            "a term's @": all(t.over in get_args(Over) for t in (*metric.numerator, *metric.denominator)),
            "either counted or a survival": bool(metric.numerator) != metric.survival,
            f"law {metric.law}": metric.law in (None, *get_args(Law)),
            "a share has a denominator": metric.format != "percent" or bool(metric.denominator),
        }.items()
        if not holds
    ]
    if wrong:
        raise CatalogueError(f"{metric.id}: {'; '.join(wrong)}")


METRICS: dict[str, Metric] = load()
