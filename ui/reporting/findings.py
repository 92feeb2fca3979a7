"""What gives reason to ask, one line each: read, searched, taken away, traced to its file, and flagged for follow-up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from ui import downloads, empty, wording
from ui.filters import Filters
from ui.reporting import flagging
from ui.source import panel
from ui.wording import t

SHOWN = 500
NUMBERS = {"score": "%.1f"}


@dataclass(frozen=True)
class Findings:
    """``rows`` are in the reader's words under the names of ``heads``; beside them ``subject`` (what a flag is set on),
    ``submission`` and ``line``. ``total`` says how many there are, ``taken`` gives all of them for a file."""

    rows: pd.DataFrame
    heads: Mapping[str, str]
    total: int
    taken: Callable[[], pa.Table]

    @classmethod
    def whole(cls, rows: pd.DataFrame, heads: Mapping[str, str]) -> "Findings":
        """Of rows that are all there are."""
        return cls(rows, heads, len(rows), partial(_taken, rows[list(heads)], tuple(heads.values())))


def draw(findings: Findings, name: str, title: str, view: Filters) -> None:
    """The table; of the picked line the file that it came from and the way to flag it."""
    if findings.rows.empty:
        empty.nothing_here(t(f"quality.none_{name}"))
        return
    if findings.total > min(SHOWN, len(findings.rows)):
        st.caption(t("quality.some", count=wording.count(findings.total), shown=SHOWN))
    shown = findings.rows.head(SHOWN)
    picked = st.dataframe(
        _flagged(shown)[["flag", *findings.heads]],
        key=f"{name}_{hash(tuple(shown['subject'])) & 0xFFFFFFFF:x}",
        on_select="rerun",
        selection_mode="single-row",
        hide_index=True,
        placeholder="—",
        column_config={"flag": st.column_config.Column(t("quality.head_flag"), width="small")} | _heads(findings.heads),
    )
    places = [place for place in picked["selection"]["rows"] if place < len(shown)]
    if places:
        _picked(shown.iloc[places[0]])
    else:
        st.caption(t("quality.pick"))
    downloads.buttons(findings.taken, name=f"{title}_{view.first}_{view.last}", title=title, key=name)


def _picked(row: pd.Series) -> None:
    if not pd.isna(row["submission"]):
        panel.draw(int(row["submission"]), None if pd.isna(row["line"]) else int(row["line"]))
    flagging.control(row["subject"])


def _flagged(rows: pd.DataFrame) -> pd.DataFrame:
    standing = flagging.standing()
    return rows.assign(flag=[t("quality.flag_sign") if subject in standing else "" for subject in rows["subject"]])


def _heads(heads: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: st.column_config.NumberColumn(head, format=NUMBERS[name])
        if name in NUMBERS
        else st.column_config.Column(head)
        for name, head in heads.items()
    }


def _taken(rows: pd.DataFrame, heads: tuple[str, ...]) -> pa.Table:
    return pa.Table.from_pandas(rows, preserve_index=False).rename_columns(list(heads))
