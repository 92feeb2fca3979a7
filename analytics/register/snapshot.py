"""All submissions and decisions as of the newest audit entry, held in memory: asking again costs one look at it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from analytics.register import month_lock
from analytics.register.decision import Decision
from analytics.register.month_lock import FREE, MonthLock
from analytics.register.submission import Slot, State, Submission


@dataclass(frozen=True)
class Snapshot:
    """``head`` is the newest audit entry it knows of. Each slot's submissions, and all decisions, are in their order."""

    head: int = 0
    newest: int = 0
    slots: dict[Slot, tuple[Submission, ...]] = field(default_factory=dict)
    decided: tuple[Decision, ...] = ()
    locks: dict[str, MonthLock] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[int, Submission]:
        return {submission.id: submission for filed in self.slots.values() for submission in filed}

    @cached_property
    def current(self) -> tuple[Submission, ...]:
        """What counts, oldest first."""
        counting = (s for filed in self.slots.values() for s in filed if s.state == "current")
        return tuple(sorted(counting, key=lambda submission: submission.id))

    @cached_property
    def in_force(self) -> dict[tuple[str, str], Decision]:
        """The newest decision of each topic and subject."""
        return {(decision.topic, decision.subject): decision for decision in self.decided}

    @cached_property
    def by_topic(self) -> dict[str, dict[str, Decision]]:
        """What is in force: topic, subject, decision."""
        topics: dict[str, dict[str, Decision]] = {}
        for (topic, subject), decision in self.in_force.items():
            topics.setdefault(topic, {})[subject] = decision
        return topics

    @property
    def newest_decision(self) -> int:
        return self.decided[-1].id if self.decided else 0

    def speaking(self, slot: Slot) -> Submission | None:
        """The slot's current submission."""
        return next((s for s in self.slots.get(slot, ()) if s.state == "current"), None)

    def locked(self, month: str | None) -> bool:
        """Whether the month is final as of now."""
        return month is not None and self.locks.get(month, FREE).in_force is not None

    def as_if_open(self, month: str | None) -> "Snapshot":
        """What would count if the month were opened now: what a report that waits with others is held against."""
        if month is None or not self.locked(month):
            return self
        opened = MonthLock(None, self.newest_decision)
        slots = {slot: _with_states(filed, opened) if slot[2] == month else filed for slot, filed in self.slots.items()}
        return replace(self, slots=slots)

    def renewed(self, head: int, changed: Iterable[Submission], decided: Iterable[Decision] = ()) -> "Snapshot":
        """The snapshot after ``changed``, new submissions and known ones that have been withdrawn, and new decisions."""
        decided = tuple(decided)
        locks = month_lock.by_month(decided, self.locks)
        turned = {month for month, lock in locks.items() if lock != self.locks.get(month)}
        slots, touched = dict(self.slots), {slot for slot in self.slots if slot[2] in turned}
        newest = self.newest
        for submission in changed:
            others = [s for s in slots.get(submission.slot, ()) if s.id != submission.id]
            slots[submission.slot] = tuple(sorted([*others, submission], key=lambda s: s.id))
            touched.add(submission.slot)
            newest = max(newest, submission.id)
        for slot in touched:
            slots[slot] = _with_states(slots[slot], locks.get(slot[2], FREE))
        return Snapshot(head, newest, slots, (*self.decided, *decided), locks)


def _with_states(filed: Iterable[Submission], lock: MonthLock) -> tuple[Submission, ...]:
    alone = [(submission, _state_alone(submission, lock)) for submission in filed]
    speaking = max((submission.id for submission, state in alone if state == "current"), default=0)
    return tuple(
        _in_state(submission, "superseded" if state == "current" and submission.id < speaking else state)
        for submission, state in alone
    )


def _state_alone(submission: Submission, lock: MonthLock) -> State:
    """The state of a submission that no other follows."""
    if submission.withdrawn_at is not None:
        return "withdrawn"
    return "waiting" if lock.keeps_waiting(submission.under_lock) else "current"


def _in_state(submission: Submission, state: State) -> Submission:
    return submission if submission.state == state else replace(submission, state=state)
