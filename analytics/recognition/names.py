"""What a file's name says: the report, the unit, the month."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from analytics.contract import KINDS
from analytics.contract.declarations import fold
from analytics.reference import Reference

DECLARED = Path(__file__).with_name("file_names.toml")

DIGITS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

YEAR = r"(?<!\d)(?P<year>20\d\d|(?<!\d)\d\d(?=年))"
NUMBER = r"(?P<month>1[0-2]|0?[1-9])"
# The plainest first: "隐患台账（11月）_20211202.xlsx" is November's, whatever day it was saved.
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{YEAR}[-_./ 年度]*{NUMBER}\s*月",
        rf"(?<![\da-z]){NUMBER}\s*月",  # not the "04 月" of "PCS04 月度工作数据"
        r"(?P<word>十[一二]?|[一二三四五六七八九])月",
        rf"(?<![a-z])(?P<english>{'|'.join(ENGLISH)})[a-z]*(?![a-z])",
        rf"{YEAR}[-_./ 年]{NUMBER}(?!\d)",
        r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?!\d)",
        r"(?<!\d)(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)",
    )
)
SOME_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def stem(name: str) -> str:
    """The name without folders and ending, in one width and case."""
    bare = unicodedata.normalize("NFKC", name).replace("\\", "/").rpartition("/")[2]
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", bare).casefold()


def month_of(name: str, months: Sequence[str]) -> str | None:
    """The month that the name tells, of those that can be reported; a name without a year means the latest such month."""
    text = stem(name)
    for pattern in PATTERNS:
        for found in pattern.finditer(text):
            said = found.groupdict()
            number = _number(said)
            year = said.get("year") or _year_in(text)
            fitting = [m for m in months if int(m[5:]) == number and (year is None or m[2:4] == year[-2:])]
            if fitting:
                return max(fitting)
    return None


def _number(said: dict[str, str | None]) -> int:
    if word := said.get("word"):
        return DIGITS[word]
    if english := said.get("english"):
        return ENGLISH.index(english) + 1
    return int(said.get("month") or 0)


def _year_in(text: str) -> str | None:
    found = SOME_YEAR.search(text)
    return found[1] if found else None


def kind_of(name: str) -> str | None:
    """The report whose longest word stands in the name; None where two different ones are as long."""
    text = fold(stem(name))
    found = {kind: max((len(word) for word in words if word in text), default=0) for kind, words in _words().items()}
    longest = max(found.values())
    best = [kind for kind, length in found.items() if length == longest]
    return best[0] if longest and len(best) == 1 else None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    declared = tomllib.loads(DECLARED.read_text(encoding="utf-8"))
    return {
        kind.id: tuple(fold(word) for word in (kind.id, kind.zh, kind.en, *declared.get(kind.id, ())))
        for kind in KINDS.values()
    }


def unit_of(name: str, reference: Reference) -> str | None:
    """The unit whose code or name stands in the name: the longest, if no other is as long."""
    bare = stem(name)
    text = fold(bare)
    best: dict[str, int] = {}
    for unit in reference.units:
        for spelling in (unit.code, unit.name, unit.name_en):
            word = fold(spelling)
            # A code is a word of its own: JB1 is not within JB12.
            code = spelling == unit.code
            inside = re.search(rf"(?<![a-z0-9]){re.escape(word)}(?!\d)", bare) if code else word in text
            if word and inside:
                best[unit.code] = max(best.get(unit.code, 0), len(word))
    longest = max(best.values(), default=0)
    named = [code for code, length in best.items() if length == longest]
    return named[0] if len(named) == 1 else None
