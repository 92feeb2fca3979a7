"""An order of supervision and the steps of its life: proposed, issued or rejected, closed, re-checked.

Steps are functions from an order to the order after it. They know nothing of the register; ``book`` keeps what they give.
"""

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal, get_args

from analytics.errors import UsageError
from analytics.supervision.rules import KINDS, rung_above

State = Literal["proposed", "issued", "rejected", "closed", "held", "relapsed", "cancelled"]
STATES: tuple[State, ...] = get_args(State)
DAYS = ("issued_on", "deadline", "closed_on", "recheck_on", "rechecked_on")
WORKED_ON: tuple[State, ...] = ("proposed", "issued", "closed")

STEPS: dict[str, tuple[State, ...]] = {
    "issue": ("proposed",),
    "reject": ("proposed",),
    "close": ("issued",),
    "recheck": ("closed",),
    "cancel": ("proposed", "issued"),
    "escalate": ("issued", "relapsed"),
    "attach": ("proposed", "issued", "closed", "held", "relapsed"),
}
"""The states that each step may be taken from."""


@dataclass(frozen=True)
class Addressee:
    """A township, unit or school; ``township_code`` says who may see the order: a unit's is its seat."""

    type: Literal["township", "unit", "school"]
    code: str
    township_code: str
    name: str = ""


@dataclass(frozen=True)
class Document:
    """A file kept with an order in the store of originals."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Order:
    """An order as of its latest step. ``month`` is the month of the figures that it came from.

    ``evidence`` is plain JSON: figures with numerator and denominator, and the page with the rows behind them.
    """

    kind: str
    addressee: Addressee
    reason: str
    rule: str = ""
    month: str = ""
    evidence: dict[str, Any] | None = None
    deadline: date | None = None
    issued_on: date | None = None
    issued_by: str = ""
    closed_on: date | None = None
    result: str = ""
    recheck_on: date | None = None
    rechecked_on: date | None = None
    recheck_result: str = ""
    follows: str = ""
    documents: tuple[Document, ...] = ()
    number: str = ""
    state: State = "proposed"

    @property
    def facts(self) -> dict[str, Any]:
        """All of it as plain JSON, but the number and the state, which the register keeps by themselves."""
        said = {name: value for name, value in asdict(self).items() if name not in ("number", "state")}
        return said | {name: said[name].isoformat() if said[name] else None for name in DAYS}

    @classmethod
    def of(cls, number: str, state: str, facts: dict[str, Any]) -> "Order":
        """The order that the register keeps."""
        days = {name: date.fromisoformat(facts[name]) if facts.get(name) else None for name in DAYS}
        parts = {
            "addressee": Addressee(**facts["addressee"]),
            "documents": tuple(Document(**each) for each in facts.get("documents", ())),
        }
        return cls(**facts | days | parts, number=number, state=state)  # type: ignore[arg-type]

    def is_overdue(self, today: date) -> bool:
        """Issued, not closed, and its deadline is past: the last day itself is still in time."""
        return self.state == "issued" and self.deadline is not None and self.deadline < today

    def was_late(self, today: date) -> bool:
        """Whether it is overdue, or was closed after its deadline."""
        late = self.closed_on is not None and self.deadline is not None and self.closed_on > self.deadline
        return late or self.is_overdue(today)

    def recheck_is_due(self, today: date) -> bool:
        return self.state == "closed" and self.recheck_on is not None and self.recheck_on <= today


def proposed(order: Order) -> Order:
    """A new proposal. Raises UsageError for a kind that is none, or without a reason."""
    if order.kind not in KINDS:
        raise UsageError("order_kind_unknown", kind=order.kind, known=", ".join(KINDS))
    return replace(order, reason=_said(order.reason, "order_reason_missing"), state="proposed")


def issued(order: Order, on: date, deadline: date, by: str = "") -> Order:
    """A leader sends it out: from ``on``, to be kept to by ``deadline``. Raises UsageError."""
    _may(order, "issue")
    if deadline < on:
        raise UsageError("order_deadline_before", number=order.number)
    return replace(order, state="issued", issued_on=on, deadline=deadline, issued_by=by.strip())


def rejected(order: Order, why: str) -> Order:
    """A leader does not send it out. Raises UsageError without a reason."""
    _may(order, "reject")
    _said(why, "order_why_missing")
    return replace(order, state="rejected")


def closed(order: Order, on: date, result: str, recheck_days: int) -> Order:
    """What it asked for is done; a re-check is due ``recheck_days`` later. Raises UsageError."""
    _may(order, "close")
    _not_before(on, order.issued_on, order.number)
    result = _said(result, "order_result_missing")
    return replace(order, state="closed", closed_on=on, result=result, recheck_on=on + timedelta(days=recheck_days))


def rechecked(order: Order, on: date, held: bool, result: str) -> Order:
    """Somebody has looked again: it has held, or what it was about has come back. Raises UsageError."""
    _may(order, "recheck")
    _not_before(on, order.closed_on, order.number)
    result = _said(result, "order_result_missing")
    return replace(order, state="held" if held else "relapsed", rechecked_on=on, recheck_result=result)


def cancelled(order: Order, why: str) -> Order:
    """It is taken back. Raises UsageError without a reason."""
    _may(order, "cancel")
    _said(why, "order_why_missing")
    return replace(order, state="cancelled")


def escalation(order: Order, reason: str, deadline: date | None = None) -> Order:
    """The proposal of an order one rung up that follows this one. Raises UsageError where there is no rung above."""
    _may(order, "escalate")
    above = rung_above(order.kind)
    if above == order.kind:
        raise UsageError("order_no_rung_above", number=order.number)
    fresh = Order(above, order.addressee, reason, order.rule, order.month, order.evidence, deadline)
    return proposed(replace(fresh, follows=order.number))


def documented(order: Order, document: Document) -> Order:
    """The order with one document more; the same bytes are kept once."""
    _may(order, "attach")
    others = tuple(each for each in order.documents if each.sha256 != document.sha256)
    return replace(order, documents=(*others, document))


def steps(order: Order) -> tuple[str, ...]:
    """What may be done with it now."""
    able = (step for step, states in STEPS.items() if order.state in states)
    return tuple(step for step in able if step != "escalate" or rung_above(order.kind) != order.kind)


def _may(order: Order, step: str) -> None:
    if order.state not in STEPS[step]:
        raise UsageError("order_step_wrong", number=order.number, state=order.state, step=step)


def _said(text: str, missing: str) -> str:
    if not text.strip():
        raise UsageError(missing)
    return text.strip()


def _not_before(on: date, earlier: date | None, number: str) -> None:
    if earlier is not None and on < earlier:
        raise UsageError("order_day_before", number=number, day=on, earlier=earlier)
