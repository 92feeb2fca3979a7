"""Where built warehouses lie: versioned file names, a pointer that names the one in force, one lock for builders."""

import os
from pathlib import Path
from uuid import uuid4

from filelock import FileLock

from analytics.workspace import Workspace

POINTER = "CURRENT"
KEPT = 2  # the one in force and the one before it, which readers may still be using


def lock(workspace: Workspace) -> FileLock:
    """Held by whoever builds; another process waits for it."""
    workspace.warehouse.mkdir(parents=True, exist_ok=True)
    return FileLock(workspace.warehouse / "build.lock")


def in_force(workspace: Workspace) -> Path | None:
    """The warehouse file that readers should open, or None before the first build."""
    try:
        name = (workspace.warehouse / POINTER).read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    path = workspace.warehouse / Path(name).name
    return path if name and path.is_file() else None


def version_of(path: Path) -> str:
    return path.name.split(".")[0].removeprefix("campus-").split("-")[0]


def new_name(workspace: Workspace, version: str) -> Path:
    """A name that was never used: DuckDB hands out an open database again when a path is opened a second time."""
    return workspace.warehouse / f"campus-{version}-{uuid4().hex[:8]}.duckdb"


def put_in_force(workspace: Workspace, path: Path) -> None:
    """The swap: after this line readers get the new warehouse, before it the old one, and never half of each."""
    pointer = workspace.warehouse / POINTER
    draft = pointer.with_suffix(".draft")
    with draft.open("w", encoding="ascii") as file:
        file.write(path.name)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(pointer)


def tidy(workspace: Workspace) -> None:
    """Deletes warehouses that nobody needs and what a killed build left; one that is still open on Windows waits."""
    current = in_force(workspace)
    files = sorted(workspace.warehouse.glob("campus-*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    kept = [path for path in files if path.suffix == ".duckdb"][:KEPT]
    for path in files:
        if path not in kept and path != current:
            try:
                path.unlink()
            except PermissionError:
                continue
