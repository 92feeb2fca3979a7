"""What messages say: ``locales/<language>/reminders.toml``, which a county overrides text by text in its data folder."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from string import Formatter
from typing import Any

from analytics import wording
from analytics.contract import KINDS
from analytics.deadlines import Deadline
from analytics.errors import CampusError
from analytics.workspace import Workspace


def say(key: str, workspace: Workspace, language: str, /, **facts: Any) -> str:
    """A text of the county's own, else the shipped one. Raises CampusError where the county's cannot be used."""
    file = workspace.data / "reminders" / f"{language}.toml"
    own = _own(file).get(key) if file.exists() else None
    if own is None:
        return wording.say(f"reminders.{key}", language, **facts)
    try:
        # Plain names only: a text must not reach into what it is given.
        if unknown := {name for _, name, _, _ in Formatter().parse(own) if name is not None} - facts.keys():
            raise ValueError("{" + "}, {".join(sorted(unknown)) + "}")
        return own.format(**facts)
    except (ValueError, LookupError) as error:
        raise CampusError("remind_words", file=file.name, key=key, why=str(error)) from error


def what(deadline: Deadline, language: str) -> str:
    """``2021年5月月报`` or the year-end summary."""
    if deadline.month is None:
        return wording.say("reminders.what_summary", language)
    return wording.say("reminders.what_month", language, month=wording.month(deadline.month, language))


def kinds(ids: Sequence[str], language: str) -> str:
    """The report kinds by name, in the contract's order."""
    named = [kind.zh if language == "zh" else kind.en for kind in KINDS.values() if kind.id in ids]
    return wording.say("shell.comma", language).join(named)


def _own(file: Path) -> dict[str, str]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CampusError("remind_words", file=file.name, key="", why=str(error)) from error
    return {key: text for key, text in told.items() if isinstance(text, str)}


def incident_kind(code: str, language: str) -> str:
    """A kind of incident as the contract names it."""
    terms = {term.zh: term.en for term in KINDS["incidents"].by_id["kind"].terms}
    return code if language == "zh" else terms.get(code, code)
