"""Whatever the data side raises, finds or prints has words."""

import ast
import re
from pathlib import Path

import pytest

from analytics.wording import texts
from tests.test_words import patterns

ANALYTICS = Path(__file__).parents[2] / "analytics"
SPOKEN_BY = {"UsageError": "errors", "CampusError": "errors", "tell": "cli", "_wrong": "verify", "_note": "verify"}


def asked_for():
    """(function, pattern of the key) of every call that names a code or a key."""
    for path in sorted(ANALYTICS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = getattr(getattr(node, "func", None), "id", "")
            if called in SPOKEN_BY and node.args:
                yield from ((called, pattern) for pattern in patterns(node.args[0]))


@pytest.mark.parametrize("function", SPOKEN_BY)
def test_every_code_and_key_has_its_words(function):
    known = texts("zh")
    wanted = {pattern for called, pattern in asked_for() if called == function}
    missing = {p for p in wanted if not any(re.fullmatch(f"{SPOKEN_BY[function]}\\.{p}", key) for key in known)}
    assert wanted
    assert missing == set()
