"""The two headline figures, and the sentence that says them."""

import streamlit as st

from analytics.queries.map import WINDOWS
from ui import wording
from ui.map.county import pupils
from ui.map.coverage.question import Question
from ui.map.coverage.standing import Share, Standing, without_pupils
from ui.markup import element, text
from ui.wording import t


def verdict(asked: Question, now: Standing) -> None:
    """What a leader reads: how many schools and pupils are covered, and how many are not."""
    if not now.placed:
        said = t("coverage.no_schools") if not now.schools else t("coverage.none_placed")
        st.html(element("div", element("strong", text(said)), class_="cg-verdict", role="status"))
        return
    bare = now.bare
    heading = t("coverage.some_bare", count=wording.count(len(bare))) if bare else t("coverage.none_bare")
    facts = {
        "place": asked.place,
        "month": wording.month(asked.month),
        "when": t(f"coverage.at_{asked.when}"),
        "reach": reach_words(asked),
        "schools": now.of_schools.words,
        "pupils": now.of_pupils.words,
        "bare": wording.count(len(bare)),
        "bare_pupils": wording.count(pupils(bare)),
    }
    parts = [t("coverage.said_bare" if bare else "coverage.said", **facts)]
    if now.unplaced:
        parts.append(t("coverage.said_unplaced", count=wording.count(len(now.unplaced))))
    if unknown := without_pupils(now.placed):
        parts.append(t("coverage.said_no_pupils", count=wording.count(unknown)))
    body = text(t("overview.between_sentences").join(parts))
    st.html(
        element(
            "div",
            element("strong", text(heading)),
            body,
            class_=f"cg-verdict {'bad' if bare else ''}".strip(),
            role="status",
        )
    )


def reach_words(asked: Question) -> str:
    """How far a post reaches, as part of a sentence."""
    return t("coverage.by_own") if asked.radius is None else t("coverage.by_radius", count=wording.count(asked.radius))


def cards(asked: Question, now: Standing) -> None:
    """The shares of schools and of pupils at the time of day that is chosen, with the other ones under them."""
    others = [(window, Standing(asked, window)) for window in WINDOWS if window != asked.when]
    schools = _card("schools", asked, now.of_schools, [(window, other.of_schools) for window, other in others])
    pupils_ = _card("pupils", asked, now.of_pupils, [(window, other.of_pupils) for window, other in others])
    st.html(element("div", schools, pupils_, class_="cg-cards cg-wide"))


def _card(name: str, asked: Question, share: Share, others: list[tuple[str, Share]]) -> str:
    lines = [(t(f"coverage.when_{window}"), other.words) for window, other in others]
    return element(
        "div",
        element("div", text(t(f"coverage.card_{name}", when=t(f"coverage.when_{asked.when}"))), class_="cg-card-name"),
        element("div", text(share.percent), class_="cg-card-value"),
        element("div", text(t(f"coverage.card_{name}_of", fraction=share.fraction)), class_="cg-card-note"),
        *(
            element("div", text(t("coverage.card_other", when=when, share=said)), class_="cg-card-note")
            for when, said in lines
        ),
        class_="cg-card",
    )
