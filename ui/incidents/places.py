"""Which townships really have more incidents for their pupils than the county, and which only seem to."""

from collections.abc import Mapping

from analytics.stats.funnel import Funnel, funnel
from ui import filters
from ui.filters import Filters
from ui.series import Series

RATE = "incidents_per_1000"


def standing(whole: Series, last: str) -> Funnel | None:
    """The funnel of all townships of the county, in the county's order, from the values of a period that ends with ``last``."""
    cells = [whole.cell(RATE, code, last) for code in filters.township_names()]
    return funnel("poisson", [cell.numerator for cell in cells], [cell.denominator for cell in cells], 1000)


def differing(found: Funnel | None, names: Mapping[str, str]) -> list[str]:
    """Those of the townships ``names`` with significantly more than their share, the clearest first."""
    verdicts = dict(zip(filters.township_names(), found.verdicts, strict=True)) if found else {}
    clearest = ("high_998", "high_95")
    return [names[code] for verdict in clearest for code in names if verdicts.get(code) == verdict]


def draw(found: Funnel | None, whole: Series, names: Mapping[str, str], view: Filters) -> None:
    pass
