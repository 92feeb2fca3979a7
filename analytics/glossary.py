"""GLOSSARY.md: 中文 · English · identifier, joined from the declarations, the catalogue and the county's lists."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from analytics.contract import KINDS
from analytics.contract.declarations import Term
from analytics.markdown import table
from analytics.metrics import METRICS
from analytics.wording import LANGUAGES, say

TERMS = Path(__file__).with_suffix(".toml")

Row = tuple[str, ...]


def glossary() -> str:
    """The whole document."""
    parts = {
        "terms": _table(_terms(), "means"),
        "kinds": _table((kind.zh, kind.en, f"`{kind.id}`") for kind in KINDS.values()),
        "columns": _table(_columns(), "kinds"),
        "vocabularies": _table(_vocabularies(), "vocabulary"),
        "metrics": _table((metric.zh, metric.en, f"`{metric.id}`") for metric in METRICS.values()),
    }
    title = f"# {_both('title')}\n\n" + "\n\n".join(say("glossary.intro", language) for language in LANGUAGES)
    return "\n\n".join((title, *(f"## {_both(name)}\n\n{body}" for name, body in parts.items()))) + "\n"


def _terms() -> Iterable[Row]:
    for term in tomllib.loads(TERMS.read_text(encoding="utf-8"))["term"]:
        ids = ", ".join(f"`{name}`" for name in term["id"].split(", "))
        yield term["zh"], term["en"], ids, f"{term['means_zh']}<br>{term['means_en']}"


def _columns() -> Iterable[Row]:
    """Each column once, with the kinds that have it."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for kind in KINDS.values():
        for column in (*kind.common, *kind.columns):
            found.setdefault((column.zh, column.en, column.id), []).append(f"`{kind.id}`")
    for (zh, en, id_), kinds in found.items():
        yield zh, en, f"`{id_}`", "、".join(kinds)


def _vocabularies() -> Iterable[Row]:
    """Words of closed lists. The Chinese one is also what is stored."""
    found: dict[Term, list[str]] = {}
    for kind in KINDS.values():
        for column in kind.columns:
            for term in column.terms:
                names = found.setdefault(term, [])
                if column.vocabulary and f"`{column.vocabulary}`" not in names:
                    names.append(f"`{column.vocabulary}`")
    for term, names in found.items():
        yield term.zh, term.en, "、".join(names)


def _table(rows: Iterable[Row], *further: str) -> str:
    heads = ["zh", "en", *(["id"] if further != ("vocabulary",) else []), *further]
    return table(map(_both, heads), rows)


def _both(key: str) -> str:
    return " · ".join(say(f"glossary.{key}", language) for language in LANGUAGES)
