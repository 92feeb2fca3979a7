"""Buttons that make a file when they are pressed."""

from collections.abc import Callable, Mapping
from functools import partial

import pyarrow as pa
import streamlit as st

from analytics import export
from ui.wording import t

TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}

Made = pa.Table | Mapping[str, pa.Table]
"""A table, or the sheets of a workbook by title, of which a CSV holds the first."""


def buttons(make: Callable[[], Made], *, name: str, title: str, key: str) -> None:
    """CSV and XLSX of what ``make`` gives when one is pressed; ``name`` is the file's, ``title`` that of a single sheet.

    The tables' columns carry the heads that the reader shall find. ``make`` is called outside the reader's session: it
    must hold all that it needs.
    """
    with st.container(horizontal=True, gap="small"):
        for kind in TYPES:
            button(kind, make, name=name, title=title, key=key)


def button(
    kind: str, make: Callable[[], Made], *, name: str, title: str = "", key: str, label: str | None = None
) -> None:
    """One of them, with a ``label`` of its own if a page offers several of a kind."""
    st.download_button(
        label or t(f"shell.download_{kind}"),
        data=partial(written, kind, make, title or name),
        file_name=f"{name}.{kind}",
        mime=TYPES[kind],
        key=f"{key}_{kind}",
        icon=":material/download:",
        on_click="ignore",
    )


def written(kind: str, make: Callable[[], Made], title: str) -> bytes:
    """What was made as a file of that kind."""
    made = make()
    sheets = made if isinstance(made, Mapping) else {title: made}
    return export.to_csv(next(iter(sheets.values()))) if kind == "csv" else export.to_book(sheets)
