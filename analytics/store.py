"""Submitted bytes and their typed rows on disk: once written they stay, and are never changed.

A file counts only when the register says so; what a killed process leaves behind here is never looked at.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING
from uuid import uuid4

from analytics.contract import KINDS, Kind
from analytics.errors import CampusError

if TYPE_CHECKING:
    import pyarrow as pa

    from analytics.register import Submission
    from analytics.workspace import Workspace


def keep_original(workspace: "Workspace", content: bytes, sha256: str | None = None) -> str:
    """Writes the bytes under their SHA-256 and returns it; bytes that are already there are not written again."""
    sha256 = sha256 or hashlib.sha256(content).hexdigest()
    path = original_path(workspace, sha256)
    if path.exists() and path.read_bytes() == content:
        sync_folder(path.parent)  # whoever wrote it may not have come to that
    else:
        _write_durably(path, lambda file: file.write(content))
    return sha256


def keep_rows(workspace: "Workspace", kind: str, month: str, table: "pa.Table") -> str:
    """Writes typed rows as Parquet in their order; returns the file's name relative to ``workspace.rows``."""
    import pyarrow.parquet as parquet

    name = f"kind={kind}/month={month}/{uuid4().hex}.parquet"
    _write_durably(workspace.rows / name, lambda file: parquet.write_table(table, file, compression="zstd"))
    return name


def keep_warnings(workspace: "Workspace", rows_file: str, table: "pa.Table") -> str:
    """Writes warnings (``kept_warnings.SCHEMA``) beside the rows that they are about; returns the file's SHA-256."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    buffer = pa.BufferOutputStream()
    parquet.write_table(table, buffer, compression="zstd")
    content = buffer.getvalue().to_pybytes()
    _write_durably(warnings_path(workspace, rows_file), lambda file: file.write(content))
    return hashlib.sha256(content).hexdigest()


def read_original(workspace: "Workspace", sha256: str) -> bytes:
    """The submitted bytes. Raises OSError where they are missing."""
    return original_path(workspace, sha256).read_bytes()


def read_rows(workspace: "Workspace", submission: "Submission") -> "pa.Table":
    """The submission's typed rows in today's ``kind.arrow_schema``: a column declared since then is empty.

    Raises CampusError where the disk has lost or damaged them.
    """
    try:
        return aligned(stored_rows(workspace, submission.rows_file), KINDS[submission.kind])
    except (OSError, ValueError) as error:  # ArrowInvalid is a ValueError
        raise CampusError("rows_unreadable", submission=submission.id) from error


def stored_rows(workspace: "Workspace", rows_file: str) -> "pa.Table":
    """The rows as they were written, with the columns of that day."""
    import pyarrow.parquet as parquet

    # A single file, not a dataset: the folder's kind=… and month=… are not columns of the rows.
    return parquet.ParquetFile(workspace.rows / rows_file).read()


def read_warnings(workspace: "Workspace", submission: "Submission") -> "pa.Table | None":
    """The submission's warnings, ``kept_warnings.SCHEMA``; None where none were kept.

    Raises CampusError where the disk has damaged them.
    """
    import pyarrow.parquet as parquet

    path = warnings_path(workspace, submission.rows_file)
    try:
        return parquet.ParquetFile(path).read() if path.exists() else None
    except (OSError, ValueError) as error:
        raise CampusError("warnings_unreadable", submission=submission.id) from error


def aligned(rows: "pa.Table", kind: Kind) -> "pa.Table":
    """The rows with exactly the columns that the kind declares today; Parquet keeps no whole-second timestamps."""
    import pyarrow as pa

    arrays = [
        rows[field.name].cast(field.type) if field.name in rows.column_names else pa.nulls(rows.num_rows, field.type)
        for field in kind.arrow_schema
    ]
    return pa.table(arrays, schema=kind.arrow_schema)


def forget_rows(workspace: "Workspace", rows_file: str) -> None:
    """Removes rows that did not come to count, and the warnings about them."""
    (workspace.rows / rows_file).unlink(missing_ok=True)
    warnings_path(workspace, rows_file).unlink(missing_ok=True)


def original_path(workspace: "Workspace", sha256: str) -> Path:
    return workspace.originals / sha256[:2] / sha256


def warnings_path(workspace: "Workspace", rows_file: str) -> Path:
    """Where the warnings about these rows lie, if there are any: the rows' name counts for both."""
    return (workspace.rows / rows_file).with_suffix(".warnings.parquet")


def make_folder(folder: Path) -> None:
    """Creates the folder and its parents so that they survive a power cut."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def _write_durably(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Under its name the file is either absent or whole, also after a power cut."""
    make_folder(path.parent)
    unfinished = path.with_name(f".{uuid4().hex}.tmp")
    try:
        with unfinished.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder survive a power cut."""
    if os.name == "nt":  # Windows opens no folders; NTFS journals the renaming itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
