"""Takes in a folder of files, such as the attachments of a month's mail: what is right is filed, the rest is set aside.

A file is in the inbox until it has been filed or its error workbook is written, and only then moved. Killed at any
moment, the next run goes on: what was filed already is known by its bytes and only moved. Runs at once wait for each other.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from analytics.errors import CampusError, UsageError
from analytics.inbox import folder
from analytics.inbox.desk import Handled, handle
from analytics.inbox.recognised import kind_of, rank
from analytics.workspace import Workspace

__all__ = ["Handled", "run"]

LOCK = ".inbox.lock"
PATIENCE = 600.0  # seconds that a run waits for another
SETTLED = 2.0  # seconds since a file was last written: younger ones may still be on their way


def run(
    workspace: Workspace,
    inbox: Path,
    *,
    actor: str,
    language: str = "zh",
    at: datetime | None = None,
    settled: float = SETTLED,
    patience: float = PATIENCE,
) -> Iterator[Handled]:
    """Handles every file, registers first, and tells of each when it is done.

    Raises UsageError for a folder that is none, CampusError where another run does not come to its end, OSError.
    """
    if not inbox.is_dir():
        raise UsageError("no_inbox", folder=inbox)
    if workspace.data.is_relative_to(inbox.resolve()) or inbox.resolve().is_relative_to(workspace.data):
        raise UsageError("inbox_holds_data", folder=inbox)
    try:
        with FileLock(inbox / LOCK, timeout=patience):
            yield from _run(workspace, inbox, actor, language, at, settled)
    except Timeout as error:
        raise CampusError("inbox_busy", folder=inbox) from error


def _run(
    workspace: Workspace, inbox: Path, actor: str, language: str, at: datetime | None, settled: float
) -> Iterator[Handled]:
    waiting = folder.waiting(inbox)
    folder.wait_for(waiting, settled)
    # Ledgers name schools and zones, and a work report is held against its ledger.
    for path in sorted(waiting, key=lambda path: (rank(kind_of(path)), *folder.age(path))):
        if folder.is_settled(path, settled):
            yield handle(workspace, inbox, path, actor=actor, language=language, at=at)
        elif path.exists():
            yield Handled(path.relative_to(inbox).as_posix(), "left", why="still_written")
