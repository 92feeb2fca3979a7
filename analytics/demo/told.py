"""The demo's own words and proportions, from ``county.toml`` and ``phrases.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def county() -> dict[str, Any]:
    return tomllib.loads((HERE / "county.toml").read_text(encoding="utf-8"))


@cache
def phrases() -> dict[str, Any]:
    return tomllib.loads((HERE / "phrases.toml").read_text(encoding="utf-8"))


def story(name: str) -> str:
    """The township or unit that a told story is about."""
    return str(county()["stories"][name])
