"""Fills an empty data folder with the invented county's reports."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from analytics.demo.made import DemoFile, files
from analytics.errors import UsageError
from analytics.workspace import Workspace

if TYPE_CHECKING:
    from analytics.submissions import Outcome
    from analytics.warehouse import Built

Progress = Callable[[int, int], None]
PLACES = Path(__file__).with_name("net_cafes.csv")  # invented ones near its schools, each named 示例
TAKEN_BACK_AFTER = timedelta(minutes=25)


@dataclass(frozen=True)
class Created:
    """What came of it: files accepted, their rows and warnings, names of files refused (there should be none)."""

    files: int
    rows: int
    warnings: int
    refused: tuple[str, ...]
    built: "Built"


def is_filled(workspace: Workspace) -> bool:
    """Whether anybody ever reported into this data folder: an invented county has no place beside real reports."""
    from analytics import register

    books = register.peek(workspace)
    return books is not None and bool(books.history())


def create(
    workspace: Workspace,
    schools: int = 160,
    months: int = 10,
    seed: int = 1,
    actor: str = "demo",
    progress: Progress | None = None,
) -> Created:
    """Submits every file of the invented county as its unit would have, then builds the warehouse as ``actor``.

    ``progress`` is told how many files of how many are in. Raises UsageError where the data folder holds reports.
    """
    from analytics import warehouse

    if is_filled(workspace):
        raise UsageError("demo_not_empty")
    workspace.data.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(PLACES, workspace.data / PLACES.name)
    finished, workspace = workspace, _aside(workspace)
    made = list(files(workspace.reference, workspace.settings, schools, months, seed))
    rows, warnings, refused = 0, 0, []
    for number, file in enumerate(made, start=1):
        outcome = _submit(workspace, file)
        rows += outcome.submission.rows if outcome.submission else 0
        warnings += outcome.submission.warnings if outcome.submission else 0
        refused += [] if outcome.accepted else [file.name]
        if progress:
            progress(number, len(made))
    built = warehouse.build(workspace, actor=actor)
    _put_in_place(workspace, finished)
    return Created(len(made) - len(refused), rows, warnings, tuple(refused), built)


def _aside(workspace: Workspace) -> Workspace:
    """The same data folder with a register of its own name: a county that was never finished is never taken for one."""
    from analytics import register

    aside = replace(workspace, register_file="demo-being-made.sqlite")
    register.close()  # of one that was not finished
    for left in workspace.data.glob(f"{aside.register_file}*"):
        left.unlink()
    return aside


def _put_in_place(aside: Workspace, finished: Workspace) -> None:
    """The moment the demo county counts. A register on a server has no file: there it has counted all along."""
    from analytics import register

    register.close()
    if (made := aside.data / aside.register_file).exists():
        made.replace(finished.data / finished.register_file)


def _submit(workspace: Workspace, file: DemoFile) -> "Outcome":
    """Files it as its unit's clerk; a draft is taken back soon after."""
    from analytics import submissions

    outcome = submissions.submit(
        workspace, file.content, file.name, file.kind, file.unit, file.month, actor=file.actor, at=file.at
    )
    if file.withdrawn and outcome.submission:
        at = file.at + TAKEN_BACK_AFTER
        submissions.withdraw(workspace, outcome.submission.id, file.withdrawn, actor=file.actor, at=at)
    return outcome
