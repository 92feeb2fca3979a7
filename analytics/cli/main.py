"""Runs a command and turns whatever stops it into one line and an exit code: 1 refused or failed, 2 wrong usage."""

import io
import os
import sys
import traceback
from collections.abc import Sequence

import typer

from analytics.cli import words
from analytics.cli.app import command
from analytics.errors import CampusError, UsageError
from analytics.wording import say

REFUSED, WRONG_USAGE = 1, 2

# Errors of parts that a command may not even have loaded are known by name, so that the command line stays light.
NAMED = {
    "analytics.settings.SettingsError": "settings_wrong",
    "analytics.contract.declarations.DeclarationError": "settings_wrong",
    "analytics.metrics.CatalogueError": "settings_wrong",
    "analytics.warehouse.read.NoWarehouse": "no_warehouse",
    "sqlalchemy.exc.SQLAlchemyError": "register_failed",
    "builtins.OSError": "disk",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code; prints results to standard output and what went wrong, in one line, to standard error."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    language = words.choose(arguments)
    try:
        code = command(language).main(arguments or ["--help"], prog_name="python -m analytics", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except typer.TyperException as error:
        print(words.usage(error, language), file=sys.stderr)
        return error.exit_code
    except Exception as error:
        if os.environ.get("CAMPUS_DEBUG"):
            traceback.print_exc()
        print(" ".join(one_line(error, language).split()), file=sys.stderr)
        return WRONG_USAGE if isinstance(error, UsageError) else REFUSED


def one_line(error: Exception, language: str) -> str:
    """What a person is told of an error."""
    if isinstance(error, CampusError):
        return error.words(language)
    names = [f"{each.__module__}.{each.__qualname__}" for each in type(error).__mro__]
    if "analytics.warehouse.builder.BrokenPromise" in names:
        check, rows = getattr(error, "check", ""), getattr(error, "rows", [])
        return say("errors.broken_promise", language, check=check, rows=len(rows))
    known = next((NAMED[name] for name in names if name in NAMED), None)
    if known is None:
        return say("errors.unexpected", language, name=type(error).__name__)
    return say(f"errors.{known}", language, why=_why(error))


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(getattr(error, "orig", None) or error)


def _speak_utf8() -> None:
    """A pipe on Windows would get the machine's code page, and a terminal without Chinese would end in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
