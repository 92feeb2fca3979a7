"""How a page says what it keeps in the address, and the names that several pages share."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analytics.contract import KINDS
from ui import address, filters, store, wording
from ui.address import Param

WAYS = ("down", "up")
LONGEST = 40  # characters of a search


def _as_it_is(name: str, code: str) -> str:
    return code


@dataclass(frozen=True)
class Choices:
    """One page's choices.

    ``params``: the names of its address, made anew in each run because what is allowed depends on the data.
    ``narrowing``: those of them that narrow the page's rows, in the order in which they are told; each shows as a chip.
    ``named``: a code of a narrowing in the reader's words; months, units and townships need no words of the page's own.
    """

    params: Callable[[], tuple[Param, ...]] = tuple
    narrowing: tuple[str, ...] = ()
    named: Callable[[str, str], str] = _as_it_is


def month() -> Param:
    return Param("month", address.one_of(filters.available_months()), None)


def unit() -> Param:
    return Param("unit", address.one_of(store.reference().unit_by_code), None)


def school() -> Param:
    return Param("school", code, None)


def table() -> tuple[Param, ...]:
    """How the lines of a page's table of indicators are ordered (``sort``: a column), which way, and which are looked for."""
    return (Param("sort", code, ""), Param("way", address.one_of(WAYS), WAYS[0]), Param("find", _words, ""))


def page() -> Param:
    """Which page of a long list is shown (``ui/paging.py``)."""
    return Param("page", _page_number, 1)


def search() -> Param:
    """Words that the listed rows must contain (``drill.search``)."""
    return Param("words", _words, None)


def _page_number(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1_000_000:
        raise ValueError(text)
    return number


def _words(text: str) -> str:
    words = " ".join(text.split())
    if not 0 < len(words) <= LONGEST:
        raise ValueError(text)
    return words


def code(text: str) -> str:
    """A parser of codes that clerks make up: letters, digits, hyphens."""
    if not re.fullmatch(r"[\w-]{1,40}", text):
        raise ValueError(text)
    return text


def codes(kind: str, column: str) -> list[str]:
    """The vocabulary of a report's column, as it is stored."""
    return [term.zh for term in KINDS[kind].by_id[column].terms]


def words(kind: str, column: str) -> Mapping[str, str]:
    """The vocabulary of a report's column: what is stored to what is read."""
    return {term.zh: wording.label(term) for term in KINDS[kind].by_id[column].terms}
