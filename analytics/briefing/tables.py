"""The tables that a template can ask for by name."""

from collections.abc import Callable, Sequence

from analytics import queries
from analytics.answers import known
from analytics.briefing import owed, standing
from analytics.briefing.desk import ITEMS, Desk
from analytics.briefing.model import Figure, Piece, Table
from analytics.contract import KINDS, Column
from analytics.errors import UsageError
from analytics.metrics import Metric
from analytics.months import month_before
from analytics.wording import month as month_in_words
from analytics.wording import say

CLOSING = "文末"
LISTED = 12  # hazards on a township's sheet, which is one page


def make(desk: Desk, name: str, arguments: Sequence[str]) -> Table:
    """The table of that name. Raises UsageError for one that there is not, or an indicator that there is not."""
    if name not in TABLES:
        raise UsageError("briefing_no_table", name=name, known=", ".join(TABLES))
    return TABLES[name](desk, arguments)


def county(desk: Desk, metrics: Sequence[str]) -> Table:
    """Indicators of all, with the month before and the target: one row each."""
    rows = [_of_all(desk, known(id_)) for id_ in metrics]
    names = ("indicator", "period", "before", "target") if desk.is_month else ("indicator", "period", "target")
    titled = say("bulletin.table_county", desk.language, place=desk.place, period=desk.period)
    return Table(titled, _heads(desk, names), tuple(rows), (3.2, *[1.4] * (len(names) - 1)))


def townships(desk: Desk, metrics: Sequence[str]) -> Table:
    """Indicators by township in the county's own order, the total last."""
    shown = [known(id_) for id_ in metrics]
    rows: list[tuple[Piece, ...]] = [
        (area.label(desk.language), *(desk.figure(m.id, area.code) for m in shown)) for area in desk.townships
    ]
    rows.append((say("bulletin.total", desk.language), *(desk.figure(m.id) for m in shown)))
    heads = (say("bulletin.head_township", desk.language), *(m.label(desk.language) for m in shown))
    return Table(
        say("bulletin.table_townships", desk.language, period=desk.period),
        heads,
        tuple(rows),
        (2.0, *[1.3] * len(shown)),
        say("bulletin.table_townships_note", desk.language),
    )


def months(desk: Desk, metrics: Sequence[str]) -> Table:
    """Indicators of all, month by month."""
    shown = [known(id_) for id_ in metrics]
    rows: list[tuple[Piece, ...]] = [
        (month_in_words(month, desk.language), *(desk.of_month(m.id, month) for m in shown)) for month in desk.months
    ]
    heads = (say("bulletin.head_month", desk.language), *(m.label(desk.language) for m in shown))
    titled = say("bulletin.table_months", desk.language, place=desk.place)
    return Table(titled, heads, tuple(rows), (1.8, *[1.3] * len(shown)))


def work(desk: Desk, items: Sequence[str]) -> Table:
    """Counts of work of all over the period; without any named, all of them."""
    if wrong := [item for item in items if item not in ITEMS]:
        raise UsageError("briefing_no_count", name=wrong[0])
    rows = [
        (_label(column, desk.language), desk.work(id_), column.unit_zh if desk.language == "zh" else column.unit_en)
        for id_, column in ITEMS.items()
        if not items or id_ in items
    ]
    titled = say("bulletin.table_work", desk.language, place=desk.place, period=desk.period)
    note = say("bulletin.table_work_note", desk.language)
    return Table(titled, _heads(desk, ("count", "number", "unit")), tuple(rows), (4, 2, 1.5), note)


def standouts(desk: Desk, metrics: Sequence[str]) -> Table:
    """Townships beyond the 95 % limits, each with its evidence."""
    found = standing.standouts(desk, [known(id_).id for id_ in metrics] or standing.COMPARED)
    rows = [
        (s.name, s.label, s.value, _parts(s.numerator, s.denominator), s.common, f"{s.low}～{s.high}", s.verdict)
        for s in found
    ]
    heads = _heads(desk, ("township", "indicator", "value", "parts", "common", "limits", "verdict"))
    titled = say("bulletin.table_standouts", desk.language, period=desk.period)
    note = say("bulletin.table_standouts_note", desk.language)
    return Table(titled, heads, tuple(rows), (1.7, 2.1, 1.2, 1.2, 1.2, 2.3, 2.0), note)


