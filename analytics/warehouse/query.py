"""A query is a value: it can be printed, compared and tested, and it is its own cache key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SQL = Path(__file__).parent.parent / "sql"


@dataclass(frozen=True)
class Query:
    """Named SQL over marts with its parameters; marts are named bare, so that only a scoped reading can answer it."""

    name: str
    sql: str
    params: tuple[tuple[str, Any], ...] = ()

    @property
    def bound(self) -> dict[str, Any]:
        """The parameters as DuckDB takes them: tuples become lists."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self.params}


@dataclass(frozen=True)
class Scope:
    """Whose rows a reader may see: all townships (None) or just these."""

    townships: frozenset[str] | None = None


EVERYTHING = Scope()


def named(name: str, **params: Any) -> Query:
    """The query of ``sql/queries/<name>.sql`` with its parameters."""
    return Query(name, text("queries", name), tuple(sorted(params.items())))


@cache
def text(folder: str, name: str) -> str:
    return (SQL / folder / f"{name}.sql").read_text(encoding="utf-8")


def without_comments(sql: str) -> str:
    return re.sub(r"--[^\n]*", "", sql)


def scoped(sql: str, marts: Mapping[str, bool], alias: str, scope: Scope) -> str:
    """The query with each mart that it names bound to the rows in scope.

    ``marts`` maps a mart's name to whether it has a ``township_code``; ``alias`` is the attached database. The bare names exist
    only as these common table expressions: a query that reaches past its scope does not bind.
    """
    plain = without_comments(sql).strip()
    words = set(re.findall(r"\w+", plain))
    bindings = [
        f"{name} as not materialized (select * from {alias}.{name}{_condition(placed, scope)})"
        for name, placed in marts.items()
        if name in words
    ]
    if not bindings:
        return plain
    rest = re.sub(r"^with\s+", ", ", plain, flags=re.IGNORECASE)
    return "with " + ",\n".join(bindings) + ("\n" if rest == plain else "") + rest


def _condition(placed: bool, scope: Scope) -> str:
    if scope.townships is None or not placed:
        return ""
    codes = ", ".join("'" + code.replace("'", "''") + "'" for code in sorted(scope.townships))
    return f" where township_code in ({codes})" if codes else " where false"
