"""数据上报: whose report for which month, when a link led here."""

from ui.address import Param
from ui.choices import choices


def params() -> tuple[Param, ...]:
    return (choices.month(), choices.unit())


CHOICES = choices.Choices(params)
