"""What a caller did wrong or the machine cannot do: a code with facts, worded in ``locales/*/errors.toml``."""

from typing import Any

from analytics.wording import say


class CampusError(Exception):
    """Something that cannot be done; one sentence for the reader. The command line exits 1."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def words(self, language: str) -> str:
        return say(f"errors.{self.code}", language, **self.facts)

    def __str__(self) -> str:
        return self.words("en")


class Overtaken(CampusError):
    """What was to be built upon is no longer what counts: look again, and try again."""


class UsageError(CampusError):
    """The caller asked for something that does not exist or makes no sense. The command line exits 2."""
