"""Follow-up flags: an analyst marks a finding with a note and clears it again. Both stay in the register."""

from dataclasses import astuple, dataclass
from datetime import datetime

from analytics import register
from analytics.errors import UsageError
from analytics.register.decision import Decision
from analytics.workspace import Workspace

TOPIC = "flag"
FINDINGS = ("outlier", "zero", "all_zero", "nil", "warning", "ledger")


@dataclass(frozen=True)
class Finding:
    """What a flag is set on, told by codes that stay: which sort of finding, whose, of which month, about what.

    ``item`` is a count, a report kind, or a kind and a warning's code with a dot between; empty for a report as a whole.
    """

    sort: str
    unit: str
    month: str
    item: str = ""

    @property
    def subject(self) -> str:
        """``outlier:JB01:2021-06:talks``."""
        return ":".join(astuple(self)).rstrip(":")

    @classmethod
    def of(cls, subject: str) -> "Finding":
        """Raises UsageError for a subject that is no finding's."""
        parts = subject.split(":")
        if not 3 <= len(parts) <= 4 or parts[0] not in FINDINGS:
            raise UsageError("unknown_finding", finding=subject)
        return cls(*parts)


def flag(workspace: Workspace, finding: Finding, note: str, *, actor: str, at: datetime | None = None) -> Decision:
    """Marks the finding for follow-up. Raises UsageError without a note: nobody would know what to follow up."""
    if not note.strip():
        raise UsageError("note_missing")
    return _decide(workspace, finding, "set", note, actor, at)


def clear(workspace: Workspace, finding: Finding, why: str = "", *, actor: str, at: datetime | None = None) -> Decision:
    """Says that it has been followed up, and how it ended where there is something to say."""
    return _decide(workspace, finding, "cleared", why, actor, at)


def standing(workspace: Workspace) -> dict[str, Decision]:
    """The flags that are set, by subject, the oldest first."""
    books = register.peek(workspace)
    decisions = books.decisions(TOPIC).values() if books else ()
    return {each.subject: each for each in sorted(decisions, key=lambda d: d.id) if each.verdict == "set"}


def _decide(
    workspace: Workspace, finding: Finding, verdict: str, why: str, actor: str, at: datetime | None
) -> Decision:
    Finding.of(finding.subject)
    return register.open(workspace).decide(TOPIC, finding.subject, verdict, actor=actor, why=why.strip(), at=at)
