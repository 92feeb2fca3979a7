"""The register of orders: the one door through which they are read, proposed and taken on, step by step.

An order is the decisions of the topic ``order`` about its number; the newest one holds all of it. Numbers are given, and steps
checked, inside the writing transaction, so that two people at once give neither two orders one number nor one order two ends.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, select

from analytics import register, store
from analytics.clock import now
from analytics.errors import UsageError
from analytics.register import Decision, audit, decision
from analytics.register.engine import writing
from analytics.register.tables import DECISIONS
from analytics.supervision.orders import Addressee, Document, Order, documented, proposed
from analytics.warehouse.query import EVERYTHING, Scope
from analytics.workspace import Workspace

TOPIC = "order"
DISMISSED = "suggestion"
LARGEST = 20_000_000  # bytes of a document
c = DECISIONS.c


def orders(workspace: Workspace, scope: Scope = EVERYTHING) -> list[Order]:
    """The orders that a reader of that scope may see, the newest first. Everybody who reads orders asks here."""
    books = register.peek(workspace)
    standing = books.decisions(TOPIC).values() if books else ()
    found = (Order.of(each.subject, each.verdict, each.facts) for each in standing)
    seen = (order for order in found if sees(scope, order.addressee))
    return sorted(seen, key=lambda order: _parts(order.number), reverse=True)


def sees(scope: Scope, addressee: Addressee) -> bool:
    return scope.townships is None or addressee.township_code in scope.townships


def life(workspace: Workspace, number: str, scope: Scope = EVERYTHING) -> list[Decision]:
    """All steps of an order, the oldest first; none where the reader may not see it."""
    books = register.peek(workspace)
    told = books.decided(TOPIC, number) if books else []
    return told if told and sees(scope, Addressee(**told[-1].facts["addressee"])) else []


def propose(workspace: Workspace, order: Order, *, actor: str, at: datetime | None = None) -> Order:
    """Keeps a proposal under the next number of its year. Raises UsageError."""
    at, fresh = at or now(), proposed(order)
    with writing(register.open(workspace).engine) as connection:
        fresh = replace(fresh, number=_next(connection, at.year))
        _keep(connection, fresh, fresh.reason, actor, at)
    return fresh


def take(
    workspace: Workspace,
    number: str,
    step: Callable[[Order], Order],
    *,
    actor: str,
    why: str = "",
    at: datetime | None = None,
) -> Order:
    """Takes a step with an order as it stands at this moment; ``why`` is told with it. Raises UsageError."""
    with writing(register.open(workspace).engine) as connection:
        after = step(_standing(connection, number))
        _keep(connection, after, why, actor, at or now())
    return after


def escalate(
    workspace: Workspace, number: str, step: Callable[[Order], Order], *, actor: str, at: datetime | None = None
) -> Order:
    """Proposes the order that ``step`` makes of one, under a number of its own. Raises UsageError.

    Only one proposal may follow an order unless it was rejected or cancelled.
    """
    at = at or now()
    with writing(register.open(workspace).engine) as connection:
        following = _following(connection, number)
        if following:
            raise UsageError("order_followed_already", number=number, by=following)
        fresh = replace(step(_standing(connection, number)), number=_next(connection, at.year))
        _keep(connection, fresh, fresh.reason, actor, at)
    return fresh


def attach(
    workspace: Workspace, number: str, name: str, content: bytes, *, actor: str, at: datetime | None = None
) -> Order:
    """Keeps a document with an order. Raises UsageError for an empty or a very large one."""
    if not content or len(content) > LARGEST:
        raise UsageError("order_document_size", name=name, most=LARGEST // 1_000_000)
    document = Document(name, store.keep_original(workspace, content))
    return take(workspace, number, lambda order: documented(order, document), actor=actor, why=name, at=at)


def dismiss(workspace: Workspace, key: str, note: str, *, actor: str, at: datetime | None = None) -> Decision:
    """Nothing is to follow from a suggestion of that month. Raises UsageError without a note."""
    if not note.strip():
        raise UsageError("note_missing")
    return register.open(workspace).decide(DISMISSED, key, "dismissed", actor=actor, why=note, at=at)


def dismissed(workspace: Workspace) -> dict[str, Decision]:
    """The suggestions that nothing is to follow from, by their key."""
    books = register.peek(workspace)
    return {each.subject: each for each in books.decisions(DISMISSED).values()} if books else {}


def keep_all(
    workspace: Workspace, given: Iterable[Order], *, actor: str, at: datetime | None = None
) -> tuple[list[Order], list[Order]]:
    """Keeps orders from elsewhere, all or none: those that came in, and those that are here already just so.

    One without a number is given the next. Raises UsageError where a number stands for another order.
    """
    at = at or now()
    new, same = [], []
    with writing(register.open(workspace).engine) as connection:
        for order in sorted(given, key=lambda order: not order.number):  # a number that is told is not given away first
            known = _found(connection, order.number) if order.number else None
            if known is not None and not alike(known, order):
                raise UsageError("order_number_taken", number=order.number)
            if known is not None:
                same.append(known)
                continue
            year = (order.issued_on or at.date()).year
            order = order if order.number else replace(order, number=_next(connection, year))
            _keep(connection, order, order.reason, actor, at)
            new.append(order)
    return new, same


def alike(one: Order, other: Order) -> bool:
    """Whether they say the same in all that a table of orders holds."""
    return _as_told(one) == _as_told(other)


def _as_told(order: Order) -> Order:
    addressee = Addressee(order.addressee.type, order.addressee.code, "")
    return replace(order, addressee=addressee, evidence=None, documents=())


def _standing(connection: Connection, number: str) -> Order:
    found = _found(connection, number)
    if found is None:
        raise UsageError("order_unknown", number=number)
    return found


def _found(connection: Connection, number: str) -> Order | None:
    """The order as the table has it: in a writing transaction nothing else will do."""
    told = select(c.verdict, c.facts).where(c.topic == TOPIC, c.subject == number).order_by(c.id.desc()).limit(1)
    row = connection.execute(told).first()
    return Order.of(number, row.verdict, audit.parsed(row.facts)) if row else None


def _next(connection: Connection, year: int) -> str:
    """``DB-2021-0007``."""
    told = select(c.subject).distinct().where(c.topic == TOPIC, c.subject.like(f"DB-{year}-%"))
    taken = [_parts(number)[1] for number in connection.scalars(told)]
    return f"DB-{year}-{max(taken, default=0) + 1:04d}"


def _following(connection: Connection, number: str) -> str:
    told = select(c.subject, c.verdict, c.facts).where(c.topic == TOPIC).order_by(c.id)
    standing = {row.subject: (row.verdict, row.facts) for row in connection.execute(told)}
    return next(
        (
            subject
            for subject, (verdict, facts) in standing.items()
            if verdict not in ("rejected", "cancelled") and audit.parsed(facts).get("follows") == number
        ),
        "",
    )


def _keep(connection: Connection, order: Order, why: str, actor: str, at: datetime) -> None:
    decision.append(connection, at, actor, TOPIC, order.number, order.state, why, order.facts)


def _parts(number: str) -> tuple[int, int]:
    """Year and place of a number, for their order."""
    year, _, place = number.removeprefix("DB-").partition("-")
    return (int(year), int(place)) if year.isdigit() and place.isdigit() else (0, 0)


def days_left(order: Order, today: date) -> int | None:
    """Days to the deadline of an issued order; below zero where it is overdue."""
    return (order.deadline - today).days if order.state == "issued" and order.deadline else None
