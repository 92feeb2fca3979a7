"""Documents made from the declarations: problem codes, report kinds, indicators; a test holds the files to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from analytics import problems
from analytics.contract import KINDS, Column, Kind, Rule
from analytics.glossary import glossary
from analytics.intake.views import VIEWS
from analytics.markdown import table
from analytics.metrics import METRICS, Metric, Term
from analytics.wording import say

ROOT = Path(__file__).parent.parent


def problems_paper(kinds: Mapping[str, Kind] = KINDS) -> str:
    """Every problem code with its words in both languages, its severity and where it can occur."""
    rows = [
        (f"`{code}`", "<br>".join(map(_both, severities)), _words(code, "text"), _words(code, "remedy"), where)
        for code, severities, where in _codes(kinds)
    ]
    head = (_both(f"problems.{name}") for name in ("code", "severity", "text", "remedy", "used"))
    return _paper("problems", table(head, rows))


def contract_paper(kinds: Mapping[str, Kind] = KINDS) -> str:
    """Every report kind with its columns and rules, and the closed lists of words."""
    common = next(iter(kinds.values())).common
    parts = [f"## {_both('contract.common')}\n\n{_columns(common)}", *(_kind(kind) for kind in kinds.values())]
    return _paper("contract", *parts, _vocabularies(kinds), _views())


def metrics_paper(metrics: Mapping[str, Metric] = METRICS) -> str:
    """Every indicator: names, definitions, clause of the notice, what it is counted from, how to read it."""
    return _paper("metrics", *map(_metric, metrics.values()))


PAPERS: dict[str, Callable[[], str]] = {
    "docs/problems.md": problems_paper,
    "docs/contract.md": contract_paper,
    "docs/metrics.md": metrics_paper,
    "GLOSSARY.md": glossary,
}


def write(root: Path = ROOT) -> None:
    """Brings every document up to date with the declarations."""
    for path, render in PAPERS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(render(), encoding="utf-8", newline="\n")


def _metric(metric: Metric) -> str:
    target = None if metric.target is None else metric.format_value(metric.target)
    facts = {
        "subject": _both(f"subject.{metric.subject}"),
        "clause": metric.clause,
        "owner": _both(f"owner.{metric.owner}"),
        "format": _both(f"format.{metric.format}"),
        "better": _both(f"better.{metric.better}"),
        "target": target or _both("none"),
        "numerator": _terms(metric.numerator),
        "denominator": _terms(metric.denominator),
        "rows": "；".join(f"`{rows}`" for rows in metric.rows),
    }
    lines = [f"- {_both(f'metrics.{name}')}: {fact}" for name, fact in facts.items() if fact]
    words = f"{metric.definition_zh}\n\n{metric.definition_en}"
    return f"## `{metric.id}` {metric.zh} · {metric.en}\n\n{words}\n\n" + "\n".join(lines)


def _terms(terms: Iterable[Term]) -> str:
    return " + ".join(f"`{term.column}` ({_both(f'over.{term.over}')})" for term in terms)


def _codes(kinds: Mapping[str, Kind]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Code, severities and places: first what can happen to any file, then the rules of each kind."""
    ruled: dict[tuple[str, str], list[str]] = {}
    for kind in kinds.values():
        for rule in kind.rules:
            ruled.setdefault((rule.code, rule.severity), []).append(f"`{kind.id}.{rule.column}`")
    for level, codes in problems.declared().items():
        for code, severities in codes.items():
            places = [_both(f"problems.any_{level}"), *(p for s in severities for p in ruled.pop((code, s), []))]
            yield code, severities, "<br>".join(places)
    for (code, severity), places in ruled.items():
        yield code, (severity,), "<br>".join(dict.fromkeys(places))


def _words(code: str, part: str) -> str:
    return "<br>".join(say(f"problems.{code}.{part}", language).replace("{value}", "…") for language in ("zh", "en"))


def _kind(kind: Kind) -> str:
    facts = {
        "grain": f"{kind.grain_zh} · {kind.grain_en}",
        "measure": kind.measure,
        "channels": "；".join(_both(f"channel.{channel}") for channel in kind.channels),
        "cadence": _both(f"cadence.{kind.cadence}"),
        "key": "、".join(f"`{name}`" for name in kind.key) or _both("none"),
        **({"empty": _both("yes")} if kind.empty_allowed else {}),
    }
    lines = [f"- {_both(f'contract.{name}')}: {fact}" for name, fact in facts.items()]
    rules = f"### {_both('contract.rules')}\n\n{_rules(kind.rules)}" if kind.rules else ""
    columns = f"### {_both('contract.columns')}\n\n{_columns(kind.columns)}"
    return "\n\n".join(filter(None, (f"## `{kind.id}` {kind.zh} · {kind.en}", "\n".join(lines), columns, rules)))


def _columns(columns: Iterable[Column]) -> str:
    head = (f"contract.{name}" for name in ("id", "name", "type", "unit", "required", "vocabulary", "aliases"))
    rows = [
        (
            f"`{column.id}`",
            f"{column.zh} · {column.en}",
            column.type,
            column.unit_zh and f"{column.unit_zh} · {column.unit_en}",
            _both("yes") if column.required else "",
            f"`{column.vocabulary}`" if column.vocabulary else "",
            "、".join(column.aliases),
        )
        for column in columns
    ]
    return table(map(_both, head), rows)


def _rules(rules: Iterable[Rule]) -> str:
    head = ("problems.code", "problems.severity", "contract.rule_column", "contract.condition")
    rows = [
        (f"`{rule.code}`", _both(rule.severity), f"`{rule.column}`", f"`{' '.join((rule.when or rule.query).split())}`")
        for rule in rules
    ]
    return table(map(_both, head), rows)


def _vocabularies(kinds: Mapping[str, Kind]) -> str:
    used = {c.vocabulary: c.terms for kind in kinds.values() for c in kind.columns if c.vocabulary}
    rows = [(f"`{name}`", "<br>".join(" · ".join(term.spellings) for term in terms)) for name, terms in used.items()]
    head = (_both("contract.vocabulary"), _both("contract.words"))
    return f"## {_both('contract.vocabularies')}\n\n{table(head, rows)}"


def _views() -> str:
    rows = [(f"`{name}`", _both(f"view.{name}")) for name in VIEWS]
    head = (_both("contract.view"), _both("contract.view_holds"))
    return f"## {_both('contract.views')}\n\n{table(head, rows)}"


def _paper(name: str, *parts: str) -> str:
    title = f"# {_both(f'{name}.title')}"
    intro = "\n\n".join(
        say(f"papers.{key}", language) for key in ("generated", f"{name}.intro") for language in ("zh", "en")
    )
    return "\n\n".join((title, intro, *parts)) + "\n"


def _both(key: str) -> str:
    return f"{say(f'papers.{key}', 'zh')} · {say(f'papers.{key}', 'en')}"


if __name__ == "__main__":
    write()
