"""All submissions as the audit trail's newest entry left them, held in memory: asking again costs one look at it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from analytics.register.decision import Decision
from analytics.register.submission import Slot, State, Submission


@dataclass(frozen=True)
class Snapshot:
    """``head`` is the newest audit entry it knows of. Each slot's submissions, and all decisions, are in their order."""

    head: int = 0
    newest: int = 0
    slots: dict[Slot, tuple[Submission, ...]] = field(default_factory=dict)
    decided: tuple[Decision, ...] = ()

    @cached_property
    def by_id(self) -> dict[int, Submission]:
        return {submission.id: submission for filed in self.slots.values() for submission in filed}

    @cached_property
    def current(self) -> tuple[Submission, ...]:
        """What counts, oldest first."""
        counting = (s for filed in self.slots.values() for s in filed if s.state == "current")
        return tuple(sorted(counting, key=lambda submission: submission.id))

    def speaking(self, slot: Slot) -> Submission | None:
        """The slot's current submission."""
        return next((s for s in self.slots.get(slot, ()) if s.state == "current"), None)

    @cached_property
    def in_force(self) -> dict[tuple[str, str], Decision]:
        """The newest decision of each topic and subject."""
        return {(decision.topic, decision.subject): decision for decision in self.decided}

    @property
    def newest_decision(self) -> int:
        return self.decided[-1].id if self.decided else 0

    def renewed(self, head: int, changed: Iterable[Submission], decided: Iterable[Decision] = ()) -> "Snapshot":
        """The snapshot after ``changed``, new submissions and known ones that have been withdrawn, and new decisions."""
        slots = dict(self.slots)
        newest = self.newest
        for submission in changed:
            others = [s for s in slots.get(submission.slot, ()) if s.id != submission.id]
            slots[submission.slot] = _with_states(sorted([*others, submission], key=lambda s: s.id))
            newest = max(newest, submission.id)
        return Snapshot(head, newest, slots, (*self.decided, *decided))


def _with_states(filed: list[Submission]) -> tuple[Submission, ...]:
    standing = [s.id for s in filed if s.withdrawn_at is None]
    return tuple(_in_state(s, _state(s, standing)) for s in filed)


def _state(submission: Submission, standing: list[int]) -> State:
    if submission.withdrawn_at is not None:
        return "withdrawn"
    return "current" if submission.id == standing[-1] else "superseded"


def _in_state(submission: Submission, state: State) -> Submission:
    return submission if submission.state == state else replace(submission, state=state)
