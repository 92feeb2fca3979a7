"""What the rules suggest for a month: whom to supervise, on which rung and why this one, with the figures as evidence.

A suggestion is made of figures that anybody can follow to their rows. Nothing is ordered by it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from analytics import queries
from analytics.comparison import Cell, differs, known
from analytics.metrics import METRICS, Metric
from analytics.months import month_end, month_shifted, months_between
from analytics.settings import Settings
from analytics.supervision.orders import Addressee, Order
from analytics.supervision.rules import LADDER, Rule, rung_above
from analytics.warehouse.query import Query

Ask = Callable[[Query], list[dict[str, Any]]]
"""The rows of a query, in the scope of whoever asks."""
Why = Literal["base", "late", "relapsed"]
PAST: tuple[str, ...] = ("rejected", "cancelled")


@dataclass(frozen=True)
class Figure:
    """One number of the evidence: an indicator's id or a word of ours, and what it is a part of where it is a part."""

    name: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    month: str = ""
    county: float | None = None


@dataclass(frozen=True)
class Suggestion:
    """``page`` and ``said`` lead to the rows behind it; ``said`` is what that page's address says.

    ``why``: the rule's own rung, or one above that of the earlier order ``follows``, which was late or did not hold.
    """

    rule: Rule
    addressee: Addressee
    month: str
    figures: tuple[Figure, ...]
    page: str
    said: tuple[tuple[str, str], ...]
    kind: str = ""
    why: Why = "base"
    follows: str = ""
    since: str = ""

    @property
    def key(self) -> str:
        """Names it for a decision not to act on it, which holds for its month."""
        return f"{self.rule.rule}:{self.addressee.type}:{self.addressee.code}:{self.month}"

    @property
    def evidence(self) -> dict[str, Any]:
        """As plain JSON, to be kept with the order."""
        figures = [{k: v for k, v in vars(figure).items() if v not in (None, "")} for figure in self.figures]
        facts = {"clause": self.rule.clause, "why": self.why, "since": self.since}
        return facts | {"figures": figures, "page": self.page, "said": dict(self.said)}

    def order(self, reason: str, deadline: date | None = None) -> Order:
        """The proposal of the order that is suggested."""
        proposal = Order(self.kind, self.addressee, reason, self.rule.rule, self.month, self.evidence, deadline)
        return replace(proposal, follows=self.follows)


def found(
    ask: Ask,
    settings: Settings,
    month: str,
    today: date,
    orders: Sequence[Order] = (),
    dismissed: Collection[str] = (),
) -> list[Suggestion]:
    """All that the enabled rules suggest for the figures of ``month``, rule by rule; not what is in hand or was dismissed."""
    told = [
        each
        for rule in settings.supervision
        if rule.enabled
        for each in RULES[rule.rule](ask, rule, settings, month, today)
    ]
    on_rung = (_on_rung(each, orders, today) for each in told if each.key not in dismissed)
    return [each for each in on_rung if each is not None]


def _on_rung(suggestion: Suggestion, orders: Iterable[Order], today: date) -> Suggestion | None:
    """The suggestion on the rung that follows from earlier orders on the same; None where one of them is in hand."""
    rule, addressee = suggestion.rule, suggestion.addressee
    same = [o for o in orders if o.rule == rule.rule and _is(o.addressee, addressee)]
    if any(o.state in PAST and o.month == suggestion.month for o in same):
        return None
    standing = max((o for o in same if o.state not in PAST), key=lambda o: o.number, default=None)
    if standing is None:
        return replace(suggestion, kind=rule.rung)
    if standing.state in ("proposed", "closed") or (standing.state == "issued" and not standing.is_overdue(today)):
        return None
    if standing.state != "relapsed" and not standing.was_late(today):
        again = month_shifted(standing.month, rule.again_months) if standing.month else ""
        return replace(suggestion, kind=rule.rung) if suggestion.month > again else None
    kind = _above(rule.rung, standing.kind)
    if standing.state == "issued" and kind == standing.kind:
        return None  # it stands on the highest rung already, and the register says that it is overdue
    why: Why = "relapsed" if standing.state == "relapsed" else "late"
    return replace(suggestion, kind=kind, why=why, follows=standing.number)


def _above(base: str, earlier: str) -> str:
    above = rung_above(earlier)
    return above if base not in LADDER or LADDER.index(above) > LADDER.index(base) else rung_above(base)


def _is(one: Addressee, other: Addressee) -> bool:
    return (one.type, one.code) == (other.type, other.code)


def _overdue_serious(ask: Ask, rule: Rule, settings: Settings, month: str, today: date) -> Iterator[Suggestion]:
    for row in ask(queries.serious_overdue((), month)):
        if row["overdue"] < rule.at_least:
            continue
        figure = _part("serious_overdue", row["overdue"], row["open"], month)
        said = {"which": "overdue", "grade": "重大", "school": row["school_code"]}
        yield Suggestion(rule, _school(row), month, (figure,), "hazards", _at(month, said), since=_day(row["since"]))


