"""Every text is there in both languages, says the same facts in both, and is asked for by someone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from analytics.wording import LANGUAGES, LOCALES, texts

ROOT = Path(__file__).parents[1]
ASKING = {"t", "say", "_both"}
OF_PAGES = (
    "shell",
    "overview",
    "hazards",
    "charts",
    "stats",
    "tables",
    "explore",
    "briefing",
    "rows",
    "upload",
    "frontdoor",
    "protection",
    "reporting",
    "work",
    "map",
    "quality",
    "reconcile",
    "locks",
    "submit",
    "coverage",
    "supervision",
)


def facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def asked_for(*folders: str) -> Iterator[tuple[str, str]]:
    """(where, pattern) of every text that these folders' code asks for; what an f-string fills in may be anything."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ASKING and node.args:
                    for pattern in patterns(node.args[0]):
                        yield f"{path.name}:{node.lineno}", pattern


def patterns(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [re.escape(str(node.value))]
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in node.values]
        return ["".join(parts)]
    if isinstance(node, ast.IfExp):
        return patterns(node.body) + patterns(node.orelse)
    return []


@pytest.mark.parametrize("name", sorted(path.name for path in (LOCALES / "zh").glob("*.toml")))
def test_a_table_of_words_is_there_in_every_language(name):
    assert [language for language in LANGUAGES if not (LOCALES / language / name).exists()] == []


def test_both_languages_have_the_same_texts():
    zh, en = (set(texts(language)) for language in LANGUAGES)
    assert zh ^ en == set()


def test_a_text_names_the_same_facts_in_both_languages():
    zh, en = (texts(language) for language in LANGUAGES)
    assert {key: (zh[key], en[key]) for key in zh if facts(zh[key]) != facts(en.get(key, ""))} == {}


def test_no_text_of_the_pages_is_empty_but_the_space_that_chinese_does_not_write():
    empty = {key for language in LANGUAGES for key, text in texts(language).items() if not text}
    assert {key for key in empty if key.split(".")[0] in OF_PAGES} == {
        "overview.between_sentences",
        "reporting.between_sentences",
        "stats.between_sentences",
        "work.between_sentences",
    }


def test_every_text_that_a_page_asks_for_exists():
    known = texts("zh")
    missing = [
        (where, pattern)
        for where, pattern in asked_for("ui", "pages")
        if "\\." in pattern and not any(re.fullmatch(pattern, key) for key in known)
    ]
    assert missing == []


def test_every_text_of_the_pages_is_asked_for():
    used = {pattern for _, pattern in asked_for("ui", "pages")}
    dead = [
        key
        for key in texts("zh")
        if key.split(".")[0] in OF_PAGES and not any(re.fullmatch(pattern, key) for pattern in used)
    ]
    assert dead == []


def test_no_sentence_for_a_reader_stands_in_the_code():
    """Chinese in the code of pages is a code of the contract or a name of ours, never a sentence."""
    found = [
        (path.name, node.value)
        for folder in ("ui", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(_without_docstrings(ast.parse(path.read_text(encoding="utf-8"))))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search("[\u4e00-\u9fff]{4,}", node.value)
    ]
    assert found == []


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        for name, inner in ast.iter_fields(node):
            if isinstance(inner, list):
                kept = [n for n in inner if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
                setattr(node, name, kept)
    return tree
