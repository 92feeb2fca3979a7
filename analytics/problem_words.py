"""A problem in the reader's words, from ``locales/*/problems.toml``."""

from analytics.contract import KINDS, Kind
from analytics.problems import Problem
from analytics.wording import say


def sentence(problem: Problem, language: str) -> str:
    """What is wrong."""
    return say(f"problems.{problem.code}.text", language, value=_value(problem, language))


def remedy(problem: Problem, language: str) -> str:
    """What to do about it."""
    return say(f"problems.{problem.code}.remedy", language, value=_value(problem, language))


def column(problem: Problem, kind: Kind, language: str) -> str:
    """The header of the problem's column, or nothing where the row or the file as a whole is meant."""
    columns = {declared.id: declared for declared in (*kind.common, *kind.columns)}
    found = columns.get(problem.column or "")
    return found.label(language) if found else problem.column or ""


def _value(problem: Problem, language: str) -> str:
    if problem.code == "wrong_kind" and problem.value in KINDS:
        return KINDS[problem.value].label(language)
    return problem.value or ""
