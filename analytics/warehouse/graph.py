"""In which order the ``.sql`` files run: each after the tables that it names."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

from analytics.warehouse.query import SQL, without_comments


def statements(*folders: str) -> dict[str, str]:
    """Table name to its SELECT, from the files of the folders."""
    files: list[Path] = [path for folder in folders for path in sorted((SQL / folder).glob("*.sql"))]
    return {path.stem: path.read_text(encoding="utf-8") for path in files}


def ordered(tables: dict[str, str]) -> list[str]:
    """The tables' names, each after those that its SELECT reads from."""
    return list(
        TopologicalSorter({name: reads(sql) & tables.keys() - {name} for name, sql in tables.items()}).static_order()
    )


def reads(sql: str) -> set[str]:
    """The names after FROM and JOIN."""
    return set(re.findall(r"\b(?:from|join)\s+(\w+)", without_comments(sql), flags=re.IGNORECASE))
