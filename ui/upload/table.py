"""A plain table of words: read by people and by screen readers, long cells wrapped."""

from collections.abc import Collection, Iterable, Sequence

import streamlit as st

from ui.markup import element, text

SHOWN = 200  # lines on the screen


def draw(heads: Sequence[str], rows: Iterable[Sequence[object]], *, label: str, whole: Collection[int] = ()) -> None:
    """``rows`` of as many cells as there are ``heads``; the first cell names the line; ``whole`` columns never wrap."""
    head = element("tr", *(element("th", text(name), scope="col") for name in heads))
    body = [
        element(
            "tr",
            element("th", text(first), scope="row"),
            *(
                element("td", text(cell), class_="cg-whole" if place in whole else None)
                for place, cell in enumerate(rest, 1)
            ),
        )
        for first, *rest in rows
    ]
    table = element(
        "table", element("thead", head), element("tbody", *body), class_="cg-table cg-wordy", aria_label=label
    )
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))
