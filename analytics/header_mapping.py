"""A unit's own words for columns: proposed by likeness, corrected by the clerk, remembered for the unit's next files.

What is remembered is a decision of the register: topic ``header_mapping``, subject kind and unit, facts the whole mapping.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher

from analytics import register
from analytics.contract import Column, Kind
from analytics.contract.declarations import fold
from analytics.register import Decision
from analytics.register.snapshot import Snapshot
from analytics.workspace import Workspace

TOPIC, SET = "header_mapping", "set"
IGNORED = ""
"""In place of a column's id: the clerk has said that this header is none of ours."""

Headers = Mapping[str, str]
"""A header as the file writes it to a column's id, or ``IGNORED``."""

LIKE_ENOUGH = 0.6
LONGEST = 60  # characters; longer cells in a header are notes


def subject(kind: str, unit: str) -> str:
    return f"{kind} {unit}"


def in_force(filed: Snapshot, kind: str, unit: str | None) -> dict[str, str]:
    """What is remembered for the unit's reports of the kind."""
    decision = filed.by_topic.get(TOPIC, {}).get(subject(kind, unit)) if unit else None
    return dict(decision.facts.get("headers", {})) if decision else {}


def understanding(kind: Kind, headers: Headers) -> Kind:
    """The kind with these headers as further names of its columns; what it understands already stays as it is."""
    known = {
        header: column for header, column in headers.items() if fold(header) and fold(header) not in kind.by_header
    }
    if not known:
        return kind
    own = tuple(replace(column, aliases=(*column.aliases, *_named(column.id, known))) for column in kind.columns)
    common = tuple(replace(column, aliases=(*column.aliases, *_named(column.id, known))) for column in kind.common)
    unread = tuple(
        Column(f"unread_{place}", header, header, "text") for place, header in enumerate(_named(IGNORED, known))
    )
    return replace(kind, columns=own, common=(*common, *unread))


def remember(workspace: Workspace, kind: str, unit: str, headers: Headers, *, actor: str) -> Decision:
    """Adds these headers to what is remembered; a header known already gets its new meaning."""
    books = register.open(workspace)
    kept = in_force(books.snapshot(), kind, unit) | dict(headers)
    return books.decide(TOPIC, subject(kind, unit), SET, actor=actor, headers=kept)


def forget(workspace: Workspace, kind: str, unit: str, header: str, *, actor: str) -> Decision:
    """Takes one header out of what is remembered."""
    books = register.open(workspace)
    kept = {word: column for word, column in in_force(books.snapshot(), kind, unit).items() if word != header}
    return books.decide(TOPIC, subject(kind, unit), SET, actor=actor, headers=kept)


def unknown(words: Iterable[str], kind: Kind) -> list[str]:
    """The header's words that name no column, each once, in the file's order."""
    found = (word.strip() for word in words)
    return list(dict.fromkeys(w for w in found if fold(w) and len(w) <= LONGEST and fold(w) not in kind.by_header))


def proposed(words: Iterable[str], kind: Kind) -> dict[str, str | None]:
    """For each unknown header the column that it most likely means, None where nothing is like it.

    A column that the file names already, or that another header is more like, is not proposed a second time.
    """
    words = list(words)
    taken = {kind.by_header[fold(word)].id for word in words if fold(word) in kind.by_header}
    strange = unknown(words, kind)
    found: dict[str, str | None] = dict.fromkeys(strange)
    scores = [
        (likeness(word, column), column.required, -place, word, column.id)
        for word in strange
        for place, column in enumerate(kind.columns)
    ]
    for score, _, _, word, column in sorted(scores, reverse=True):
        if score < LIKE_ENOUGH:
            break
        if found[word] is None and column not in taken:
            found[word] = column
            taken.add(column)
    return found


def likeness(word: str, column: Column) -> float:
    """From 0 to 1: how much a header is like the column's best name."""
    return max(_alike(fold(word), fold(name)) for name in column.headers)


def _alike(one: str, other: str) -> float:
    """The share of common characters in order; a name that stands whole within the other counts more."""
    if not one or not other:
        return 0.0
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    shorter, longer = sorted((one, other), key=len)
    within = len(shorter) >= 2 and shorter in longer
    return max(ratio, 0.7 + 0.25 * ratio) if within else ratio


def _named(column: str, headers: Headers) -> list[str]:
    return [header for header, meant in headers.items() if meant == column]
