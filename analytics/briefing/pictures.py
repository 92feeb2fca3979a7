"""The charts that a template can ask for by name, each of indicators that it names."""

from collections.abc import Callable, Sequence
from typing import Any

from analytics.answers import known
from analytics.briefing import drawing, fonts, map_picture, standing
from analytics.briefing.desk import Desk
from analytics.briefing.drawing import Sheet
from analytics.briefing.model import Picture
from analytics.errors import UsageError
from analytics.metrics import Metric
from analytics.wording import say

LINES = ((drawing.BLUE, "-", "o"), (drawing.ORANGE, "--", "s"), (drawing.VERMILION, "-.", "^"), (drawing.INK, ":", "D"))

NARROW = 15  # per cent: a bar too short to hold its number


def make(desk: Desk, name: str, arguments: Sequence[str]) -> Picture | None:
    """The picture of that name; None where there is nothing to draw. Raises UsageError for one that there is not."""
    if name not in PICTURES:
        raise UsageError("briefing_no_picture", name=name, known=", ".join(PICTURES))
    return PICTURES[name](desk, [known(id_) for id_ in arguments])


def trend(desk: Desk, metrics: Sequence[Metric]) -> Picture | None:
    """Indicators of all, month by month up to the period's last."""
    months = desk.history
    if not months:
        return None
    sheet = _sheet(desk, 70)
    for metric, (colour, dashes, mark) in zip(metrics, LINES, strict=False):
        values = _drawn(metric, [desk.cell_of(metric.id, month).value for month in months])
        style = {"color": colour, "linestyle": dashes, "marker": mark, "markersize": 4, "linewidth": 1.4}
        sheet.axes.plot(range(len(months)), values, label=metric.label(desk.language), **style)
    _months(sheet, desk, months)
    _scale(sheet, metrics[0])
    sheet.legend(len(metrics))
    names = _names(desk, metrics)
    return sheet.picture(
        say("bulletin.picture_trend", desk.language, place=desk.place, names=names),
        say("bulletin.picture_trend_alt", desk.language, names=names, count=len(months)),
    )


def control(desk: Desk, metrics: Sequence[Metric]) -> Picture | None:
    """The control chart of one indicator of all; None where too few months are known."""
    (metric,) = metrics
    chart, months = standing.control(desk, metric.id), desk.history
    if chart is None:
        return None
    sheet = _sheet(desk, 62)
    low, high = _drawn(metric, standing.bounds(metric, chart))
    (mean,) = _drawn(metric, [chart.mean])
    sheet.axes.axhline(mean, color=drawing.MUTED, linewidth=0.9, label=say("bulletin.mean", desk.language))
    limits = say("bulletin.trial_limits" if chart.trial else "bulletin.limits", desk.language)
    for level, label in ((low, limits), (high, None)):
        sheet.axes.axhline(level, color=drawing.MUTED, linewidth=0.9, linestyle="--", label=label)
    values = _drawn(metric, chart.values)
    label = metric.label(desk.language)
    sheet.axes.plot(
        range(len(values)), values, color=drawing.BLUE, marker="o", markersize=4, linewidth=1.4, label=label
    )
    at = [i for i, signal in enumerate(chart.signals) if signal]
    if at:
        marks = {"linestyle": "none", "marker": "D", "markersize": 7, "color": drawing.VERMILION}
        sheet.axes.plot(at, [values[i] for i in at], label=say("bulletin.signal", desk.language), **marks)
    _months(sheet, desk, months)
    _scale(sheet, metric)
    sheet.legend(4)
    return sheet.picture(
        say("bulletin.picture_control", desk.language, place=desk.place, name=label),
        say("bulletin.picture_control_alt", desk.language, name=label, signals=len(at)),
    )


def bars(desk: Desk, metrics: Sequence[Metric]) -> Picture | None:
    """Shares of all against their targets, one bar an indicator."""
    shown = [m for m in metrics if desk.cell(m.id).value is not None]
    if not shown:
        return None
    sheet = _sheet(desk, 14 + 10 * len(shown))
    values = [(desk.cell(m.id).value or 0) * 100 for m in reversed(shown)]
    sheet.axes.barh(range(len(shown)), values, height=0.6, color=drawing.SKY, edgecolor=drawing.BLUE)
    for line, (metric, value) in enumerate(zip(reversed(shown), values, strict=True)):
        inside = (
            {"ha": "right"} if value > NARROW else {"ha": "left"}
        )  # beside a long bar the target's line would cross it
        sheet.axes.text(value + (-1 if value > NARROW else 1), line, desk.figure(metric.id).text, va="center", **inside)
    sheet.axes.axvline(100, color=drawing.VERMILION, linestyle="--", linewidth=1)
    sheet.axes.set_yticks(range(len(shown)), [m.label(desk.language) for m in reversed(shown)])
    sheet.axes.set_xlim(0, max(112, max(values) * 1.12))
    sheet.axes.xaxis.set_major_formatter("{x:.0f}%")
    sheet.axes.grid(visible=False)
    return sheet.picture(
        say("bulletin.picture_bars", desk.language, place=desk.place, period=desk.period),
        say("bulletin.picture_bars_alt", desk.language, names=_names(desk, shown)),
    )


def funnel(desk: Desk, metrics: Sequence[Metric]) -> Picture | None:
    """Townships' rates over what they are of, within the limits of chance; those outside are named."""
    from analytics.briefing.funnel_picture import draw

    (metric,) = metrics
    return draw(desk, metric)


def county_map(desk: Desk, metrics: Sequence[Metric]) -> Picture | None:
    (metric,) = metrics
    return map_picture.draw(desk, metric)


PICTURES: dict[str, Callable[[Desk, Sequence[Metric]], Picture | None]] = {
    "trend": trend,
    "control": control,
    "bars": bars,
    "funnel": funnel,
    "map": county_map,
}


def _sheet(desk: Desk, height: float) -> Sheet:
    return Sheet(height, fonts.folder(desk.workspace))


def _names(desk: Desk, metrics: Sequence[Metric]) -> str:
    return say("shell.comma", desk.language).join(m.label(desk.language) for m in metrics)


def _drawn(metric: Metric, values: Sequence[float | None]) -> list[float]:
    """Shares in per cent; unknown ones leave a gap."""
    factor = 100 if metric.format == "percent" else 1
    return [float("nan") if value is None else value * factor for value in values]


def _scale(sheet: Sheet, metric: Metric) -> None:
    if metric.format == "percent":
        sheet.axes.yaxis.set_major_formatter("{x:.0f}%")
    sheet.axes.set_ylim(bottom=0)


def _months(sheet: Sheet, desk: Desk, months: Sequence[str]) -> None:
    """Every month has its tick; the year stands with its first."""
    labels: list[Any] = []
    for position, month in enumerate(months):
        name = say(f"shell.month_names.m{month[5:]}", desk.language)
        short = name if desk.language == "zh" else name[:3]
        labels.append(f"{short}\n{month[:4]}" if position == 0 or month.endswith("-01") else short)
    sheet.axes.set_xticks(range(len(months)), labels)
