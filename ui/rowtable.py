"""Rows of reports on the screen: words for codes, heads from the contract, dates as dates."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.contract import KINDS
from ui import filters, store, wording
from ui.source import panel
from ui.wording import t

OWN = (
    "state",
    "overdue",
    "days_open",
    "township_code",
    "school_name",
    "unit",
    "unit_name",
    "file_name",
    "line",
    "hours_to_report",
    "guards_required",
    "stage",
    "pupils",
    "key",
    "submitted_by",
    "submitted_at",
)
"""Columns that are not the kind's own: their heads are in ``locales/*/rows.toml``."""


def draw(rows: pd.DataFrame, kind: str, *, key: str, first: Sequence[str] = ()) -> None:
    """The rows of a report kind, columns named in ``first`` before the others.

    Rows that carry ``submission`` and ``line`` can be picked, and then tell which file they came from.
    """
    words = readable(rows, kind)
    order = [*first, *(name for name in words.columns if name not in (*first, "submission"))]
    shown = {"hide_index": True, "column_config": _columns(kind), "placeholder": "—"}
    if "submission" not in rows:
        st.dataframe(words[order], key=key, **shown)
        return
    # The key changes with the rows: a row picked among others must not be taken for the one in its place now.
    picking = f"{key}_{hash((*rows['submission'], *rows['line'].fillna(0))) & 0xFFFFFFFF:x}"
    picked = st.dataframe(words[order], key=picking, on_select="rerun", selection_mode="single-row", **shown)
    panel.of_picked(rows, picked["selection"]["rows"])


def readable(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The rows with codes replaced by words of the reader's language."""
    replaced = {"township_code": filters.township_names(), "unit": units()} | vocabularies(kind)
    return rows.assign(**{name: rows[name].map(words.get) for name, words in replaced.items() if name in rows})


def heads(kind: str) -> dict[str, str]:
    """Column to head: the contract's for declared columns, ours for the others."""
    declared = {column.id: wording.label(column) for column in KINDS[kind].columns}
    return {name: t(f"rows.{name}") for name in OWN} | declared


def units() -> dict[str, str]:
    return {code: unit.label(wording.language()) for code, unit in store.reference().unit_by_code.items()}


def vocabularies(kind: str) -> Mapping[str, dict[str, str]]:
    """For each column with a closed list of words: what is stored to what is read. Chinese is read as stored."""
    if wording.language() == "zh":
        return {}
    choices = [column for column in (*KINDS[kind].columns, *KINDS["schools"].columns) if column.terms]
    return {column.id: {term.zh: wording.label(term) for term in column.terms} for column in choices}


def _columns(kind: str) -> dict[str, Any]:
    types = {column.id: column.type for column in KINDS[kind].columns}
    types |= {"hours_to_report": "hours", "submitted_at": "datetime"}
    return {name: _column(head, types.get(name, "")) for name, head in heads(kind).items()}


def _column(head: str, type_: str) -> Any:
    if type_ == "date":
        return st.column_config.DateColumn(head, format="YYYY-MM-DD")
    if type_ == "datetime":
        return st.column_config.DatetimeColumn(head, format="YYYY-MM-DD HH:mm")
    if type_ == "hours":
        return st.column_config.NumberColumn(head, format="%.1f")
    return st.column_config.Column(head)
