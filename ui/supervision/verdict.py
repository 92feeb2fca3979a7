"""The answer in a sentence: what is open, what is overdue, what the rules suggest."""

import streamlit as st

from ui import wording
from ui.markup import element, text
from ui.supervision.gathered import Desk
from ui.wording import t


def draw(desk: Desk) -> None:
    overdue, rechecks, back = len(desk.overdue), len(desk.to_recheck), len(desk.relapsed)
    words = [t("supervision.open", count=len(desk.open), overdue=overdue) if desk.open else t("supervision.none_open")]
    words += [t("supervision.rechecks", count=rechecks)] if rechecks else []
    words += [t("supervision.back", count=back)] if back else []
    suggested, month = len(desk.suggested), wording.month(desk.view.last)
    words.append(t("supervision.suggests" if suggested else "supervision.suggests_none", month=month, count=suggested))
    said = text(t("overview.between_sentences").join(words))
    note = element("p", text(t("supervision.who_decides")), class_="cg-said")
    st.html(element("div", said, note, class_="cg-verdict bad" if overdue else "cg-verdict"))
