"""The files in hand: what was dropped, what each is to be filed as, kept while the reader looks at other pages."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from analytics.contract import KINDS, Kind
from analytics.recognition import Guess
from analytics.reference import Unit
from ui import store

FILES = "_upload_files"
IN_HAND = "_upload_in_hand"
COUNTED = "_upload_counted"
LEFT = "_upload_left"

MOST_BYTES = 512 * 2**20
MOST_FILES = 100
"""What one session keeps: more is to be filed before."""

FIELDS = ("kind", "unit", "month")


@dataclass
class Dropped:
    """A file, and what it is taken for: ``kind``, ``unit`` and ``month``, each None until recognised or chosen.

    ``guesses`` by field, empty until the file has been looked at. ``settled``: the clerk has said that it is right.
    ``notes``: what the clerk says of its warnings, by code and column. ``checked``: the newest outcome and what it is of.
    """

    number: int
    name: str
    content: bytes
    sha256: str
    kind: str | None = None
    unit: str | None = None
    month: str | None = None
    guesses: dict[str, Guess] = field(default_factory=dict)
    chosen: set[str] = field(default_factory=set)
    settled: bool = False
    notes: dict[tuple[str, str | None], str] = field(default_factory=dict)
    checked: tuple[Any, Any] = (None, None)

    @property
    def of(self) -> Kind | None:
        return KINDS[self.kind] if self.kind else None

    @property
    def sender(self) -> Unit | None:
        return store.reference().unit_by_code.get(self.unit or "")

    @property
    def addressed(self) -> bool:
        """Whether it is known whose report of which month it is."""
        return bool(self.of and self.unit and (self.month or self.of.cadence == "once"))


def files() -> list[Dropped]:
    """In the order in which they came."""
    return list(st.session_state.get(FILES, {}).values())


def in_hand() -> Dropped | None:
    """The file that the page shows: the one picked, or else the first."""
    held = st.session_state.get(FILES, {})
    return held.get(st.session_state.get(IN_HAND)) or next(iter(held.values()), None)


def take_up(number: int | None) -> None:
    """Shows that file."""
    st.session_state[IN_HAND] = number


def take(name: str, content: bytes) -> bool:
    """Adds a file; one that is there already is taken up again. False: it is more than a session keeps."""
    held: dict[int, Dropped] = st.session_state.setdefault(FILES, {})
    sha256 = hashlib.sha256(content).hexdigest()
    known = next((file for file in held.values() if (file.name, file.sha256) == (name, sha256)), None)
    if known is None:
        if len(held) >= MOST_FILES or sum(len(file.content) for file in held.values()) + len(content) > MOST_BYTES:
            return False
        number = st.session_state[COUNTED] = st.session_state.get(COUNTED, 0) + 1
        known = held[number] = Dropped(number, name, content, sha256)
    take_up(known.number)
    return True


def put_away(number: int) -> None:
    """Lets go of a file; what was next to it comes into hand."""
    held = st.session_state.get(FILES, {})
    held.pop(number, None)
    if st.session_state.get(IN_HAND) == number:
        later = [other for other in held if other > number]
        take_up(next(iter(later or held), None))


def clear() -> None:
    st.session_state[FILES] = {}
    take_up(None)
