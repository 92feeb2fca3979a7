"""What the chosen indicators mean: sentence, clause of the notice, target, and whose reports they come from."""

import streamlit as st

from analytics.metrics import Metric
from ui import figures, wording
from ui.explore.asked import Asked
from ui.markup import element, text
from ui.wording import label, t


def draw(asked: Asked) -> None:
    st.html(element("div", *map(_line, asked.metrics), class_="cg-definitions"))


def _line(metric: Metric) -> str:
    facts = [
        metric.definition(wording.language()),
        t("explore.defined_clause", clause=metric.clause),
        t("charts.target", target=figures.plain(metric, metric.target)) if metric.target is not None else "",
        t("explore.defined_owner", owner=t(f"papers.owner.{metric.owner}")),
    ]
    return element(
        "p", element("strong", text(label(metric))), text(t("explore.defined_join").join(filter(None, facts)))
    )
