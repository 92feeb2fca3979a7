"""明细: whose rows are shown, of the month or of the whole period, and of which school."""

from analytics.metrics import METRICS
from ui.address import Param, one_of
from ui.choices import choices

SPANS = ("period",)


def params() -> tuple[Param, ...]:
    return (
        Param("metric", one_of(METRICS), None),
        Param("span", one_of(SPANS), None),
        choices.school(),
        choices.page(),
    )


CHOICES = choices.Choices(params, ("school",))
