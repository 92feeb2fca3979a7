"""报表来源: which submission, and which line of its file."""

from ui.address import Param
from ui.choices.choices import Choices


def params() -> tuple[Param, ...]:
    return (Param("submission", _number, None), Param("line", _number, None))


def _number(text: str) -> int:
    number = int(text)
    if not 0 < number < 2**53:
        raise ValueError(text)
    return number


CHOICES = Choices(params)
