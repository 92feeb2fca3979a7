"""What people have decided: a month locked, two reports linked, a figure flagged. Rows are only ever added."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from analytics.clock import local
from analytics.register import audit
from analytics.register.tables import DECISIONS

c = DECISIONS.c
ACTION = "decide"


@dataclass(frozen=True)
class Decision:
    """One decision; of a topic and subject the newest is in force. ``facts`` is plain JSON."""

    id: int
    at: datetime
    actor: str
    topic: str
    subject: str
    verdict: str
    why: str
    facts: dict[str, Any]

    def told(self) -> dict[str, Any]:
        """As the audit trail tells of it. Its facts may be long: their hash proves them."""
        return {
            "decision": self.id,
            "topic": self.topic,
            "subject": self.subject,
            "verdict": self.verdict,
            "why": self.why,
            "facts_sha256": hashlib.sha256(audit.canonical(self.facts).encode()).hexdigest(),
        }


def append(
    connection: Connection,
    at: datetime,
    actor: str,
    topic: str,
    subject: str,
    verdict: str,
    why: str,
    facts: dict[str, Any],
) -> Decision:
    """Adds a decision and its audit entry inside the caller's writing transaction."""
    text, why = audit.canonical(facts), why.strip()
    values = {
        "at": at,
        "actor": actor,
        "topic": topic,
        "subject": subject,
        "verdict": verdict,
        "why": why,
        "facts": text,
    }
    number = connection.execute(insert(DECISIONS).values(values).returning(c.id)).scalar_one()
    decision = Decision(number, local(at), actor, topic, subject, verdict, why, audit.parsed(text))
    audit.append(connection, at, actor, ACTION, decision.told())
    return decision


def after(connection: Connection, number: int) -> Iterator[Decision]:
    """The decisions younger than that number, oldest first."""
    for row in connection.execute(select(DECISIONS).where(c.id > number).order_by(c.id)).mappings():
        yield Decision(**dict(row) | {"facts": audit.parsed(row["facts"])})


def in_force(connection: Connection, topic: str, subject: str) -> str | None:
    """The verdict in force, read from the table: in a writing transaction nothing else will do."""
    asked = select(c.verdict).where(c.topic == topic, c.subject == subject).order_by(c.id.desc()).limit(1)
    return connection.scalar(asked)
