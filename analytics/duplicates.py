"""The one door for deciding whether two records of the channels are one thing: for pages and the command line."""

from datetime import datetime
from typing import Any

from analytics import pairs, queries, register
from analytics.errors import UsageError
from analytics.pairs import DISMISSED, LINKED, TOPIC, WAITING, Pair
from analytics.register import Decision
from analytics.warehouse import Reader, ensure
from analytics.workspace import Workspace


def waiting(workspace: Workspace) -> list[dict[str, Any]]:
    """The pairs that wait, each with its key, its kind, what both records say and where it stands in which report."""
    ensure(workspace)
    with Reader(workspace) as reader:
        found = reader.arrow(queries.duplicate_pairs((), limit=1_000_000)).to_pylist()
        records = {kind: _records(reader, kind, found) for kind in ("hazards", "incidents")}
    return [
        {"pair": each["pair"], "kind": each["kind"], "township_code": each["township_code"]}
        | {channel: records[each["kind"]].get((each["pair"], channel)) for channel in pairs.CHANNELS}
        for each in found
    ]


def link(
    workspace: Workspace, key: str, keep: str | None = None, *, actor: str, why: str = "", at: datetime | None = None
) -> Decision:
    """The two are one: the record of the channel ``keep`` counts for both. Without it that of the one who told first.

    As for all decisions: figures follow with the next build. Raises UsageError for a pair that is none.
    """
    pair, earlier = _known(workspace, key)
    if keep not in (None, *pairs.CHANNELS):
        raise UsageError("unknown_channel", channel=keep)
    facts = pair.facts(keep or earlier)
    return register.open(workspace).decide(TOPIC, pair.key, LINKED, actor=actor, why=why, at=at, **facts)


def dismiss(workspace: Workspace, key: str, *, actor: str, why: str = "", at: datetime | None = None) -> Decision:
    """The two are not the same: both go on counting, and the pair no longer waits. Raises UsageError."""
    pair, _ = _known(workspace, key)
    return register.open(workspace).decide(
        TOPIC, pair.key, DISMISSED, actor=actor, why=why, at=at, **pair.facts(kept=None)
    )


def reopen(workspace: Workspace, key: str, *, actor: str, why: str = "", at: datetime | None = None) -> Decision:
    """Takes back what was decided about a pair: it waits again. Raises UsageError where nothing is in force."""
    books = register.open(workspace)
    standing = books.decisions(TOPIC).get((TOPIC, key))
    if standing is None or standing.verdict == WAITING:
        raise UsageError("pair_not_decided", pair=key)
    facts = pairs.parsed(key).facts(kept=None)
    return books.decide(TOPIC, key, WAITING, actor=actor, why=why, at=at, **facts)


def _known(workspace: Workspace, key: str) -> tuple[Pair, str]:
    """The pair of that key that waits or was decided upon, and whose record told first."""
    ensure(workspace)
    try:
        pair = pairs.parsed(key)
    except ValueError as error:
        raise UsageError("unknown_pair", pair=key) from error
    with Reader(workspace) as reader:
        known = reader.arrow(queries.duplicate_pair(pair.key)).to_pylist()
    if not known:
        raise UsageError("unknown_pair", pair=key)
    return pair, known[0]["earlier"] or "education"


def _records(reader: Reader, kind: str, found: list[dict[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    keys = tuple(each["pair"] for each in found if each["kind"] == kind)
    rows = reader.arrow(queries.duplicate_records(kind, keys)).to_pylist()
    return {(row.pop("pair"), row.pop("side")): row for row in rows}
