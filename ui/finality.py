"""How far the figures reach, and whether a month of them is final: said at the head and the foot of every page."""

import streamlit as st

from analytics.months import month_end
from analytics.register import Decision
from analytics.register.month_lock import LOCKED, TOPIC
from ui import filters, store, wording
from ui.wording import t


def locked() -> dict[str, Decision]:
    """The months that are final, each with the decision that made it so."""
    return {month: each for month, each in store.decisions(TOPIC).items() if each.verdict == LOCKED}


def head() -> str:
    """The last month shown: until when its figures tell, and whether they are final. Empty where there are none yet."""
    if (
        filters.LAST not in st.session_state or not filters.available_months()
    ):  # the last report may have been withdrawn
        return ""
    last = filters.current().last
    decision = locked().get(last)
    facts = {"as_of": month_end(last).isoformat(), "month": wording.month(last)}
    return t("locks.head_final", day=f"{decision.at:%Y-%m-%d}", **facts) if decision else t("locks.head_open", **facts)


def foot() -> str:
    """Of all months, how many are final and which are not yet."""
    months, final = filters.available_months(), locked()
    still_open = [month for month in months if month not in final]
    if len(still_open) == len(months):
        return t("locks.foot_none")
    if not still_open:
        return t("locks.foot_all", count=len(months))
    named = wording.listed(map(wording.month, reversed(still_open)), most=3)
    return t("locks.foot", final=len(months) - len(still_open), count=len(months), open=named)
