"""The submitted file as its clerk sees it: the lines around one line, for the proof of a figure."""

from dataclasses import dataclass
from functools import lru_cache

from analytics import intake, store
from analytics.contract import KINDS
from analytics.intake.grid import Grid
from analytics.intake.personal import masked
from analytics.intake.refusal import Refused
from analytics.workspace import Workspace

AROUND = 5


@dataclass(frozen=True)
class Excerpt:
    """Some lines of a file: the words of its header, and each line's number as the spreadsheet counts with its cells."""

    heads: list[str]
    lines: list[tuple[int, list[str]]]


def excerpt(workspace: Workspace, kind: str, sha256: str, line: int, around: int = AROUND) -> Excerpt | None:
    """The lines from ``around`` before to ``around`` after; None where the file is a document, unreadable or gone.

    Numbers that lead to a person are masked: the file itself holds them, the screen does not.
    """
    read = _lines(workspace, kind, sha256)
    if read is None:
        return None
    grid, heads = read
    numbers = grid.lines.to_numpy()
    chosen = grid.kept((numbers >= line - around) & (numbers <= line + around))
    rows = [[masked(cell) for cell in cells] for cells in chosen.rows()]
    return Excerpt([masked(word) for word in heads], list(zip(chosen.lines.to_pylist(), rows, strict=True)))


@lru_cache(maxsize=4)
def _lines(workspace: Workspace, kind: str, sha256: str) -> tuple[Grid, list[str]] | None:
    """Kept for the next line of the same file: bytes under a hash never change."""
    try:
        return intake.lines_of(store.read_original(workspace, sha256), KINDS[kind])
    except (Refused, OSError):
        return None
