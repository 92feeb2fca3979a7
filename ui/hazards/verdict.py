"""The state of the hazards in plain sentences: what is open at the end of the period, where, and what the period brought."""

from collections.abc import Mapping

import streamlit as st

from analytics.metrics import METRICS
from ui import wording
from ui.filters import Filters
from ui.markup import element, text
from ui.overview.verdict import stock, tendency_of, worst
from ui.series import Series
from ui.wording import t

PERIOD = ("hazards_found", "hazards_rectified", "rectification_rate", "rectification_on_time")


def draw(by_month: Series, over: Series, area: str, names: Mapping[str, str], view: Filters) -> None:
    """One paragraph, under the same heading as on the overview; ``over`` has the values of the whole period."""
    tendency = tendency_of(by_month, area, view.last)
    sentences = [stock(by_month, area, view), worst(by_month, names, view.last)]
    if view.first != view.last:
        sentences.append(_period(over, area, view))
    heading = element("strong", text(t(f"overview.tendency_{tendency}")))
    body = text(t("overview.between_sentences").join(sentences))
    tone = "bad" if tendency == "worse" else ""
    st.html(element("div", heading, body, class_=f"cg-verdict {tone}".strip(), role="status"))


def _period(over: Series, area: str, view: Filters) -> str:
    language = wording.language()
    facts = {id_: METRICS[id_].format_value(over.value(id_, area, view.last), language) for id_ in PERIOD}
    return t("hazards.said_period", period=view.period, **facts)
