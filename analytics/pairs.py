"""Pairs of records, one of each channel, that may tell of the same thing; and what follows where an analyst says they do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analytics.register import Decision

TOPIC = "duplicate"
LINKED, DISMISSED, WAITING = "linked", "dismissed", "waiting"
CHANNELS = ("police", "education")

Record = tuple[str, str]  # unit and the id that the unit gave it
Named = tuple[str, str, str]  # kind, unit, id


@dataclass(frozen=True)
class Pair:
    """A record of the police's and one of education's, of one kind: ``hazards`` or ``incidents``."""

    kind: str
    police: Record
    education: Record

    @property
    def key(self) -> str:
        """``hazards:PCS01:2021-05-001:JB01:2021-05-014``; the mart ``duplicate_pair`` writes it the same way."""
        return ":".join((self.kind, *map(_written, (*self.police, *self.education))))

    def record(self, channel: str) -> Record:
        return self.police if channel == "police" else self.education

    def facts(self, kept: str | None) -> dict[str, Any]:
        """What a decision keeps about it: where a channel's record is ``kept``, which, and which is dropped for it."""
        if kept is None:
            return {"kind": self.kind}
        dropped = next(channel for channel in CHANNELS if channel != kept)
        return {"kind": self.kind, "kept": list(self.record(kept)), "dropped": list(self.record(dropped))}


def parsed(key: str) -> Pair:
    """The pair of that key. Raises ValueError for a text that is none."""
    kind, *parts = key.split(":")
    if kind not in ("hazards", "incidents") or len(parts) != 4 or not all(parts):
        raise ValueError(key)
    police_unit, police_id, education_unit, education_id = map(_read, parts)
    return Pair(kind, (police_unit, police_id), (education_unit, education_id))


def kept_channel(decision: Decision) -> str | None:
    """Whose record a linking keeps; None for any other decision."""
    if decision.verdict != LINKED:
        return None
    return "police" if tuple(decision.facts["kept"]) == parsed(decision.subject).police else "education"


def groups(decisions: Iterable[Decision]) -> list[list[Named]]:
    """The records of each thing that was linked together, in the order in which they may count for it.

    Links are taken as they were decided: what is kept, with all that is linked to it, comes before what is dropped. Of a
    group the first record counts that is on file, so that nothing is lost when a report is taken back.
    """
    group_of: dict[Named, list[Named]] = {}
    for decision in sorted(decisions, key=lambda each: each.id):
        if decision.verdict != LINKED:
            continue
        kept, dropped = (_named(decision, side) for side in ("kept", "dropped"))
        first, second = (group_of.setdefault(record, [record]) for record in (kept, dropped))
        if first is not second:
            first += second
            group_of |= dict.fromkeys(second, first)
    return list({id(group): group for group in group_of.values()}.values())


def _named(decision: Decision, side: str) -> Named:
    unit, number = decision.facts[side]
    return decision.facts["kind"], unit, number


def _written(part: str) -> str:
    return part.replace("%", "%25").replace(":", "%3A")


def _read(part: str) -> str:
    return part.replace("%3A", ":").replace("%25", "%")
