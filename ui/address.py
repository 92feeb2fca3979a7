"""What the page's address says: every view is a link, made of codes and never of labels.

The address is read when the reader arrives by it (first visit, link, back button) and written in each run; in between,
the session's state holds the values. An empty address says nothing: the menu clears it on the way to another page.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st

_WRITTEN = "_address_written"
_TOUCHED = "_address_touched"
_DEFAULTS = "_address_defaults"


@dataclass(frozen=True)
class Param:
    """One name of the address: how its text becomes the value that the session holds under that name, and back.

    ``parse`` raises ValueError for what is not allowed; the default then takes its place, without a word.
    """

    name: str
    parse: Callable[[str], Any]
    default: Any
    write: Callable[[Any], str] = str
    always: bool = False

    def value(self, text: str | None) -> Any:
        try:
            return self.parse(text) if text else self.default
        except ValueError:
            return self.default

    def text(self, value: Any) -> str:
        return "" if value == self.default and not self.always else self.written(value)

    def written(self, value: Any) -> str:
        return "" if value is None else self.write(value)


def one_of(allowed: Collection[str]) -> Callable[[str], str]:
    """A parser that lets only these texts through."""

    def parse(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return parse


def some_of(allowed: Collection[str]) -> Callable[[str], list[str]]:
    """A parser of a list with commas that drops what is not allowed."""
    return lambda text: [word for word in dict.fromkeys(text.split(",")) if word in allowed]


def touch() -> None:
    """Callback of every widget whose value is kept in the address.

    A widget can be used before the browser has taken over the address of the run before: that old address must not
    undo it.
    """
    st.session_state[_TOUCHED] = True


def arrived() -> bool:
    """Whether the reader came by an address that we did not just write. Ask once a run."""
    asked = dict(st.query_params)
    touched = st.session_state.pop(_TOUCHED, False)
    return bool(asked) and not touched and asked != st.session_state.get(_WRITTEN)


def hold(params: Iterable[Param], *, from_address: bool) -> None:
    """Puts an allowed value for each name into the session's state: the address's, or the one it had.

    A value that was the default goes with it when it changes: the last month, once a newer one has been reported.
    """
    before = st.session_state.setdefault(_DEFAULTS, {})
    for param in params:
        held = st.session_state.get(param.name, param.default)
        kept = param.default if held == before.get(param.name, param.default) else held
        value = param.value(st.query_params.get(param.name) if from_address else param.written(kept))
        before[param.name] = param.default
        # Only what differs: a widget whose value is assigned to is sent to the browser again.
        if param.name not in st.session_state or value != held:
            st.session_state[param.name] = value


def said(params: Iterable[Param], **changes: Any) -> dict[str, str]:
    """The address of the held values, or of a view that differs from them by ``changes``."""
    texts = {param.name: param.text(changes.get(param.name, st.session_state[param.name])) for param in params}
    return {name: text for name, text in texts.items() if text}


def write(texts: dict[str, str]) -> None:
    """Makes the address say ``texts`` and nothing else."""
    if dict(st.query_params) != texts:
        st.query_params.from_dict(texts)
    st.session_state[_WRITTEN] = texts
