"""What has been typed and not yet filed: kept while the reader looks at another part or page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from analytics.submissions import Outcome

_DRAFTS = "_entry_drafts"


@dataclass
class Draft:
    """``cells``: column to text as a file would hold it. ``onto``: the version that it was begun upon, 0 for none.

    ``checked``: the cells that were checked last and what came of it. ``asked``: the reader has pressed the button.
    ``error``: what else stood in the way.
    """

    onto: int = 0
    cells: dict[str, str] = field(default_factory=dict)
    checked: tuple[dict[str, str], Outcome] | None = None
    asked: bool = False
    error: str = ""
    number: int = 0

    @property
    def outcome(self) -> Outcome | None:
        return self.checked[1] if self.checked else None

    def said(self) -> dict[str, str]:
        """The cells that are filled in."""
        return {name: text for name, text in self.cells.items() if text.strip()}


def of(name: tuple[str, ...]) -> Draft | None:
    return _drafts().get(name)


def begin(name: tuple[str, ...], cells: Mapping[str, str], onto: int = 0) -> Draft:
    """A new draft under that name. Its number sets its fields apart from those of the one before."""
    number = st.session_state.get("_entry_number", 0) + 1
    st.session_state["_entry_number"] = number
    draft = Draft(onto, dict(cells), number=number)
    _drafts()[name] = draft
    return draft


def forget(name: tuple[str, ...]) -> None:
    _drafts().pop(name, None)


def _drafts() -> dict[tuple[str, ...], Any]:
    return st.session_state.setdefault(_DRAFTS, {})
