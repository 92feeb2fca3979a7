"""One cell: what a clerk's text means in a column of some type. The vectorised reading, ``columns``, agrees."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import shapely

from analytics.contract import Column
from analytics.contract.declarations import fold
from analytics.intake.personal import masked
from analytics.reference import Reference

WHITE = " \t\n\r\f\v\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u2060\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200E))
)
SPACE = re.compile(f"[{WHITE}]+")
ENDS = re.compile(f"^[{WHITE}]+|[{WHITE}]+$")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
BLANKS = frozenset(("", "/", "\\", *("-" * length for length in range(1, 5))))
NOT_APPLICABLE = frozenset(("不适用", "无此项", "n/a", "na", "n.a."))
TRUE = frozenset(["是", "√", "✓", "✔", "☑", "有", "对", "y", "yes", "true", "1", "1.0", "达标"])
FALSE = frozenset(
    ["否", "×", "✕", "✖", "✗", "✘", "☒", "x", "无", "没有", "错", "n", "no", "false", "0", "0.0", "未达标"]
)

NUMBER = re.compile(r"([+-]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(\.[0-9]*)?(e[+-]?[0-9]{1,3})?")
DATE = r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})[日号]?"
TIME = r"(上午|下午)?([0-9]{1,2})[:时点](?:([0-9]{1,2})(?:[:分](?:([0-9]{1,2})(?:\.[0-9]+)?秒?)?)?)?"
MOMENT = re.compile(rf"(?:{DATE}|([0-9]{{4}})([0-9]{{2}})([0-9]{{2}}))(?:(?:(?<=[日号])|[ t]){TIME})?")
MARKS = re.compile(r" ?([年月日号时点分秒:/.-]|上午|下午) ?")
WEEKDAY = re.compile(r"\(?(?:星期|周)[一二三四五六日天]\)?")
SERIAL = re.compile(r"[3-7][0-9]{4}(?:\.[0-9]+)?")
SERIAL_ORIGIN = datetime(1899, 12, 30)
# Not 2021.1: in a spreadsheet that may be October, 2021.10, shown as a number.
MONTH = re.compile(r"(?![0-9]{4}\.1$)([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:月份?)?|([0-9]{2}))")
YEARS = range(1990, 2101)
POLYGON = re.compile(r"\s*(?:MULTI)?POLYGON\b", re.IGNORECASE)
# Beyond this a double no longer counts one by one, and no clerk means it.
LARGEST = 10**15


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell means: its value, or None and why not. ``problem`` beside a value is a warning."""

    value: Any = None
    problem: str | None = None
    not_applicable: bool = False


BLANK = Cell()
Parse = Callable[[str], Cell]


def parser(column: Column, reference: Reference) -> Parse:
    """How to read a cell of that column. Total: every text gives a Cell."""
    meaning = _meaning(column, reference)

    def parse(text: str) -> Cell:
        bare = plain(text)
        if bare in BLANKS:
            return BLANK
        if bare in NOT_APPLICABLE:
            return Cell(problem="not_applicable_in_key") if column.required else Cell(not_applicable=True)
        return meaning(text)

    return parse


def plain(text: str) -> str:
    """Without what clerks vary: width, case, white space, kinds of dash."""
    return SPACE.sub("", unicodedata.normalize("NFKC", text)).translate(DASHES).casefold()


def stripped(text: str) -> str:
    """Without white space at the ends, the invisible kinds too."""
    return ENDS.sub("", text)


def is_blank(text: str) -> bool:
    return plain(text) in BLANKS


def _meaning(column: Column, reference: Reference) -> Parse:
    spelled = {fold(spelling): term.zh for term in column.terms for spelling in term.spellings}
    readers: dict[str, Parse] = {
        "text": _text if column.personal_data else _verbatim,
        "code": _code,
        "count": lambda text: _count(text, column),
        "number": lambda text: _number(text, column),
        "date": _date,
        "datetime": _datetime,
        "boolean": _boolean,
        "polygon": _polygon,
        "choice": lambda text: _looked_up(fold(stripped(text)), spelled, "not_in_vocabulary"),
        "township": lambda text: _township(text, reference),
    }
    return readers[column.type]


def _verbatim(text: str) -> Cell:
    # Exports put an apostrophe before what a spreadsheet would take for a formula.
    bare = stripped(text).replace("\r\n", "\n").replace("\r", "\n")
    return Cell(bare[1:] if re.match(r"'[=+\-@＝＋－＠]", bare) else bare)


def _text(text: str) -> Cell:
    cell = _verbatim(text)
    hidden = masked(cell.value)
    return cell if hidden == cell.value else Cell(hidden, "personal_data")


def _code(text: str) -> Cell:
    bare = SPACE.sub("", unicodedata.normalize("NFKC", text)).translate(DASHES).removeprefix("'")
    return Cell(bare[: bare.index(".")] if re.fullmatch(r"[0-9]+\.0+", bare) else bare or None)


