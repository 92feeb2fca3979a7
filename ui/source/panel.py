"""Under a table of rows: where the row that the reader has picked came from."""

from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analytics import queries, receipts
from analytics.contract import KINDS
from analytics.intake.personal import masked
from ui import links, store, wording
from ui.wording import t

SOURCE = Path(__file__).parents[2] / "pages" / "source.py"


def of_picked(rows: pd.DataFrame, picked: list[int]) -> None:
    """For a table whose rows carry ``submission`` and ``line``: where the picked row came from, or how to pick one."""
    chosen = [rows.iloc[place] for place in picked if place < len(rows)]
    if chosen:
        submission, line = chosen[0]["submission"], chosen[0]["line"]
        draw(int(submission), None if pd.isna(line) else int(line))
    else:
        st.caption(t("source.pick"))


def draw(submission: int, line: int | None) -> None:
    """One sentence: file, line, whose, filed by whom and when; and the way to the file."""
    found = store.records(queries.submission_facts(submission))
    if not found:
        st.info(t("source.unknown"))
        return
    said = links.view() | {"submission": str(submission)} | ({"line": str(line)} if line else {})
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(_sentence(found[0], line), width="stretch")
        st.page_link(SOURCE, label=t("source.open"), icon=":material/description:", query_params=said)


def _sentence(report: dict[str, Any], line: int | None) -> str:
    return t(
        "source.sentence" if line else "source.sentence_whole",
        line=line,
        file=_plain(masked(report["file_name"])),
        kind=wording.label(KINDS[report["kind"]]),
        unit=report["name" if wording.language() == "zh" else "name_en"],
        month=wording.month(report["month"]),
        by=_plain(receipts.sender(report["submitted_by"], wording.language())),
        at=wording.moment(report["submitted_at"]),
        number=report["submission"],
    )


def _plain(words: str) -> str:
    """A clerk's own words inside Markdown."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()<>#+-.!|~$:" else letter for letter in words)