def _rate_below(ask: Ask, rule: Rule, settings: Settings, month: str, today: date) -> Iterator[Suggestion]:
    """A rate counts where it is poor by the funnel in every one of the months: once may be chance."""
    months = months_between(month_shifted(month, 1 - rule.months), month)
    rows = ask(queries.metrics(rule.metrics, (), months[0], month))
    cells = {(r["metric"], r["area"], r["month"]): Cell(r["value"], r["numerator"], r["denominator"]) for r in rows}
    areas = sorted({row["area"] for row in rows})
    towns = [area for area in areas if not _is_whole(area, areas)]
    whole = next((area for area in areas if _is_whole(area, areas)), "")
    for town in towns:
        figures = tuple(
            _rate(name, cells[name, town, each], each, cells.get((name, whole, each)))
            for name in rule.metrics
            if all(_is_poor(METRICS[name], cells, town, towns, each, settings) for each in months)
            for each in months
        )
        if figures:
            said = _between(months[0], month, {"town": town})
            yield Suggestion(rule, Addressee("township", town, town), month, figures, "hazards", said)


def _is_poor(
    metric: Metric,
    cells: Mapping[tuple[str, str, str], Cell],
    town: str,
    towns: Sequence[str],
    month: str,
    settings: Settings,
) -> bool:
    cell = cells.get((metric.id, town, month), Cell())
    if cell.value is None:
        return False
    others = known(cells[metric.id, each, month] for each in towns if (metric.id, each, month) in cells)
    return differs(metric, cell, others, settings) in ("poor", "bad")


def _repeat_incidents(ask: Ask, rule: Rule, settings: Settings, month: str, today: date) -> Iterator[Suggestion]:
    for row in ask(queries.schools_repeating((), month)):
        if row["incidents"] < rule.at_least:
            continue
        figures = (
            Figure("incidents_in_window", float(row["incidents"]), month=month),
            _part("incidents_open", row["open"], row["incidents"], month),
        )
        said = {"which": "repeats", "school": row["school_code"]}
        yield Suggestion(rule, _school(row), month, figures, "incidents", _at(month, said), since=_day(row["last_on"]))


def _reports_missing(ask: Ask, rule: Rule, settings: Settings, month: str, today: date) -> Iterator[Suggestion]:
    for row in ask(queries.units_missing((), month, rule.months, today)):
        if row["months_missing"] < rule.at_least:
            continue
        figures = (
            _part("months_missing", row["months_missing"], row["months_owed"], month),
            _part("reports_missing", row["missing"], row["owed"], month),
        )
        addressee = Addressee("unit", row["unit"], row["township_code"], row["name"])
        said = _between(month_shifted(month, 1 - rule.months), month, {"state": "missing", "unit": row["unit"]})
        yield Suggestion(rule, addressee, month, figures, "reporting", said)


def _target_missed(ask: Ask, rule: Rule, settings: Settings, month: str, today: date) -> Iterator[Suggestion]:
    """Only once the day has come, and by the last month that ends on it or later."""
    if month_end(month) < settings.targets_due:
        return
    rows = ask(queries.metrics(rule.metrics, (), month, month))
    areas = sorted({row["area"] for row in rows})
    missed: dict[str, list[Figure]] = {}
    for row in sorted(rows, key=lambda row: rule.metrics.index(row["metric"])):
        numerator, denominator = row["numerator"], row["denominator"]
        if not _is_whole(row["area"], areas) and denominator and denominator - numerator >= rule.at_least:
            figure = _rate(row["metric"], Cell(row["value"], numerator, denominator), month, None)
            missed.setdefault(row["area"], []).append(figure)
    for town, figures in sorted(missed.items()):
        addressee = Addressee("township", town, town)
        yield Suggestion(rule, addressee, month, tuple(figures), "protection", _at(month, {"town": town}))


def _past_serious(ask: Ask, rule: Rule, settings: Settings, month: str, today: date) -> Iterator[Suggestion]:
    for row in ask(queries.serious_past((), month, rule.months)):
        if row["serious"] < rule.at_least:
            continue
        figures = (
            _part("serious_incidents", row["serious"], row["incidents"], month),
            Figure("deaths", float(row["deaths"] or 0), month=month),
            Figure("serious_injuries", float(row["serious_injuries"] or 0), month=month),
        )
        said = _between(row["first_month"] or month, month, {"school": row["school_code"]})
        yield Suggestion(rule, _school(row), month, figures, "incidents", said, since=_day(row["last_on"]))


RULES: dict[str, Callable[[Ask, Rule, Settings, str, date], Iterator[Suggestion]]] = {
    "overdue_serious": _overdue_serious,
    "rate_below": _rate_below,
    "repeat_incidents": _repeat_incidents,
    "reports_missing": _reports_missing,
    "target_missed": _target_missed,
    "past_serious": _past_serious,
}


def _school(row: Mapping[str, Any]) -> Addressee:
    return Addressee("school", row["school_code"], row["township_code"] or "", row["school_name"] or "")


def _is_whole(area: str, areas: Iterable[str]) -> bool:
    """Whether it is the total of the others: a county's code begins all of its townships'."""
    return any(other != area and other.startswith(area) for other in areas)


def _part(name: str, part: float, whole: float, month: str) -> Figure:
    return Figure(name, float(part), float(part), float(whole), month)


def _rate(name: str, cell: Cell, month: str, county: Cell | None) -> Figure:
    return Figure(name, cell.value, cell.numerator, cell.denominator, month, county.value if county else None)


def _at(month: str, said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return _between(month, month, said)


def _between(first: str, last: str, said: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return (("from", first), ("to", last), *said.items())


def _day(value: object) -> str:
    """A date as it came from the warehouse or from a frame."""
    return str(value)[:10] if value is not None else ""
