"""The folder: which files wait in it, and where they go."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from analytics import store
from analytics.wording import LANGUAGES, say

# What downloads, copies, editors and file managers leave beside the files that people mean.
UNFINISHED = (".tmp", ".part", ".crdownload", ".download", ".partial")
LITTER = frozenset(("desktop.ini", "thumbs.db", "ehthumbs.db"))


def named(outcome: str, language: str) -> str:
    """The folder that ``accepted`` or ``refused`` files go to."""
    return say(f"inbox.folder_{outcome}", language)


def waiting(inbox: Path) -> list[Path]:
    """All files below the folder but those that were handled. Links are not followed: they may lead anywhere."""
    done = {named(outcome, language) for outcome in ("accepted", "refused") for language in LANGUAGES}
    found = []
    for place, folders, files in os.walk(inbox):
        top = Path(place) == inbox
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not (top and name in done))
        found += [Path(place) / name for name in files if _is_meant(name)]
    return [path for path in found if path.is_file() and not path.is_symlink()]


def _is_meant(name: str) -> bool:
    lower = name.casefold()
    return not (name.startswith((".", "~$")) or lower.endswith(UNFINISHED) or lower in LITTER)


def age(path: Path) -> tuple[float, str]:
    """Sorts the oldest first, so that a correction supersedes what it corrects."""
    try:
        return path.stat().st_mtime, path.as_posix()
    except OSError:
        return 0.0, path.as_posix()


def wait_for(paths: Iterable[Path], settled: float) -> None:
    """Waits once until what was there is so old that nobody is still writing it."""
    youngest = max((age(path)[0] for path in paths), default=0.0)
    time.sleep(min(max(youngest + settled - time.time(), 0.0), settled))


def is_settled(path: Path, settled: float) -> bool:
    try:
        return time.time() - path.stat().st_mtime >= settled or settled == 0
    except OSError:  # somebody took it away
        return False


def free_place(inbox: Path, path: Path, outcome: str, language: str) -> Path:
    """Where to move a file: by its own name, or numbered where another file has that."""
    place = inbox / named(outcome, language) / path.relative_to(inbox)
    store.make_folder(place.parent)
    target, number = place, 2
    while target.exists():
        target = place.with_name(f"{place.stem} ({number}){place.suffix}")
        number += 1
    return target


def move(path: Path, target: Path) -> None:
    """Gives the file its new place for good; a file has one name at any moment."""
    path.rename(target)
    store.sync_folder(target.parent)
    store.sync_folder(path.parent)


def write(path: Path, content: bytes) -> None:
    """Under its name the file is absent or whole; one that a killed run left is replaced."""
    draft = path.with_name(f".{path.name}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
