"""A clerk's word on a warning: that it is right as it is, and why. It stays with the submission.

A decision of the register: topic ``confirmed_warning``, subject the report and the hash of its bytes. It is written before
the file is accepted, so that no accepted report can be without the notes that came with it.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from analytics import register
from analytics.intake.personal import masked
from analytics.register import Decision, Slot
from analytics.register.snapshot import Snapshot
from analytics.workspace import Workspace

TOPIC, CONFIRMED = "confirmed_warning", "confirmed"
LONGEST = 200


@dataclass(frozen=True)
class Note:
    """Of all the report's warnings of one ``code`` and ``column`` (None: of the whole file). ``note`` may be empty."""

    code: str
    column: str | None
    note: str = ""


def subject(slot: Slot, sha256: str) -> str:
    return " ".join((*slot, sha256))


def keep(workspace: Workspace, slot: Slot, sha256: str, notes: Iterable[Note], *, actor: str) -> Decision | None:
    """Notes what the clerk says of the warnings of these bytes; None where nothing was said or all of it is known."""
    said = [asdict(Note(n.code, n.column, masked(n.note.strip())[:LONGEST])) for n in notes]
    books = register.open(workspace)
    if not said or [asdict(note) for note in of(books.snapshot(), slot, sha256)] == said:
        return None
    return books.decide(TOPIC, subject(slot, sha256), CONFIRMED, actor=actor, notes=said)


def of(filed: Snapshot, slot: Slot, sha256: str) -> list[Note]:
    """What was said of the warnings of these bytes as that report."""
    decision = filed.by_topic.get(TOPIC, {}).get(subject(slot, sha256))
    return [Note(**note) for note in decision.facts.get("notes", ())] if decision else []
