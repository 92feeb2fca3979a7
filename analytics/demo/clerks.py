"""How each unit's clerk writes: most save GB18030 CSV, some UTF-8, some keep a workbook."""

from dataclasses import dataclass
from functools import cache

from analytics.demo.chance import happens, stream, weighted
from analytics.demo.files import DATES, TICKS, Format, Style

FORMATS: dict[Format, float] = {"gb18030": 62, "utf-8-sig": 18, "xlsx": 20}


@dataclass(frozen=True)
class Clerk:
    """``names_itself``: whether the unit and the month stand in every row; ``synonyms``: other words in the header."""

    style: Style
    names_itself: bool
    synonyms: bool


@cache
def clerk(seed: int, unit: str) -> Clerk:
    """The habits of that unit's clerk, the same in every month."""
    chance = stream(seed, "clerk", unit)
    style = Style(
        format=weighted(chance, FORMATS),
        dates=chance.randrange(len(DATES)),
        ticks=chance.randrange(len(TICKS)),
        thousands=happens(chance, 0.2),
        totals=happens(chance, 0.4),
    )
    return Clerk(style, names_itself=happens(chance, 0.2), synonyms=happens(chance, 0.15))
