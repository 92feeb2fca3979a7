"""The items that the page speaks of, their indicators, and how many schools stand where with each."""

from collections import Counter
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analytics.metrics import METRICS
from analytics.needs import item_name
from analytics.queries.protection import GROUPINGS, ITEMS, STATES, WITH_GAP
from ui import wording
from ui.series import Cell

FIFTH = "guard_post"
FURTHER = ("plan", "vice_principal", "smart_campus")
GUARDS = ("guards_per_required", "guards_short", "guards_certified_share")

KNOWN = STATES[:-1]
"""The states that a school can be in; the last one, ``all``, asks for every school."""

SHOWN = (*ITEMS.values(), *WITH_GAP.values(), *GUARDS)
"""All indicators of the page: whichever grouping is chosen, they are asked for at once."""


def grouping() -> str:
    return str(st.session_state["grouping"])


def four() -> tuple[str, ...]:
    """The four targets of the grouping that the reader has chosen."""
    return GROUPINGS[grouping()]


def five() -> tuple[str, ...]:
    """The four, and the guard posts where they are not among them."""
    return tuple(dict.fromkeys((*four(), FIFTH)))


def gap() -> str:
    """The indicator that counts the schools short of at least one of the four."""
    return WITH_GAP[grouping()]


def name(item: str) -> str:
    return item_name(item, wording.language())


def short(cell: Cell) -> int:
    """How many schools are missing to the target, of those of which it is known."""
    return int((cell.denominator or 0) - (cell.numerator or 0))


def share(item: str, cell: Cell) -> str:
    return METRICS[ITEMS[item]].format_value(cell.value, wording.language())


@dataclass(frozen=True)
class Standing:
    """How many schools stand where: by item and state, over all the townships asked for."""

    counts: Counter[tuple[str, str]]

    @classmethod
    def of(cls, frame: pd.DataFrame) -> "Standing":
        """From the rows of ``queries.protection_states``."""
        counts: Counter[tuple[str, str]] = Counter()
        for item, state, schools in zip(frame["item"], frame["state"], frame["schools"], strict=True):
            counts[item, state] += int(schools)
        return cls(counts)

    def count(self, item: str, state: str) -> int:
        """Schools in a state; ``all`` counts every one."""
        return sum(self.counts[item, known] for known in KNOWN if state in (known, "all"))

    @property
    def schools(self) -> int:
        """Schools on the register."""
        return self.count("guards", "all")