def reports(desk: Desk, states: Sequence[str]) -> Table:
    """Units whose reports are missing or late."""
    chosen = states or ("missing", "late")
    rows = [
        (unit.name, say(f"bulletin.report_{state}", desk.language), unit.reports, unit.which)
        for state in chosen
        for unit in owed.owing(desk, state)
    ]
    titled = say("bulletin.table_reports", desk.language, period=desk.period)
    return Table(titled, _heads(desk, ("unit_name", "state", "reports", "which")), tuple(rows), (2, 1.2, 1, 5))


def summaries(desk: Desk, _: Sequence[str]) -> Table:
    """Year-end summaries unit by unit."""
    rows = [(each.name, each.said, each.filed) for each in owed.summaries(desk)]
    titled = say("bulletin.table_summaries", desk.language)
    return Table(titled, _heads(desk, ("unit_name", "state", "filed")), tuple(rows), (3, 2, 2))


def hazards(desk: Desk, _: Sequence[str]) -> Table:
    """Open hazards, overdue ones first: without free text, which may name people."""
    total = desk.figure("hazards_open")
    rows = desk.fetch(queries.hazard_rows(desk.areas, desk.first, desk.last, which="open", limit=LISTED))
    language = desk.language
    lines = [
        (
            str(row["hazard_id"]),
            str(row["school_name"]),
            _term("category", row["category"], language),
            _term("grade", row["grade"], language),
            str(row["found_on"]),
            str(row["deadline"] or "—"),
            say("bulletin.overdue" if row["overdue"] else "bulletin.not_overdue", language),
        )
        for row in rows
    ]
    heads = _heads(desk, ("hazard", "school", "category", "grade", "found_on", "deadline", "state"))
    note = ""
    if total.value and total.value > LISTED:
        note = say("bulletin.table_hazards_note", language, total=total.text, listed=LISTED)
    titled = say("bulletin.table_hazards", language)
    return Table(titled, heads, tuple(lines), (2, 2.8, 1.6, 0.9, 1.6, 1.6, 1), note)


def definitions(desk: Desk, metrics: Sequence[str]) -> Table:
    """What the indicators mean, with the notice's clause."""
    shown = [known(id_) for id_ in metrics]
    rows = [(m.label(desk.language), m.definition(desk.language), _clause(m, desk.language)) for m in shown]
    titled = say("bulletin.table_definitions", desk.language)
    return Table(titled, _heads(desk, ("indicator", "definition", "clause")), tuple(rows), (2, 6.5, 1.1))


TABLES: dict[str, Callable[[Desk, Sequence[str]], Table]] = {
    "county": county,
    "townships": townships,
    "months": months,
    "work": work,
    "standouts": standouts,
    "reports": reports,
    "summaries": summaries,
    "hazards": hazards,
    "definitions": definitions,
}


def _of_all(desk: Desk, metric: Metric) -> tuple[Piece, ...]:
    before = [desk.of_month(metric.id, month_before(desk.first))] if desk.is_month else []
    return (metric.label(desk.language), desk.figure(metric.id), *before, metric.format_value(metric.target))


def _heads(desk: Desk, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(say(f"bulletin.head_{name}", desk.language) for name in names)


def _clause(metric: Metric, language: str) -> str:
    """The notice's numbering, or its closing paragraph, which has none."""
    return metric.clause.replace(CLOSING, say("bulletin.closing", language))


def _label(column: Column, language: str) -> str:
    return column.zh if language == "zh" else column.en


def _parts(numerator: Figure, denominator: Figure) -> str:
    return f"{numerator.text}/{denominator.text}"


def _term(column: str, value: str | None, language: str) -> str:
    """A word of the contract's vocabulary in the reader's language."""
    words = {term.zh: term.zh if language == "zh" else term.en for term in KINDS["hazards"].by_id[column].terms}
    return words.get(value or "", value or "—")
