"""The mark that the reader has picked: what it says, and the way to its rows."""

import streamlit as st

from analytics.metrics import METRICS
from ui import drill
from ui.choices import explore as choices
from ui.explore import words
from ui.explore.asked import CHOSEN, Asked, Place, Spot
from ui.explore.pivot import links_to_rows
from ui.explore.values import Values
from ui.markup import element, text
from ui.wording import t


def draw(asked: Asked) -> None:
    """A chip with the mark, its figure and the link; without a mark, how to pick one."""
    drill.chips()
    code = drill.chosen().get("mark")
    if code is None:
        return
    spot = _spot(asked, code)
    values = Values(asked.about(spot.metric))
    lines = words.told(asked, values, spot).split("<br>")[1:]
    link = element(
        "a", text(t("explore.to_rows")), href=links_to_rows(asked)(spot), class_="cg-pointer", target="_self"
    )
    st.html(element("div", element("p", text(t("charts.join").join(lines))), link, class_="cg-picked"))


def _spot(asked: Asked, code: str) -> Spot:
    metric, area, month = choices.parts(code)
    names = choices.area_names()
    if area == CHOSEN:
        return Spot(METRICS[metric], Place(area, names[area], asked.view.towns, "chosen"), month)
    towns = () if area == asked.county.code else (area,)
    return Spot(METRICS[metric], Place(area, names[area], towns, "township" if towns else "county"), month)
