"""The head of a page and of its sections."""

from collections.abc import Sequence

import streamlit as st

from analytics.metrics import METRICS, Metric
from ui import finality, wording
from ui.markup import element, text
from ui.wording import t


def page_title(title: str, note: str) -> None:
    """The page's name, what it is about, and how far its figures reach."""
    head = (
        element("h1", text(title)),
        element("p", text(note)),
        element("p", text(finality.head()), class_="cg-as-of"),
    )
    st.html(element("div", *head, class_="cg-page"))


def section(title: str, note: str = "", anchor: str | None = None) -> None:
    under = element("p", text(note)) if note else ""
    st.html(element("div", element("h2", text(title)), under, class_="cg-section", id=anchor))


def definitions(ids: Sequence[str]) -> None:
    """What the indicators mean, with the notice's clause, behind one button."""
    with st.popover(t("shell.definitions"), icon=":material/info:"):
        st.markdown("\n\n".join(definition(METRICS[id_]) for id_ in ids))


def definition(metric: Metric) -> str:
    """Name, sentence and clause of an indicator, as Markdown."""
    return t(
        "shell.definition",
        name=metric.label(wording.language()),
        definition=metric.definition(wording.language()),
        clause=metric.clause,
    )
