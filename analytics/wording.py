"""Words in the reader's language: ``locales/<language>/<namespace>.toml``, asked for as ``namespace.key``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LOCALES = Path(__file__).parent.parent / "locales"
LANGUAGES = ("zh", "en")


def say(key: str, language: str, /, **facts: Any) -> str:
    """The text of ``key`` with its ``{facts}`` filled in. Raises KeyError for a key that no table has."""
    return texts(language)[key].format(**facts) if facts else texts(language)[key]


def month(text: str, language: str) -> str:
    """``2021-05`` as it is read."""
    return say("shell.month", language, year=text[:4], name=say(f"shell.month_names.m{text[5:]}", language))


@cache
def texts(language: str) -> dict[str, str]:
    """All texts of a language, flat: ``namespace.section.key`` to text."""
    tables = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in (LOCALES / language).glob("*.toml")
    }
    return dict(_flat("", tables))


def _flat(prefix: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        pair
        for key, value in table.items()
        for pair in (_flat(f"{prefix}{key}.", value) if isinstance(value, dict) else [(f"{prefix}{key}", str(value))])
    ]
