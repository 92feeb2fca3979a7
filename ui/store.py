"""The one cached door to the warehouse: asked the same question of the same figures, it answers from memory."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import streamlit as st

from analytics import register
from analytics.reference import Reference
from analytics.register import Decision
from analytics.settings import Settings
from analytics.warehouse import EVERYTHING, NoWarehouse, Query, Reader, Scope
from analytics.workspace import Workspace

Made = TypeVar("Made")
_OPEN = "_figures"
KEPT = 1024  # answers; a page asks about ten questions, an answer takes some kilobytes


def fetch(query: Query) -> pd.DataFrame:
    """The query's rows in the reader's scope. The frame is the caller's own: changing it changes no other reader's."""
    # A shallow copy costs microseconds and, with pandas' copy on write, keeps the cached rows as they are.
    return _answer(*st.session_state[_OPEN], query, scope()).copy(deep=False)


def records(query: Query) -> list[dict[str, Any]]:
    """The query's rows one by one, with None where nothing is known. They are the caller's own, as in ``fetch``."""
    return [row.copy() for row in _rows(*st.session_state[_OPEN], query, scope())]


def made(make: Callable[[pd.DataFrame], Made], query: Query) -> Made:
    """What ``make`` makes of the query's rows, kept like the rows: it must be something that nobody changes."""
    return _made(make, *st.session_state[_OPEN], query, scope())


def known(column: pd.Series) -> list[Any]:
    """The column's values, with None where nothing is known. pandas' own way, by way of objects, takes ten times as long."""
    return [None if unknown else value for value, unknown in zip(column.tolist(), column.isna().tolist(), strict=True)]


def arrow(query: Query) -> pa.Table:
    """The same as Arrow, uncached: for files to take away."""
    return _reader(Workspace.at()).arrow(query, scope())


def decisions(topic: str) -> dict[str, Decision]:
    """What people have decided and is in force: by subject the newest decision of the topic.

    Not cached by the figures' version: a decision need not change any. Asking costs a look at the newest audit entry.
    """
    books = register.peek(Workspace.at())
    return dict(books.snapshot().by_topic.get(topic, {})) if books else {}


def scope() -> Scope:
    """Whose rows the reader may see. Access is open as long as there is no sign-in."""
    return EVERYTHING


def reference() -> Reference:
    """The county's areas and units."""
    return Workspace.at().reference


def settings() -> Settings:
    """What an analyst has tuned."""
    return Workspace.at().settings


def open_figures() -> bool:
    """Takes the figures in force for this run, so that all of a page shows the same ones. False: there are none."""
    reader = _reader(Workspace.at())
    try:
        st.session_state[_OPEN] = (reader, reader.version)
    except NoWarehouse:
        return False
    return True


def reader() -> Reader:
    """The door itself, for what asks many questions at once and keeps their answers itself."""
    return st.session_state[_OPEN][0]


def version() -> str:
    """Names the figures that are shown."""
    return st.session_state[_OPEN][1]


@lru_cache(maxsize=8)
def _reader(workspace: Workspace) -> Reader:
    return Reader(workspace)


@lru_cache(maxsize=KEPT)
def _answer(reader: Reader, version: str, query: Query, scope: Scope) -> pd.DataFrame:
    return reader.fetch(query, scope, version)


@lru_cache(maxsize=KEPT)
def _made(make: Callable[[pd.DataFrame], Any], reader: Reader, version: str, query: Query, scope: Scope) -> Any:
    return make(_answer(reader, version, query, scope))


@lru_cache(maxsize=KEPT)
def _rows(reader: Reader, version: str, query: Query, scope: Scope) -> list[dict[str, Any]]:
    """Kept beside the frame: turning one into rows costs more than the question did."""
    frame = _answer(reader, version, query, scope)
    columns = [known(frame[name]) for name in frame.columns]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]
