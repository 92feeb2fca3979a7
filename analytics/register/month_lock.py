"""Whether a month is final: the decisions of the topic ``lock``, and which reports wait because of them.

A report that is accepted while its month is locked remembers the decision that locked it. It waits until the month is
opened once after that decision; being locked again later does not take back what has come to count.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from analytics.register.decision import Decision
from analytics.register.tables import DECISIONS

TOPIC, LOCKED, OPEN = "lock", "locked", "open"


@dataclass(frozen=True)
class MonthLock:
    """``in_force``: the decision that locks the month, None for an open one. ``opened``: the last that opened it, or 0."""

    in_force: int | None = None
    opened: int = 0

    def keeps_waiting(self, under_lock: int | None) -> bool:
        """Whether a report that was accepted under that lock still waits."""
        return under_lock is not None and under_lock > self.opened


FREE = MonthLock()


def by_month(decided: Iterable[Decision], known: dict[str, MonthLock]) -> dict[str, MonthLock]:
    """The months' locks after further decisions, oldest first."""
    locks = dict(known)
    for decision in decided:
        if decision.topic == TOPIC:
            before = locks.get(decision.subject, FREE)
            locks[decision.subject] = _after(before, decision.id, decision.verdict)
    return locks


def of_month(connection: Connection, month: str) -> MonthLock:
    """The month's lock as the table has it: in a writing transaction nothing else will do."""
    c = DECISIONS.c
    lock = FREE
    asked = select(c.id, c.verdict).where(c.topic == TOPIC, c.subject == month).order_by(c.id)
    for number, verdict in connection.execute(asked):
        lock = _after(lock, number, verdict)
    return lock


def _after(before: MonthLock, number: int, verdict: str) -> MonthLock:
    return MonthLock(number, before.opened) if verdict == LOCKED else MonthLock(None, number)
