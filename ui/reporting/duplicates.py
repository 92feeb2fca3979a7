"""The part 重复核定: pairs of records that both channels may have reported, side by side, and what is decided about them."""

from collections import Counter
from typing import Any

import streamlit as st

from analytics import queries
from ui import address, drill, layout, links, paging, store, wording
from ui.choices.reporting import PAIRS
from ui.filters import Filters
from ui.markup import element, link, text
from ui.reporting import deciding, pair_card
from ui.wording import t

KINDS = ("hazards", "incidents")
SIZE = 10  # pairs on a page
STATES = {"waiting": ("waiting",), "settled": ("linked", "dismissed")}


def draw(view: Filters) -> None:
    counts, kind = _counts(view), _kind()
    deciding.notice()
    _verdict(counts, view)
    numbers = {
        name: sum(counts[each, s] for each in KINDS for s in STATES[name] if kind in (None, each)) for name in PAIRS
    }
    settled = _which(numbers) == "settled"
    drill.chips(("kind",), t("duplicates.rule", **_rule()))
    total = numbers["settled" if settled else "waiting"]
    layout.section(t(f"duplicates.{'settled' if settled else 'waiting'}"), _note(total, settled=settled), "pairs")
    offset = paging.offset(total, (settled, kind, view.towns), SIZE)
    pairs = store.records(queries.duplicate_pairs(view.towns, settled=settled, kind=kind, limit=SIZE, offset=offset))
    records = {each: _records(each, pairs) for each in KINDS}
    for pair in pairs:
        _draw(pair, records[pair["kind"]])
    paging.draw(total, SIZE)


def _draw(pair: dict[str, Any], records: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Both records and, below, the decision about them."""
    sides = {channel: records.get((pair["pair"], channel)) for channel in ("police", "education")}
    with st.container(border=True, key=f"pair_{pair['pair']}"):
        pair_card.draw(pair, sides)
        if pair["state"] == "waiting":
            deciding.form(pair)
        else:
            deciding.made(pair, sides)


def _counts(view: Filters) -> Counter[tuple[str, str]]:
    """(kind, state) to pairs."""
    rows = store.records(queries.duplicate_counts(view.towns))
    return Counter({(row["kind"], row["state"]): int(row["pairs"]) for row in rows})


def _verdict(counts: Counter[tuple[str, str]], view: Filters) -> None:
    """How many wait and of what, each leading to them; how many were decided, and how."""
    waiting = {kind: counts[kind, "waiting"] for kind in KINDS}
    linked, dismissed = (sum(counts[kind, state] for kind in KINDS) for state in STATES["settled"])
    heading = t("duplicates.some_wait" if sum(waiting.values()) else "duplicates.none_waits", place=view.place)
    said = links.view() | {"part": "duplicates"}
    parts = [
        element("a", text(t(f"duplicates.of_{kind}", count=count)), href=link("reporting", said | {"kind": kind}))
        for kind, count in waiting.items()
        if count
    ]
    sentences = [t("duplicates.until").replace("[kinds]", t("shell.comma").join(parts))] if parts else []
    sentences.append(text(t("duplicates.decided", linked=linked, dismissed=dismissed)))
    body = t("reporting.between_sentences").join(sentences)
    st.html(element("div", element("strong", text(heading)), body, class_="cg-verdict", role="status"))


def _which(numbers: dict[str, int]) -> str:
    """Whether the pairs that wait or those decided upon are listed: the reader's choice."""
    return st.segmented_control(
        t("duplicates.which"),
        **wording.options({each: t(f"duplicates.which_{each}", count=number) for each, number in numbers.items()}),
        key="pairs",
        required=True,
        on_change=address.touch,
        label_visibility="collapsed",
    )


def _kind() -> str | None:
    """Narrowed to hazards or incidents; another kind of report has no such pairs and narrows nothing here."""
    kind = drill.chosen().get("kind")
    return kind if kind in KINDS else None


def _rule() -> dict[str, Any]:
    settings = store.settings()
    return {"days": settings.duplicate_days, "hours": f"{settings.duplicate_hours:g}"}


def _note(total: int, *, settled: bool) -> str:
    if not total:
        return t("duplicates.nothing_settled" if settled else "duplicates.nothing_waits")
    return t("duplicates.settled_note" if settled else "duplicates.waiting_note", count=total)


def _records(kind: str, pairs: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """(pair, channel) to what that channel's record says."""
    keys = tuple(pair["pair"] for pair in pairs if pair["kind"] == kind)
    rows = store.records(queries.duplicate_records(kind, keys)) if keys else []
    return {(row["pair"], row["side"]): row for row in rows}
