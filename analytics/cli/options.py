"""Options that several commands take, declared once. Help texts are keys of ``locales/*/cli.toml``."""

import getpass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from analytics.errors import UsageError

if TYPE_CHECKING:
    from analytics.workspace import Workspace

Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="option.data", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="option.json")]
Lang = Annotated[
    Literal["zh", "en"] | None, typer.Option("--lang", metavar="zh|en", help="option.lang", show_default=False)
]
Reported = Annotated[Path, typer.Argument(metavar="FILE", help="option.file")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="option.out", show_default=False)]
Actor = Annotated[str | None, typer.Option("--as", metavar="NAME", help="option.as", show_default=False)]

KIND = typer.Option("--kind", metavar="KIND", help="option.kind", show_default=False)
UNIT = typer.Option("--unit", metavar="UNIT", help="option.unit", show_default=False)
MONTH = typer.Option("--month", metavar="YYYY-MM", help="option.month", show_default=False)


class Form(StrEnum):
    """What a form can be written as."""

    xlsx = "xlsx"
    csv = "csv"


class TableFormat(StrEnum):
    """What a table can be written as."""

    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"


def workspace(data: Path | None) -> "Workspace":
    """The data folder that is meant. Raises UsageError for something else of that name."""
    from analytics.workspace import Workspace

    chosen = Workspace.at(data)
    if chosen.data.exists() and not chosen.data.is_dir():
        raise UsageError("no_folder", folder=chosen.data)
    return chosen


def content(file: Path) -> bytes:
    """The file's bytes. Raises UsageError where there is no such file, or none that may be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError("no_such_file", file=file, why=error.strerror) from error


def actor(named: str | None) -> str:
    """Who is named, else who is logged in: the audit trail wants someone."""
    if named and named.strip():
        return named.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container's user need not have a name
        return "unknown"
