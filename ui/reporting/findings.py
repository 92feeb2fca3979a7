"""Lines that an analyst looks into: read, searched, taken away, traced to their files, and flagged for follow-up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from ui import downloads, wording
from ui.filters import Filters
from ui.reporting import flagging
from ui.source import panel
from ui.wording import t

SHOWN = 500
FORMATS = {"score": "%.1f", "difference": "%+d"}


@dataclass(frozen=True)
class Findings:
    """``rows`` are in the reader's words under the names of ``heads``; beside them ``submission`` and ``line`` (what the
    line was read from), ``other`` (a second submission, where two are compared), and ``subject`` where it can be flagged.

    ``total`` says how many there are, ``taken`` gives all of them for a file.
    """

    rows: pd.DataFrame
    heads: Mapping[str, str]
    total: int
    taken: Callable[[], pa.Table]

    @classmethod
    def whole(cls, rows: pd.DataFrame, heads: Mapping[str, str]) -> "Findings":
        """Of rows that are all there are."""
        return cls(rows, heads, len(rows), partial(_taken, rows[list(heads)], tuple(heads.values())))


def draw(findings: Findings, name: str, title: str, view: Filters) -> None:
    """The table; of the picked line the files that it came from and the way to flag it."""
    shown = findings.rows.head(SHOWN)
    if findings.total > len(shown):
        st.caption(t("quality.some", count=wording.count(findings.total), shown=wording.count(len(shown))))
    heads = ({"flag": t("quality.head_flag")} if "subject" in shown else {}) | dict(findings.heads)
    picked = st.dataframe(
        _flagged(shown)[list(heads)],
        key=f"{name}_{_mark(shown)}",
        on_select="rerun",
        selection_mode="single-row",
        hide_index=True,
        placeholder="—",
        column_config={name: _column(name, head) for name, head in heads.items()},
    )
    places = [place for place in picked["selection"]["rows"] if place < len(shown)]
    if places:
        _picked(shown.iloc[places[0]])
    else:
        st.caption(t("quality.pick_flag" if "subject" in shown else "quality.pick"))
    downloads.buttons(findings.taken, name=f"{title}_{view.first}_{view.last}", title=title, key=name)


def _mark(rows: pd.DataFrame) -> str:
    """Differs for other rows: a line picked among others must not be taken for the one in its place now."""
    names = [name for name in ("subject", "submission", "line") if name in rows]
    return f"{int(pd.util.hash_pandas_object(rows[names].astype(str), index=False).sum()):x}"


def _picked(row: pd.Series) -> None:
    filed = [(row["submission"], row["line"]), (row.get("other"), None)]
    known = [(int(number), None if pd.isna(line) else int(line)) for number, line in filed if not pd.isna(number)]
    for number, line in known:
        panel.draw(number, line)
    if not known and "other" in row.index:
        st.caption(t("reporting.nothing_filed"))
    if "subject" in row.index:
        flagging.control(row["subject"])


def _flagged(rows: pd.DataFrame) -> pd.DataFrame:
    if "subject" not in rows:
        return rows
    standing = flagging.standing()
    return rows.assign(flag=[t("quality.flag_sign") if subject in standing else "" for subject in rows["subject"]])


def _column(name: str, head: str) -> Any:
    if name in FORMATS:
        return st.column_config.NumberColumn(head, format=FORMATS[name])
    return st.column_config.Column(head, width="small" if name == "flag" else None)


def _taken(rows: pd.DataFrame, heads: tuple[str, ...]) -> pa.Table:
    return pa.Table.from_pandas(rows, preserve_index=False).rename_columns(list(heads))
