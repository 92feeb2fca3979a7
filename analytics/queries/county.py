"""What every page asks: the months, the townships, how fresh the figures are, what needs a decision."""

from analytics.warehouse.query import Query, named


def months() -> Query:
    """month, month_start, month_end, due, reported."""
    return named("months")


def townships() -> Query:
    """code, name, name_en, lon, lat."""
    return named("townships")


def school_named(school: str) -> Query:
    """school_code, name, township_code: one row, or none."""
    return named("school_named", school=school)


def freshness() -> Query:
    """as_of, submissions, last_submitted_at: one row."""
    return named("freshness")


def attention(month: str, areas: tuple[str, ...] = ()) -> Query:
    """priority, item, area, count, detail, name: what needs a decision in a month, the most pressing first."""
    return named("attention", month=month, areas=tuple(sorted(areas)))
