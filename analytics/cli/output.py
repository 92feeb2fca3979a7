"""How results are printed: JSON for programs, aligned columns and sentences for people."""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analytics.cli.words import tell


def as_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def columns(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table in columns, which a Chinese character fills twice as much as a Latin one."""
    lines = [list(headers), *([_cell(value) for value in row] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        print("  ".join(padded).rstrip())


def deliver(content: bytes, out: Path | None, name: str) -> None:
    """Writes a file where ``out`` says; without it to the pipe, or at a terminal as ``name`` in the current folder."""
    if out is None and not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    path = out or Path(name)
    path.write_bytes(content)
    print(tell("written", path=path, size=f"{len(content):,}"), file=sys.stderr)


def _cell(value: Any) -> str:
    return "—" if value is None else str(value)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
