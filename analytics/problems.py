"""A problem holds facts; its words are in ``locales/*/problems.toml``.

A problem names a code, a severity, the row as the spreadsheet counts it, the column's identifier and the value there.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

Severity = Literal["error", "warning"]

SCHEMA = pa.schema(
    [
        ("code", pa.string()),
        ("severity", pa.string()),
        ("row", pa.int64()),
        ("column", pa.string()),
        ("value", pa.string()),
    ]
)

DECLARED = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found wrong: ``row`` and ``column`` are None where the file as a whole is meant."""

    code: str
    severity: Severity = "error"
    row: int | None = None
    column: str | None = None
    value: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def table(problems: Iterable[Problem]) -> pa.Table:
    """The problems as an Arrow table, which holds a million of them as easily as one."""
    return pa.Table.from_pylist([problem.as_dict() for problem in problems], schema=SCHEMA)


def listed(problems: pa.Table, limit: int | None = None) -> Iterator[Problem]:
    """The table's rows as problems: errors first, of each what concerns the whole file, then in the order of the file."""
    keys = [(name, "ascending", "at_start") for name in ("severity", "row", "column")]
    order = pc.sort_indices(problems, sort_keys=keys)
    kept = problems.take(order if limit is None else order.slice(0, limit))
    return (Problem(**row) for row in kept.to_pylist())


def has_errors(problems: pa.Table) -> bool:
    return "error" in problems["severity"].unique().to_pylist()


def declared() -> dict[str, dict[str, tuple[Severity, ...]]]:
    """The codes that are no rule of the contract, with the severities they can have, under ``file`` and ``cell``."""
    levels = tomllib.loads(DECLARED.read_text(encoding="utf-8"))
    return {level: {code: _severities(named) for code, named in codes.items()} for level, codes in levels.items()}


def _severities(named: Severity | list[Severity]) -> tuple[Severity, ...]:
    return tuple(named) if isinstance(named, list) else (named,)
