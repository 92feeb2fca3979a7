"""Names of invented schools: the township, which one of its kind, the word that says it is invented, the stage."""

import re

from analytics.demo import told
from analytics.reference import Area


def short_name(township: Area) -> str:
    """跃龙 for 跃龙街道."""
    for ending in told.county()["naming"]["endings"]:
        if township.name.endswith(ending):
            return township.name.removesuffix(ending)
    return township.name


def school_name(township: Area, which: int, word: str) -> str:
    """跃龙示例小学, 跃龙第二示例小学, …"""
    naming = told.county()["naming"]
    ordinal = naming["ordinal"].format(number=numeral(which)) if which > 1 else ""
    return f"{short_name(township)}{ordinal}{naming['invented']}{word}"


def numeral(number: int) -> str:
    """A whole number from 1 to 9999 as Chinese writes it: 二, 十二, 一百零三."""
    naming = told.county()["naming"]
    zero, one, ten = naming["numerals"][0], naming["numerals"][1], naming["places"][1]
    places = reversed(naming["places"][: len(str(number))])
    digits = (naming["numerals"][int(d)] + (p if d != "0" else "") for d, p in zip(str(number), places, strict=True))
    text = re.sub(f"{zero}+", zero, "".join(digits)).rstrip(zero)
    return text.removeprefix(one) if text.startswith(one + ten) else text
