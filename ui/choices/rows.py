"""明细: whose rows are shown, and of which school."""

from analytics.metrics import METRICS
from ui.address import Param, one_of
from ui.choices import choices


def params() -> tuple[Param, ...]:
    return (Param("metric", one_of(METRICS), None), choices.school(), choices.page())


CHOICES = choices.Choices(params, ("school",))
