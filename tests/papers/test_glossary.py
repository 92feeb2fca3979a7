"""The glossary joins what is declared; its own words name things that exist."""

import re
import tomllib

from analytics import glossary, papers
from analytics.contract import KINDS
from analytics.metrics import METRICS

TERMS = tomllib.loads(glossary.TERMS.read_text(encoding="utf-8"))["term"]


def test_every_column_and_indicator_has_its_line():
    text = glossary.glossary()
    wanted = {c.id: c.zh for kind in KINDS.values() for c in kind.columns} | {m.id: m.zh for m in METRICS.values()}
    assert [id_ for id_, zh in wanted.items() if not re.search(rf"\| {re.escape(zh)} \|[^|]+\| `{id_}` \|", text)] == []


def test_an_identifier_of_the_glossary_is_one_of_the_code():
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (papers.ROOT / "analytics").rglob("*")
        if path.suffix in (".py", ".toml", ".sql") and path != glossary.TERMS
    )
    names = {name for term in TERMS for name in term["id"].split(", ")}
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", sources)] == []
