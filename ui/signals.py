"""Whether a month is a signal or noise: the control chart under a sentence that says what it shows, and the same in a word."""

from collections.abc import Callable, Sequence
from itertools import groupby

from analytics.metrics import Metric
from analytics.stats.control import ENOUGH, FEWEST, Control, Meaning, Signal, xmr
from ui import charts, wording
from ui.charts.control import shown_limits
from ui.series import Series
from ui.wording import t

YEAR = 12  # months that need no year to be told apart
ORDER: tuple[Meaning, ...] = ("concern", "improvement", "change")


def draw(
    metric: Metric,
    series: Series,
    area: str,
    months: Sequence[str],
    *,
    place: str,
    key: str,
    chosen: str | None = None,
    codes: Sequence[str | None] = (),
    on_click: Callable[[], None] | None = None,
    choice: Callable[[], None] | None = None,
) -> None:
    """The control chart of an indicator in an area over ``months``: all that are known, since limits need many.

    A point carries its month and the ``codes``, the one ``chosen`` is ringed; ``choice`` draws a widget under the title.
    """
    cells = [series.cell(metric.id, area, month) for month in months]
    chart = xmr([cell.value for cell in cells])
    charts.draw(
        charts.control(metric, cells, months, chosen=chosen, codes=codes),
        title=t("stats.control_title", place=place, name=metric.label(wording.language())),
        note=sentence(metric, chart, months) if chart else wording.months(months[0], months[-1]),
        key=key,
        on_click=on_click,
        choice=choice,
        nothing=t("stats.control_nothing", count=FEWEST),
    )


def sentence(metric: Metric, chart: Control, months: Sequence[str]) -> str:
    """Which months are signals and of what, between which values the others lie, and how sure the limits are."""
    language = wording.language()
    low, high = (metric.format_value(limit, language) for limit in shown_limits(metric, chart))
    said = _signals(metric, chart, months)
    is_noise = [signal is None for signal, value in zip(chart.signals, chart.values, strict=True) if value is not None]
    key = "no_signal" if all(is_noise) else "signals" if any(is_noise) else "only_signals"
    sentences = [t(f"stats.{key}", said=t("stats.and").join(said), low=low, high=high)]
    if chart.trial:
        sentences.append(t("stats.trial", count=ENOUGH))
    return t("stats.between_sentences").join(sentences)


def meaning(metric: Metric, values: Sequence[float | None]) -> Meaning | None:
    """What the last of the monthly values says; None where it is unknown, or too few are known to tell signal from noise."""
    chart = xmr(values)
    if chart is None or values[-1] is None:
        return None
    return chart.meaning(len(values) - 1, metric.better)


def _signals(metric: Metric, chart: Control, months: Sequence[str]) -> list[str]:
    """The signals in words, those of concern first: what they are told by, and when."""
    told: dict[Meaning, dict[Signal, list[str]]] = {}
    for signal, at in _runs(chart):
        told.setdefault(chart.meaning(at[0], metric.better), {}).setdefault(signal, []).append(_when(at, months))
    return [
        t(
            "stats.signal",
            what=wording.listed(
                t(f"stats.signal_{signal.rule}_{'up' if signal.up else 'down'}", when=wording.listed(when))
                for signal, when in told[meaning].items()
            ),
            meaning=t(f"stats.meaning_{meaning}"),
        )
        for meaning in ORDER
        if meaning in told
    ]


def _runs(chart: Control) -> list[tuple[Signal, list[int]]]:
    """Neighbouring months that tell the same belong together; unknown ones between them do not part them."""
    known = [i for i, value in enumerate(chart.values) if value is not None]
    runs = ((signal, list(at)) for signal, at in groupby(known, key=lambda i: chart.signals[i]))
    return [(signal, at) for signal, at in runs if signal]


def _when(at: Sequence[int], months: Sequence[str]) -> str:
    name = wording.month_name if len(months) <= YEAR else wording.month
    first, last = name(months[at[0]]), name(months[at[-1]])
    return first if len(at) == 1 else t("stats.from_to", first=first, last=last)
