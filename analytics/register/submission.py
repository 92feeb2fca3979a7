"""One accepted report, and what is known about it."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal

State = Literal["current", "superseded", "waiting", "withdrawn"]
Slot = tuple[str, str, str]


@dataclass(frozen=True)
class Filing:
    """A checked report that is about to count: its bytes and rows are already on disk."""

    kind: str
    unit: str
    month: str
    sha256: str
    file_name: str
    size: int
    rows: int
    warnings: int
    rows_file: str

    @property
    def slot(self) -> Slot:
        """What it speaks about; of one slot only the newest that is not withdrawn counts."""
        return (self.kind, self.unit, self.month)

    def facts(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(Filing)}


@dataclass(frozen=True)
class Submission(Filing):
    """An accepted report. ``state`` is derived: current is the newest of its slot that neither waits nor is withdrawn.

    ``under_lock`` is the decision that had locked its month when it was accepted: it waits until the month is reopened.
    """

    id: int
    state: State
    submitted_at: datetime
    submitted_by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None
    under_lock: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """As ``history --json`` shows it."""
        withdrawn = {"at": self.withdrawn_at, "by": self.withdrawn_by, "why": self.withdrawn_why}
        return {
            "submission": self.id,
            "kind": self.kind,
            "unit": self.unit,
            "month": self.month,
            "state": self.state,
            "submitted_at": self.submitted_at.isoformat(),
            "submitted_by": self.submitted_by,
            "file": self.file_name,
            "sha256": self.sha256,
            "size": self.size,
            "rows": self.rows,
            "warnings": self.warnings,
            "withdrawn": withdrawn | {"at": self.withdrawn_at.isoformat()} if self.withdrawn_at else None,
        }
