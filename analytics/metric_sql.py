"""Turns indicators of the catalogue into one query over the marts: add first, divide last."""

from collections.abc import Iterable
from functools import cache

from analytics.metrics import METRICS, Metric, Term
from analytics.warehouse.query import Query, text

ROOT = "(select county from setting)"
PERIOD = """period as (
    select min(month) as first_month, max(month) as last_month from month where month between $first and $last
)"""
CHOSEN = "month between $first and $last and (len($areas) = 0 or list_contains($areas, township_code))"


def metrics(ids: tuple[str, ...], areas: tuple[str, ...], first: str, last: str) -> Query:
    """One row per indicator, area and month: metric, area, month, value, numerator, denominator.

    Areas are the townships asked for (all if none is named) and their total, which carries the county's code. In no order:
    readers look values up, and sorting would cost more than adding.
    """
    return Query("metrics", _sql(ids, by_month=True), _params(areas, first, last))


def metrics_over(ids: tuple[str, ...], areas: tuple[str, ...], first: str, last: str) -> Query:
    """The same over the whole period: one row per indicator and area, ``month`` being the period's last."""
    return Query("metrics_over", _sql(ids, by_month=False), _params(areas, first, last))


def _params(areas: tuple[str, ...], first: str, last: str) -> tuple[tuple[str, object], ...]:
    return (("areas", tuple(sorted(areas))), ("first", first), ("last", last))


@cache
def _sql(ids: tuple[str, ...], by_month: bool) -> str:
    counted = [METRICS[id_] for id_ in ids if not METRICS[id_].survival]
    survivals = [METRICS[id_] for id_ in ids if METRICS[id_].survival]
    tables = [PERIOD, *([_totals(counted, by_month)] if counted else [])]
    tables += [_survival(by_month)] if survivals else []
    rows = [_rates(counted)] if counted else []
    rows += [_median(metric) for metric in survivals]
    return "with " + ",\n".join(tables) + "\n" + "\nunion all\n".join(rows)


def _totals(counted: list[Metric], by_month: bool) -> str:
    terms = sorted({term for m in counted for term in (*m.numerator, *m.denominator)}, key=_name)
    columns = ",\n        ".join(f"{_sum(term, by_month)} as {_name(term)}" for term in terms)
    month = "month" if by_month else "any_value(last_month) as month"
    sets = "grouping sets ((township_code, month), (month))" if by_month else "grouping sets ((township_code), ())"
    return f"""total as (
    select
        coalesce(township_code, {ROOT}) as area,
        {month},
        {columns}
    from township_month
    cross join period
    where {CHOSEN}
    group by {sets}
)"""


def _sum(term: Term, by_month: bool) -> str:
    if by_month or term.over == "sum":
        return f"sum({term.column})"
    return f"sum(case when month = {term.over}_month then {term.column} end)"


def _name(term: Term) -> str:
    return f"{term.column}_{term.over}"


def _rates(counted: list[Metric]) -> str:
    """All indicators of a total's row at once: a union of as many selects would take DuckDB ten times as long to plan."""
    return f"""select
    metric,
    area,
    month,
    case when is_rate then scale * numerator / nullif(denominator, 0) else numerator end as value,
    numerator,
    denominator
from (
    select
        area,
        month,
        unnest({[m.id for m in counted]}) as metric,
        unnest([{_list(str(bool(m.denominator)).lower() for m in counted)}]) as is_rate,
        unnest([{_list(f"{m.scale}::double" for m in counted)}]) as scale,
        unnest([{_list(_side(m.numerator) for m in counted)}]) as numerator,
        unnest([{_list(_side(m.denominator) for m in counted)}]) as denominator
    from total
)"""


def _list(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _side(terms: tuple[Term, ...]) -> str:
    return f"({' + '.join(map(_name, terms)) or 'null'})::double"


def _survival(by_month: bool) -> str:
    """Kaplan–Meier over the additive spells: the share still open after each number of days, of any set of townships."""
    months = "month between $first and $last" if by_month else "month = (select last_month from period)"
    return text("queries", "survival").replace("{{root}}", ROOT).replace("{{months}}", months)


def _median(metric: Metric) -> str:
    return (
        f"select '{metric.id}' as metric, area, month, median_days::double as value, "
        "rectified::double as numerator, hazards::double as denominator from medians"
    )
