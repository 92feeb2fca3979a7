"""Which townships really differ in a rate, and which only seem to: the funnel under a sentence that says what it shows."""

from collections.abc import Callable, Mapping
from functools import partial

from analytics.metrics import Metric
from ui import charts, filters, store, wording
from ui.filters import Filters
from ui.judgement import ENOUGH, differs, known, spread
from ui.series import Cell, Series
from ui.wording import t

MOST = 4  # townships named in a sentence; the picture names all that stand out


def townships(metric: Metric, series: Series, month: str) -> dict[str, Cell]:
    """The cells of all townships of the county, in its own order, from a series that was asked for without townships.

    ``month`` is a month of ``queries.metrics``, or the last one of a period of ``queries.metrics_over``.
    """
    return {code: series.cell(metric.id, code, month) for code in filters.township_names()}


def draw(
    metric: Metric,
    cells: Mapping[str, Cell],
    view: Filters,
    *,
    key: str,
    period: str = "",
    choice: Callable[[], None] | None = None,
) -> None:
    """The funnel of ``townships``, its title and its sentence; a click on a point looks at that township alone.

    ``period`` is what the cells are of (else the view's); ``choice`` draws a widget under the title.
    """
    names = filters.township_names()
    key = "_".join((key, metric.id, *view.towns))  # another one when another is chosen, or the mark would stay
    note = t("stats.funnel_note", period=period or view.period, said=sentence(metric, cells, names))
    charts.draw(
        charts.funnel(metric, cells, names, chosen=view.towns),
        title=t("stats.funnel_title", name=metric.label(wording.language())),
        note=note,
        key=key,
        on_click=partial(filters.picked, key),
        choice=choice,
        nothing=t("stats.funnel_nothing", count=ENOUGH),
    )
    filters.chips(key)


def sentence(metric: Metric, cells: Mapping[str, Cell], names: Mapping[str, str]) -> str:
    """Who stands out on the wrong side and on the right one, and whether the limits had to be widened."""
    among = known(cells.values())
    found = spread(metric, among) if len(among) >= ENOUGH else None
    if found is None:
        return ""
    settings = store.settings()
    judged = {code: differs(metric, cell, among, settings) for code, cell in cells.items() if cell.value is not None}
    said = [
        t(f"stats.differ_{name}", places=wording.listed([names[code] for code in codes], most=MOST))
        for name in ("bad", "poor", "good")
        if (codes := [code for code, judgement in judged.items() if judgement == name])
    ]
    rest = sum(judgement in ("fair", "few") for judgement in judged.values())
    sentences = (
        [t("stats.differ_rest", said=t("stats.and").join(said), count=rest)] if said else [t("stats.differ_none")]
    )
    if found.adjusted:
        sentences.append(t("stats.widened", phi=f"{found.dispersion:.1f}"))
    return t("stats.between_sentences").join(sentences)
