"""The audit trail: who did what and when, each entry sealed with the hash of the one before."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from analytics.clock import local
from analytics.register.tables import AUDIT

BEGINNING = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One line of the trail. ``facts`` is JSON as it was hashed."""

    id: int
    at: datetime
    actor: str
    action: str
    facts: dict[str, Any]
    previous: str
    hash: str

    def as_dict(self) -> dict[str, Any]:
        return {
            "entry": self.id,
            "at": self.at.isoformat(),
            "actor": self.actor,
            "action": self.action,
            "facts": self.facts,
            "hash": self.hash,
        }


def canonical(value: Any) -> str:
    """JSON that is the same text for the same facts on every machine."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sealed(previous: str, at: datetime, actor: str, action: str, facts: dict[str, Any]) -> str:
    """SHA-256 over the previous hash and the entry."""
    entry = {"at": local(at).isoformat(), "actor": actor, "action": action, "facts": facts}
    return hashlib.sha256((previous + canonical(entry)).encode()).hexdigest()


def append(connection: Connection, at: datetime, actor: str, action: str, facts: dict[str, Any]) -> None:
    """Adds an entry inside the caller's writing transaction, which no other writer shares."""
    newest = select(AUDIT.c.hash).order_by(AUDIT.c.id.desc()).limit(1)
    previous = connection.scalar(newest) or BEGINNING
    connection.execute(
        insert(AUDIT).values(
            at=at,
            actor=actor,
            action=action,
            facts=canonical(facts),
            previous=previous,
            hash=sealed(previous, at, actor, action, facts),
        )
    )


def entries(connection: Connection, *, newest: int | None = None) -> list[Entry]:
    """The trail, oldest first; of a long one the ``newest`` so many."""
    rows = connection.execute(select(AUDIT).order_by(AUDIT.c.id.desc()).limit(newest))
    return [Entry(**row | {"facts": parsed(row["facts"])}) for row in map(dict, rows.mappings())][::-1]


def parsed(text: str) -> dict[str, Any]:
    """Facts as they were written. A tampered entry must be found by its hash, not hide behind a parser's complaint."""
    try:
        facts = json.loads(text)
    except ValueError:
        return {"unreadable": text}
    return facts if isinstance(facts, dict) else {"unreadable": facts}


def broken_at(trail: Iterable[Entry]) -> int | None:
    """The id of the first entry that does not follow from the one before it, or None when the whole chain holds."""
    previous = BEGINNING
    for entry in trail:
        seal = sealed(previous, entry.at, entry.actor, entry.action, entry.facts)
        if (entry.previous, entry.hash) != (previous, seal):
            return entry.id
        previous = entry.hash
    return None
