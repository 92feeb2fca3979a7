"""What stands out: townships beyond the funnel's limits, months beyond the control chart's. Noise does not."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.briefing.desk import Desk
from analytics.briefing.model import Figure
from analytics.comparison import ENOUGH, Cell, Judgement, differs, known, read, spread
from analytics.metrics import METRICS, Metric
from analytics.months import month_before
from analytics.reference import Area
from analytics.stats.control import Control, Meaning, xmr
from analytics.stats.funnel import Funnel, Verdict
from analytics.wording import say

COMPARED = (
    "rectification_rate",
    "rectification_cohort",
    "rectification_on_time",
    "rectification_verified",
    "incidents_per_1000",
    "shifts_done_rate",
    "schools_drilled_share",
    "timeliness",
)
"""Rates in which the townships are held against each other; those with a target are told in the text besides."""

WATCHED = ("hazards_found", "hazards_rectified", "incidents", "rectification_rate", "timeliness")
"""What is watched month by month: flows, because stocks move slowly and would signal at each turn."""


@dataclass(frozen=True)
class Standout:
    """A township that differs: its rate, of what, the rate of all, and between which limits chance would leave it.

    ``sure``: beyond the 99.8 % limits, or beyond the 95 % ones in the month before as well. Of so many comparisons every
    twentieth lies beyond 95 % by chance alone, so that only what is sure is said by name.
    """

    township: Area
    metric: Metric
    good: bool
    sure: bool
    value: Figure
    numerator: Figure
    denominator: Figure
    common: Figure
    low: str
    high: str
    name: str
    label: str
    verdict: str


@dataclass(frozen=True)
class Watched:
    """An indicator of all in the period's last month: whether that is a signal, and between which values chance leaves it."""

    metric: Metric
    label: str
    value: Figure
    meaning: Meaning
    low: str
    high: str
    months: int
    trial: bool
    said: str

    @property
    def signal(self) -> bool:
        return self.meaning != "common"


def standouts(desk: Desk, metrics: Sequence[str] = COMPARED) -> list[Standout]:
    """Indicator by indicator, then in the county's own order: no ranking."""
    return [found for metric in metrics for found in _of_metric(desk, METRICS[metric])]


def judgements(desk: Desk, metric: str, month: str | None = None) -> dict[str, Judgement]:
    """How each township stands in the funnel of the period or of a month; one without a figure is unknown."""
    found = _cells(desk, metric, month)
    others = known(found.values())
    return {
        code: differs(METRICS[metric], cell, others, desk.settings) if cell.value is not None else "unknown"
        for code, cell in found.items()
    }


def _cells(desk: Desk, metric: str, month: str | None = None) -> dict[str, Cell]:
    codes = [area.code for area in desk.townships]
    return {code: desk.cell_of(metric, month, code) if month else desk.cell(metric, code) for code in codes}


def _of_metric(desk: Desk, metric: Metric) -> list[Standout]:
    found = _cells(desk, metric.id)
    others = known(found.values())
    funnel = spread(metric, others) if len(others) >= ENOUGH else None
    if funnel is None:
        return []
    before = judgements(desk, metric.id, month_before(desk.last)) if desk.is_month else {}
    return [
        _standout(desk, metric, area, funnel, funnel.verdicts[others.index(found[area.code])], before.get(area.code))
        for area, judged in zip(desk.townships, judgements(desk, metric.id).values(), strict=True)
        if judged in ("good", "poor", "bad")
    ]


def _standout(
    desk: Desk, metric: Metric, area: Area, funnel: Funnel, verdict: Verdict, before: Judgement | None
) -> Standout:
    cell, language = desk.cell(metric.id, area.code), desk.language
    good = read(verdict, metric.better) == "good"
    limits = funnel.limits([cell.denominator or 0])
    low, high = (metric.format_value(float(side[0]), language) for side in limits)
    return Standout(
        township=area,
        metric=metric,
        good=good,
        sure=verdict.endswith("998") or before in (("good",) if good else ("poor", "bad")),
        value=desk.figure(metric.id, area.code),
        numerator=desk.figure(metric.id, area.code, "numerator"),
        denominator=desk.figure(metric.id, area.code, "denominator"),
        common=desk.figure(metric.id),
        low=low,
        high=high,
        name=area.label(language),
        label=metric.label(language),
        verdict=say(f"bulletin.verdict_{verdict}", language),
    )


def control(desk: Desk, metric: str) -> Control | None:
    """The control chart of an indicator of all over every month up to the period's last."""
    return xmr([desk.cell_of(metric, month).value for month in desk.history])


def watched(desk: Desk, metrics: Sequence[str] = WATCHED) -> list[Watched]:
    """Those of the indicators of which enough months are known to tell a signal from noise."""
    charts = ((METRICS[id_], control(desk, id_)) for id_ in metrics)
    return [_watched(desk, m, chart) for m, chart in charts if chart and chart.values[-1] is not None]


def _watched(desk: Desk, metric: Metric, chart: Control) -> Watched:
    low, high = (metric.format_value(limit, desk.language) for limit in bounds(metric, chart))
    meaning = chart.meaning(len(chart.values) - 1, metric.better)
    signal = chart.signals[-1]
    rule = f"bulletin.signal_{signal.rule}_{'up' if signal.up else 'down'}" if signal else "bulletin.signal_none"
    months = sum(value is not None for value in chart.values)
    value = desk.of_month(metric.id, desk.last)
    said = say(rule, desk.language)
    return Watched(metric, metric.label(desk.language), value, meaning, low, high, months, chart.trial, said)


def bounds(metric: Metric, chart: Control) -> tuple[float, float]:
    """The limits as they can be: nothing is counted below none, no share lies beyond all."""
    return max(chart.low, 0.0), min(chart.high, 1.0) if metric.law == "binomial" else chart.high
