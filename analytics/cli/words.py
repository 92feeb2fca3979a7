"""Which language the command line speaks, and its help in it."""

import os
from collections.abc import Sequence
from typing import Any

import typer

from analytics.wording import LANGUAGES, say, texts

_spoken = [LANGUAGES[0]]


def choose(arguments: Sequence[str]) -> str:
    """``--lang``, else ``CAMPUS_LANG``, else Chinese. Needed before the arguments are parsed: help is spoken too."""
    said = [os.environ.get("CAMPUS_LANG", "")]
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            said.append(value or "".join(arguments[position + 1 : position + 2]))
    _spoken[0] = said[-1] if said[-1] in LANGUAGES else LANGUAGES[0]
    return _spoken[0]


def language() -> str:
    return _spoken[0]


def tell(key: str, **facts: Any) -> str:
    """A sentence of the command line in the chosen language."""
    return say(f"cli.{key}", language(), **facts)


def usage(error: typer.TyperException, language: str) -> str:
    """The parser's complaint in one line."""
    name = type(error).__name__
    param = getattr(error, "param", None)
    named = "/".join(getattr(param, "opts", ())) if getattr(param, "param_type_name", "") == "option" else ""
    named = named or str(getattr(param, "metavar", None) or getattr(error, "option_name", ""))
    why = " ".join(str(error.message or error.format_message()).split())
    key = {"NoSuchOption": "no_such_option", "MissingParameter": "missing", "BadParameter": "bad"}.get(name, "other")
    return say(f"cli.usage.{key}", language, name=named, why=why)


def put_into_words(command: Any, language: str) -> Any:
    """Commands and options are declared with keys of ``locales/*/cli.toml`` as help; this puts the texts there."""
    known = texts(language)
    for each in (command, *getattr(command, "commands", {}).values()):
        each.help = known[f"cli.{each.help}"]
        each.short_help = each.help.splitlines()[0]
        for param in each.params:
            if param.help and f"cli.{param.help}" in known:
                param.help = known[f"cli.{param.help}"]
    return command


def headings(text: str, language: str) -> str:
    """The help page's own words (Usage, Options, …), which Typer has in English only."""
    for key, spoken in texts(language).items():
        if key.startswith("cli.heading."):
            text = text.replace(texts("en")[key], spoken)
    return text
