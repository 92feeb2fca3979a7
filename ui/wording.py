"""Words in the language of the session, and how months, numbers and lists are written in it."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

import streamlit as st

from analytics.wording import LANGUAGES, say

KEY = "lang"
DEFAULT = LANGUAGES[0]


class Named(Protocol):
    """Anything of the contract or the catalogue that carries its names."""

    zh: str
    en: str


_held = threading.local()


@contextmanager
def settled() -> Iterator[None]:
    """Looks the language up once for the run within: a page asks for it a thousand times, and each look takes its time."""
    _held.language = language()
    try:
        yield
    finally:
        del _held.language


def language() -> str:
    """The reader's language, "zh" or "en"."""
    return getattr(_held, "language", None) or st.session_state.get(KEY, DEFAULT)


def t(key: str, **facts: Any) -> str:
    """The text of ``namespace.key`` in the reader's language. Raises KeyError for a key that no table has."""
    return say(key, language(), **facts)


def label(thing: Named) -> str:
    return thing.zh if language() == "zh" else thing.en


def month(text: str) -> str:
    """``2021-05`` as the reader writes it."""
    return t("shell.month", year=text[:4], name=month_name(text))


def month_name(text: str) -> str:
    """``2021-05`` without its year."""
    return t(f"shell.month_names.m{text[5:]}")


def months(first: str, last: str) -> str:
    return month(first) if first == last else t("shell.months", first=month(first), last=month(last))


def moment(at: datetime) -> str:
    """A moment to the minute, in the county's own time."""
    return f"{at:%Y-%m-%d %H:%M}"


def listed(words: Iterable[str], most: int | None = None) -> str:
    """``甲、乙、丙``; beyond ``most`` words the rest is only counted."""
    words = list(words)
    shown = t("shell.comma").join(words[:most])
    return shown if most is None or len(words) <= most else t("shell.and_more", shown=shown, count=len(words))


def count(value: float) -> str:
    return f"{value:,.0f}"


def options(words: Mapping[str, str]) -> dict[str, Any]:
    """Arguments of a widget that offers codes and shows words.

    The words are looked up now: a widget may ask for them again outside the session, where no language is known.
    """
    return {"options": list(words), "format_func": dict(words).__getitem__}
