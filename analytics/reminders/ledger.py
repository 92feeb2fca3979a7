"""What was sent, in the register: claimed before sending and settled after it, so that two senders send once.

A claim that nobody has settled is what a killed process leaves: the message may have gone out. It is then sent once more and
the log says so; after a second end of that kind it is left alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from analytics.register import Decision, Register

TOPIC = "reminder"
ACTOR = "reminders"
STALE = timedelta(minutes=15)  # longer than the slowest server may take for one message
CLAIMS = ("sending", "repeating")
MOST_UNCLEAR = 1
ATTEMPTS = 20


@dataclass(frozen=True)
class Claim:
    """The right to send. ``unclear``: attempts before this one of which nobody knows whether they arrived."""

    subject: str
    unclear: int

    @property
    def repeats(self) -> bool:
        return self.unclear > 0


def standing(before: Decision | None, at: datetime) -> str:
    """Whether it may be sent: ``free``, or else ``already`` (sent), ``busy`` (someone is at it) or ``given_up``."""
    if before is None:
        return "free"
    if before.verdict == "sent":
        return "already"
    if before.verdict in CLAIMS and at - before.at < STALE:
        return "busy"
    return "given_up" if _unclear(before) > MOST_UNCLEAR else "free"


def claim(books: Register, subject: str, at: datetime, **facts: Any) -> Claim | str:
    """The right to send it now, or why not: see ``standing``."""
    for _ in range(ATTEMPTS):
        seen = books.snapshot()
        before = seen.in_force.get((TOPIC, subject))
        state = standing(before, at)
        if state != "free":
            return state
        unclear = _unclear(before) if before else 0
        verdict = "repeating" if unclear else "sending"
        facts |= {"unclear": unclear}
        if books.change(TOPIC, subject, verdict, actor=ACTOR, at=at, since=seen.head, **facts):
            return Claim(subject, unclear)
    return "busy"


def settle(books: Register, made: Claim, verdict: str, at: datetime, **facts: Any) -> None:
    """Says how it ended: ``sent``, ``failed`` or ``unsure``."""
    unclear = made.unclear + (verdict == "unsure")
    books.change(TOPIC, made.subject, verdict, actor=ACTOR, at=at, **facts, unclear=unclear)


def log(books: Register | None) -> list[Decision]:
    """All that was sent or tried, oldest first."""
    return books.decided(TOPIC) if books else []


def _unclear(before: Decision) -> int:
    """How many attempts up to it may have arrived unseen: an unsettled claim is one."""
    return int(before.facts.get("unclear", 0)) + (before.verdict in CLAIMS)
