"""The part 双线对账: what police and education each report on the same thing, and a unit's figures against its own ledger."""

import streamlit as st

from ui import address, wording
from ui.choices import checks
from ui.filters import Filters
from ui.markup import element, text
from ui.reporting import against_ledger, behind, channels, every_item, sides
from ui.reporting.sides import difference, together
from ui.wording import t


def draw(view: Filters) -> None:
    _verdict(view)
    compare = st.segmented_control(
        t("reconcile.compare"),
        **wording.options({name: t(f"reconcile.compare_{name}") for name in checks.COMPARISONS}),
        key="compare",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )
    if compare == "ledger":
        against_ledger.draw(view)
        return
    item = channels.choice()
    channels.draw(item, view)
    behind.draw(item, view)
    every_item.draw(view)


def _verdict(view: Filters) -> None:
    """One sentence on each comparison."""
    compared = against_ledger.counted(view)
    heading = t("reconcile.heading_differs" if compared["differs"] else "reconcile.heading_agrees", **compared)
    sentences = [_channels(view), t("reconcile.verdict_ledger", **compared)]
    body = text(t("reporting.between_sentences").join(sentences))
    st.html(element("div", element("strong", text(heading)), body, class_="cg-verdict", role="status"))


def _channels(view: Filters) -> str:
    by_township = sides.by_township("found", view)
    total = together(by_township.values())
    apart = difference(total)
    facts = {channel: channels.words(side) for channel, side in total.items()}
    sentence = t("reconcile.verdict_found", period=view.period, place=view.place, **facts)
    sentence += (
        t("reconcile.full_stop")
        if apart is None
        else t("reconcile.verdict_apart", difference=wording.count(abs(apart)))
    )
    silent = sum(difference(each) is None for each in by_township.values())
    return sentence + (t("reconcile.verdict_silent", count=silent) if silent else "")
