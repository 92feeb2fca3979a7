"""通报报告: of which report the page makes a file, and of which month a monthly one is."""

from ui import filters
from ui.address import Param, one_of
from ui.choices import choices

REPORTS = ("month", "range", "year")


def params() -> tuple[Param, ...]:
    months = filters.available_months()
    return (Param("report", one_of(REPORTS), REPORTS[0]), Param("of", one_of(months), months[-1]))


CHOICES = choices.Choices(params)