def _amount(text: str, column: Column) -> float | int | None:
    """The number that is meant, exact where it is whole; None where it is none."""
    bare = unicodedata.normalize("NFKC", stripped(text)).translate(DASHES).casefold()
    for unit in (column.unit_zh, column.unit_en):
        bare = bare.removesuffix(unit.casefold()).rstrip()
    found = NUMBER.fullmatch(bare)
    if not found or not (found[2] or (found[3] or ".") != "."):
        return None
    digits = bare.replace(",", "")
    whole = not found[4] and not (found[3] or "").strip(".0")
    number = int(digits.partition(".")[0] or "0") if whole and len(digits) < 40 and found[2] else float(digits)
    return number if abs(number) < LARGEST else None


def _number(text: str, column: Column) -> Cell:
    amount = _amount(text, column)
    if amount is None:
        return Cell(problem="not_a_number")
    if column.minimum is not None and amount < column.minimum:
        return Cell(problem="negative")
    return Cell(float(amount) + 0.0)


def _count(text: str, column: Column) -> Cell:
    amount = _amount(text, column)
    if amount is None:
        return Cell(problem="not_a_number")
    if amount != int(amount):
        return Cell(problem="not_an_integer")
    return Cell(problem="negative") if amount < (column.minimum or 0) else Cell(int(amount))


def _moment(text: str) -> tuple[datetime, bool] | None:
    """The moment that is meant and whether its time of day is given; None for impossible and for implausible ones."""
    spaced = SPACE.sub(" ", unicodedata.normalize("NFKC", stripped(text))).translate(DASHES).casefold()
    bare = WEEKDAY.sub("", MARKS.sub(r"\1", spaced)).strip()
    try:
        moment = _from_serial(bare) if SERIAL.fullmatch(bare) else _from_words(MOMENT.fullmatch(bare))
    except ValueError:
        return None
    return moment if moment and moment[0].year in YEARS else None


def _from_serial(days: str) -> tuple[datetime, bool]:
    """Excel counts days; its fractions miss the second by a hair."""
    return SERIAL_ORIGIN + timedelta(seconds=round(float(days) * 86400)), "." in days


def _from_words(found: re.Match[str] | None) -> tuple[datetime, bool] | None:
    if not found:
        return None
    year, month, day = (int(found[place] or found[place + 3]) for place in (1, 2, 3))
    half, hour, minute, second = found[7], *(int(found[place] or 0) for place in (8, 9, 10))
    afternoon = 12 * (half == "下午" and hour < 12)
    return datetime(year, month, day, hour + afternoon, minute, second), bool(found[8])


def _date(text: str) -> Cell:
    if plain(text) == "无":
        return BLANK
    moment = _moment(text)
    return Cell(moment[0].date()) if moment else Cell(problem="bad_date")


def _datetime(text: str) -> Cell:
    if plain(text) == "无":
        return BLANK
    moment = _moment(text)
    if not moment:
        return Cell(problem="bad_datetime")
    # Spreadsheets hand over midnight as a bare date, so a bare date is midnight, with a warning.
    return Cell(moment[0], None if moment[1] else "time_missing")


def _boolean(text: str) -> Cell:
    bare = plain(text)
    return Cell(True) if bare in TRUE else Cell(False) if bare in FALSE else Cell(problem="bad_boolean")


def _looked_up(word: str, words: dict[str, str], problem: str) -> Cell:
    return Cell(words[word]) if word in words else Cell(problem=problem)


def _township(text: str, reference: Reference) -> Cell:
    word = fold(stripped(text))
    names = reference.township_names
    return _looked_up(
        word if word in names else word.removeprefix(fold(reference.root.name)), names, "unknown_township"
    )


def _polygon(text: str) -> Cell:
    if plain(text) == "无":
        return BLANK
    wkt = unicodedata.normalize("NFKC", text)
    # Collections may nest without end, which the reader follows until its stack is gone.
    if not POLYGON.match(wkt):
        return Cell(problem="bad_polygon")
    try:
        shape = shapely.from_wkt(wkt)
    except shapely.errors.ShapelyError:
        return Cell(problem="bad_polygon")
    usable = (
        shape.geom_type in ("Polygon", "MultiPolygon") and shape.is_valid and not shape.is_empty and not shape.has_z
    )
    return Cell(shapely.normalize(shape).wkt) if usable else Cell(problem="bad_polygon")


def month_of(text: str) -> str | None:
    """``YYYY-MM`` out of 2021-05, 2021年5月, 202105 or a date in it; None for anything else."""
    found = MONTH.fullmatch(plain(text))
    if found and 1 <= int(found[2] or found[3]) <= 12 and int(found[1]) in YEARS:
        return f"{found[1]}-{int(found[2] or found[3]):02d}"
    moment = _moment(text)
    return f"{moment[0]:%Y-%m}" if moment else None
