"""Passwords and tokens: from the environment, else from the data folder's ``secrets.toml``. Nothing else may hold them."""

import os
import re
import tomllib

from analytics.errors import CampusError
from analytics.workspace import Workspace

PLACE = re.compile(r"\$\{(\w+)\}")


class Secrets:
    """Looked up by name; what is looked up goes to the server that asks for it and is never printed."""

    def __init__(self, workspace: Workspace) -> None:
        self._kept = _read(workspace)

    def get(self, name: str) -> str:
        """Empty where neither the environment nor the file knows it."""
        return os.environ.get(name) or self._kept.get(name, "")

    def filled(self, text: str) -> str:
        """The text with each ``${NAME}`` put in. Raises CampusError for a name that nobody has set."""

        def known(match: re.Match[str]) -> str:
            if value := self.get(match[1]):
                return value
            raise CampusError("remind_secret", name=match[1])

        return PLACE.sub(known, text)


def _read(workspace: Workspace) -> dict[str, str]:
    file = workspace.data / "secrets.toml"
    if not file.exists():
        return {}
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        # Without the parser's own words, which may quote a line.
        raise CampusError("remind_secrets_file", file=file.name) from error
    return {name: str(value) for name, value in told.items()}
