"""Township by township: the share of schools and of pupils covered on the way to school and on the way home, side by side."""

import streamlit as st

from ui import filters, layout
from ui.map.coverage.question import Question
from ui.map.coverage.standing import Share, Standing
from ui.map.verdict import address
from ui.markup import element, text
from ui.wording import t

WINDOWS = ("morning", "afternoon")


def draw(asked: Question) -> None:
    """Those with the smallest share of pupils first, under the line of all together; a single township needs no table."""
    there = [Standing(asked, window) for window in WINDOWS]
    codes = {row["township_code"] for row in there[0].placed}
    if len(codes) < 2:
        return
    names = {code: name for code, name in filters.township_names().items() if code in codes}
    lines = {code: _of([standing.within(code) for standing in there]) for code in names}
    worst_first = sorted(names, key=lambda code: (min(share.value or 0 for share in lines[code][2:]), code))
    total = _line(text(asked.place), _of([(standing.of_schools, standing.of_pupils) for standing in there]), "cg-total")
    body = [_line(element("a", text(names[code]), href=address(area=code)), lines[code]) for code in worst_first]
    layout.section(t("coverage.townships"), t("coverage.townships_note"))
    table = element("table", element("thead", _heads()), element("tbody", total, *body), class_="cg-table")
    st.html(element("div", table, class_="cg-scroll", tabindex="0"))


def _of(windows: list[tuple[Share, Share]]) -> list[Share]:
    """Schools in the morning and the afternoon, then pupils."""
    return [schools for schools, _ in windows] + [pupils for _, pupils in windows]


def _heads() -> str:
    heads = [t(f"coverage.head_{name}_{window}") for name in ("schools", "pupils") for window in WINDOWS]
    named = (element("th", text(head), scope="col") for head in heads)
    return element("tr", element("th", text(t("charts.township")), scope="col"), *named)


def _line(name: str, shares: list[Share], class_: str | None = None) -> str:
    cells = (
        element("td", text(share.percent), element("small", text(f" {share.fraction}")), class_=_class(share))
        for share in shares
    )
    return element("tr", element("th", name, scope="row"), *cells, class_=class_)


def _class(share: Share) -> str | None:
    return "unknown" if share.value is None else None
