"""The line under every page: how fresh the figures are, which version, and who may see them."""

import streamlit as st

from analytics import queries
from ui import finality, store
from ui.markup import element, text
from ui.wording import t


def draw(has_figures: bool) -> None:
    lines = [*([*_freshness(), finality.foot()] if has_figures else []), t("shell.open_access")]
    st.html(element("footer", *(element("div", text(line)) for line in lines), class_="cg-footer"))


def _freshness() -> list[str]:
    row = store.fetch(queries.freshness()).iloc[0]
    return [
        t(
            "shell.freshness",
            as_of=row["as_of"].strftime("%Y-%m-%d"),
            submissions=f"{row['submissions']:,}",
            submitted=row["last_submitted_at"].strftime("%Y-%m-%d %H:%M"),
            version=store.version(),
        )
    ]
