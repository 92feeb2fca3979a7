"""The committed papers are what the declarations say, and every problem has its words."""

import ast
import string

import pytest

from analytics import intake, papers, problems
from analytics.contract import KINDS
from analytics.contract.declarations import ARROW_TYPES
from analytics.intake.views import VIEWS
from analytics.wording import LANGUAGES, texts

RULED = {rule.code for kind in KINDS.values() for rule in kind.rules}
GENERIC = {code: severities for level in problems.declared().values() for code, severities in level.items()}


@pytest.mark.parametrize("path", papers.PAPERS)
def test_the_committed_paper_is_the_rendering(path):
    committed = (papers.ROOT / path).read_text(encoding="utf-8")
    assert committed == papers.PAPERS[path](), "run: python -m analytics.papers"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_text_and_a_remedy_and_nothing_else_has(language):
    words = {key.split(".", 1)[1] for key in texts(language) if key.startswith("problems.")}
    assert words == {f"{code}.{part}" for code in RULED | set(GENERIC) for part in ("text", "remedy")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_ask_for_no_fact_but_the_value(language):
    for key, text in texts(language).items():
        if key.startswith("problems."):
            assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= {"value"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_say_the_value_in_the_same_problems(language):
    def with_value(language):
        return {key for key, text in texts(language).items() if key.startswith("problems.") and "{value}" in text}

    assert with_value(language) == with_value("zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_types_channels_cadences_and_views_have_their_words(language):
    def named(prefix):
        return {key.removeprefix(prefix) for key in texts(language) if key.startswith(prefix)}

    assert named("template.type.") == named("template.example.") == set(ARROW_TYPES)
    assert named("papers.view.") == set(VIEWS)
    assert named("papers.channel.") == {channel for kind in KINDS.values() for channel in kind.channels}
    assert named("papers.cadence.") == {kind.cadence for kind in KINDS.values()}


def test_every_problem_that_the_code_raises_is_declared():
    """Codes stand as first argument of Problem and Refused, or as ``problem=`` of a cell."""
    raised = set()
    for path in sorted(papers.ROOT.joinpath("analytics").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                first = call.args[:1] if call.func.id in ("Problem", "Refused") else []
                named = [word.value for word in call.keywords if word.arg == "problem"]
                raised |= {node.value for node in (*first, *named) if isinstance(node, ast.Constant)}
    assert len(raised) > 20
    assert raised - {None} <= set(GENERIC)


def test_every_declared_code_is_raised_somewhere():
    sources = "".join(
        path.read_text(encoding="utf-8") for path in papers.ROOT.joinpath("analytics").rglob("*.py")
    )  # fmt: skip
    composed = {code.format(n) for n in ("unit", "month") for code in ("other_{}", "{}_not_recognised", "{}_in_doubt")}
    assert [code for code in GENERIC if code not in composed and f'"{code}"' not in sources] == []


def test_severities_of_the_reading_are_the_declared_ones():
    reading = intake.read("隐患编号,学校代码,备注\nH1,,x\nH1,S1,\n".encode(), "x.csv", KINDS["hazards"], None)
    found = {(p.code, p.severity) for p in problems.listed(reading.problems)}
    assert found
    assert all(severity in GENERIC[code] for code, severity in found)
