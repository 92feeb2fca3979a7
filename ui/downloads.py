"""Buttons that make a file when they are pressed."""

from collections.abc import Callable
from functools import partial

import pyarrow as pa
import streamlit as st

from analytics import export
from ui.wording import t

TYPES = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


def buttons(make: Callable[[], pa.Table], *, name: str, title: str, key: str) -> None:
    """CSV and XLSX of the table that ``make`` gives when one is pressed; ``name`` is the file's, ``title`` the sheet's.

    The table's columns carry the heads that the reader shall find.
    """
    with st.container(horizontal=True, gap="small"):
        for kind, mime in TYPES.items():
            st.download_button(
                t(f"shell.download_{kind}"),
                data=partial(written, kind, make, title),
                file_name=f"{name}.{kind}",
                mime=mime,
                key=f"{key}_{kind}",
                icon=":material/download:",
                on_click="ignore",
            )


def written(kind: str, make: Callable[[], pa.Table], title: str) -> bytes:
    """The table as a file of that kind."""
    return export.to_csv(make()) if kind == "csv" else export.to_xlsx(make(), title)
